import Audits
import Divergence
import Records
import SpoorModel

/// Compared models as CSV: a line a model, measure and part of the responses.
struct ComparisonRows {
  let text: String

  private static let head = "model,less,measure,part,value,low,high,responses,tokens"

  init(_ compared: ComparedModels) {
    var lines = [Self.head]
    for model in compared.models {
      for measure in ComparedMeasure.allCases {
        guard let estimate = model.measures[measure.rawValue] else { continue }
        lines.append(
          Self.line(
            [model.name, "", measure.rawValue, "all"],
            estimate,
            counts: [model.responses.count, model.divergence.all.tokens]
          )
        )
      }
      for (name, profile) in [
        ("kl_tuned_base", model.divergence.all.klTunedBase),
        ("kl_base_tuned", model.divergence.all.klBaseTuned),
      ] {
        let bins = profile.bins.enumerated().map { ("bin \($0.offset + 1)", $0.element) }
        for (part, mean) in [("first 5 %", profile.first), ("rest", profile.rest)] + bins {
          guard let estimate = mean.estimate else { continue }
          lines.append(
            Self.line(
              [model.name, "", name, part],
              estimate,
              counts: [mean.responses, mean.tokens]
            )
          )
        }
      }
    }
    for difference in compared.differences {
      for measure in ComparedMeasure.allCases {
        guard let estimate = difference.measures[measure.rawValue] else { continue }
        let names = [difference.model, difference.less, measure.rawValue, "all"]
        lines.append(Self.line(names, estimate, counts: []))
      }
    }
    text = lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func line(_ names: [String], _ estimate: Estimate, counts: [Int]) -> String {
    let numbers = [estimate.value, estimate.low, estimate.high].map { $0.map { "\($0)" } ?? "" }
    let padded = counts.map(String.init) + repeatElement("", count: 2 - counts.count)
    return (names.map(\.csvField) + numbers + padded).joined(separator: ",")
  }
}
