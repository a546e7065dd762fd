import Figures
import Foundation
import Knowledge
import SpoorModel

/// What `spoor knowledge dynamics` prints for people.
struct DynamicsText {
  private let document: DynamicsDocument
  private let groups: [FitGroup]

  init(_ document: DynamicsDocument) {
    self.document = document
    groups = FitGroup.allCases.filter { group in
      document.epochs.contains { $0.fitted[group.rawValue] != nil }
    }
  }

  /// The recommendation, the curve, what a reader must know; with a final line break.
  var text: String {
    let parts = [recommendation, table.lines.joined(separator: "\n")] + halves + document.caveats
    return parts.joined(separator: "\n\n") + "\n"
  }

  private var recommendation: String {
    let (early, last) = (document.earlyStop, document.convergence)
    guard early.epoch < last.epoch else {
      return "The development accuracy is greatest at the last epoch, \(Self.number(last.epoch)): "
        + "\(last.dev.inPoints) %."
    }
    let fitted = groups.compactMap { group in
      early.fitted[group.rawValue].map {
        "\(StatementText.percent($0.share)) of the \(Self.name(group))"
      }
    }
    let learnt =
      fitted.isEmpty ? "" : " By then \(fitted.joined(separator: ", ")) examples are fitted."
    return """
      Stop after epoch \(Self.number(early.epoch)): development accuracy \(early.dev.inPoints) %, at \
      the last epoch, \(Self.number(last.epoch)), \(last.dev.inPoints) %.
      Going on cost \(document.gap.inPoints) points\(cost)\(tested); stopping saves \
      \(Self.number(document.savedEpochs)) of \(Self.number(last.epoch)) epochs.\(learnt)
      """
  }

  /// Whether that is more than chance.
  private var cost: String {
    guard document.gap.low != nil else { return "" }
    return document.gap.excludesZero ? "" : ", which chance alone may do"
  }

  private var tested: String {
    document.testGap.map { " (of the test set \($0.inPoints))" } ?? ""
  }

  private var table: TextTable {
    let hasTest = document.epochs.contains { $0.test != nil }
    var table = TextTable(
      heads: [("epoch", .right)] + groups.map { ("\(Self.name($0)) fitted, %", .right) }
        + [("dev, %", .right)] + (hasTest ? [("test, %", .right)] : []) + [("", .left)]
    )
    table.rows = document.epochs.map { epoch in
      [Self.number(epoch.epoch)] + groups.map { Self.cell(epoch.fitted[$0.rawValue]) }
        + [Self.cell(epoch.dev)] + (hasTest ? [Self.cell(epoch.test)] : [])
        + [epoch.epoch == document.earlyStop.epoch ? "early stop" : ""]
    }
    return table
  }

  private var halves: [String] {
    let told = groups.compactMap { group in
      document.halfFitted[group.rawValue].map {
        "\(Self.name(group)) after \(StatementText.fixed($0, digits: 1))"
      }
    }
    return told.isEmpty ? [] : ["Half fitted, in epochs: \(told.joined(separator: ", "))."]
  }

  private static func name(_ group: FitGroup) -> String {
    switch group {
    case .known: "known"
    case .highlyKnown: "HighlyKnown"
    case .maybeKnown: "MaybeKnown"
    case .weaklyKnown: "WeaklyKnown"
    case .unknown: "Unknown"
    }
  }

  private static func number(_ epoch: Double) -> String {
    epoch == epoch.rounded() ? String(format: "%.0f", epoch) : String(format: "%g", epoch)
  }

  private static func cell(_ share: DynamicsDocument.Share?) -> String {
    share.map { StatementText.points($0.share) } ?? "–"
  }
}
