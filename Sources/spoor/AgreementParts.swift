import Reporting
import Review
import SpoorModel

/// Krippendorff's α by model, by provenance and by stratum, as a person reads it.
struct AgreementParts {
  private let asked: [QuestionAgreement]
  private let figure = FigureText.terminal

  init(_ questions: [QuestionAgreement]) { asked = questions.filter { $0.question != .cause } }

  /// A table for each way of parting that makes two parts or more.
  var blocks: [[String]] {
    [
      block("alpha by model") { $0.provenance == nil },
      block("alpha by provenance") { $0.model == nil },
      block("alpha by stratum", least: Self.few) { $0.scoreBin != nil },
    ]
  }

  /// Of fewer tasks a stratum's alpha says nothing; `--json` has all.
  private static let few = 5

  private func block(
    _ title: String,
    least: Int = 0,
    of isMeant: (QuestionAgreement.Part) -> Bool
  ) -> [String] {
    var table = TextTable(
      heads: [(text: title, side: .left), (text: "tasks", side: .right)]
        + asked.map { (text: $0.question.rawValue, side: .left) }
    )
    for part in (asked.first?.parts ?? []).filter(isMeant)
    where part.agreement.units >= least {
      let same = asked.map { question in
        question.parts.first {
          $0.model == part.model && $0.provenance == part.provenance
            && $0.scoreBin == part.scoreBin
        }
      }
      table.rows.append(
        [name(of: part), figure.count(part.agreement.units)]
          + same.map { figure.coefficient($0?.agreement.alpha) }
      )
    }
    return table.rows.count < 2 ? [] : table.lines
  }

  private func name(of part: QuestionAgreement.Part) -> String {
    let names = [part.model, part.provenance?.rawValue, part.scoreBin.map { "scores \($0 + 1)" }]
    return names.compactMap(\.self).joined(separator: ", ")
  }
}
