import Figures
import Foundation
import Knowledge
import SpoorModel

/// What `spoor knowledge fit` prints for people.
struct MixModelText {
  private let document: MixModelDocument

  init(_ document: MixModelDocument) { self.document = document }

  /// The models, their predictions, what a reader must know; with a final line break.
  var text: String {
    let parts = document.models.map(text(of:)) + document.caveats
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func text(of model: MixModelDocument.Model) -> String {
    let r = model.rSquared.map { StatementText.fixed($0, digits: 3) } ?? "undefined"
    let head =
      "Accuracy \(Self.name(model.accuracy)), \(model.checkpoints.counted("checkpoint")) of "
      + "\(model.runs.counted("run")), R² \(r)"
    let ranges =
      "Fitted shares were \(Self.shown(model.knownFitted)) known, "
      + "\(Self.shown(model.unknownFitted)) Unknown."
    let lines = [head] + table(model).lines + [Self.verdict(model), ranges]
    return (lines + model.predictions.flatMap(predicted)).joined(separator: "\n")
  }

  private func table(_ model: MixModelDocument.Model) -> TextTable {
    var table = TextTable(heads: [
      ("", .left), ("points (95 %)", .right), ("standard error", .right),
    ])
    let rows: [(String, Estimate, Double?)] = [
      ("nothing fitted (b0)", model.intercept, model.standardErrors?[0]),
      ("all known fitted (b_kn)", model.known, model.standardErrors?[1]),
      ("all Unknown fitted (b_unk)", model.unknown, model.standardErrors?[2]),
      ("known less Unknown", model.difference, nil),
    ]
    table.rows = rows.map { name, estimate, error in
      [name, estimate.inPoints, error.map(StatementText.points) ?? "–"]
    }
    return table
  }

  private static func verdict(_ model: MixModelDocument.Model) -> String {
    let unknown = model.unknown
    guard unknown.low != nil else { return "Whether Unknown examples help or harm is not told." }
    guard unknown.excludesZero else {
      return "Nothing shows that fitting Unknown examples changes the accuracy."
    }
    if unknown.value < 0 { return "Fitting Unknown examples lowers the accuracy." }
    let less = model.difference.excludesZero && model.difference.value > 0
    return "Fitting Unknown examples raises the accuracy\(less ? ", less than known ones do" : "")."
  }

  private func predicted(_ prediction: MixModelDocument.Model.Prediction) -> [String] {
    let line =
      "With \(StatementText.percent(prediction.known)) known and "
      + "\(StatementText.percent(prediction.unknown)) Unknown fitted: "
      + "\(prediction.accuracy.inPoints) %, of which the Unknown ones "
      + "\(prediction.ofUnknown.inPoints) points."
    return [line] + prediction.warnings.map { "  \($0)" }
  }

  private static func name(_ kind: AccuracyKind) -> String {
    switch kind {
    case .inDistribution: "in distribution"
    case .outOfDistribution: "out of distribution"
    }
  }

  private static func shown(_ range: MixModelDocument.Model.Range) -> String {
    "\(StatementText.points(range.low)) to \(StatementText.percent(range.high))"
  }
}
