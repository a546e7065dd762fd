public import Foundation
import Records
public import SpoorModel

/// One checkpoint of a run: how much of the training data it had fitted, and how well it did.
public struct MixOutcome: Hashable, Sendable {
  /// The run.
  public var run: String
  /// The checkpoint's epoch.
  public var epoch: Double
  /// Fitted examples that were not Unknown, by all training examples: N_kn/|D|.
  public var known: Double
  /// Fitted Unknown examples by all training examples: N_unk/|D|.
  public var unknown: Double
  /// The accuracies by their keys: in distribution `test`, out of it `ood`.
  public var accuracies: [AccuracyKind: Double]

  /// Describes a checkpoint.
  public init(
    run: String,
    epoch: Double,
    known: Double,
    unknown: Double,
    accuracies: [AccuracyKind: Double]
  ) {
    self.run = run
    self.epoch = epoch
    self.known = known
    self.unknown = unknown
    self.accuracies = accuracies
  }
}

/// Which questions an accuracy is of.
public enum AccuracyKind: String, Hashable, Sendable, CaseIterable, Codable {
  /// Questions of the training data's relations.
  case inDistribution = "test"
  /// Questions of other relations.
  case outOfDistribution = "ood"
}

/// Reads checkpoints of several runs: records of `run`, `epoch`, `N`, `N_known_fit`, `N_unknown_fit` and
/// `test_accuracy` or `ood_accuracy`.
public enum MixOutcomeFile {
  private static let shape = RecordShape(
    "a checkpoint of a run",
    keys: ["run", "epoch", "N", "N_known_fit", "N_unknown_fit", "test_accuracy"],
    optionalKeys: ["ood_accuracy"]
  )

  /// The checkpoints of all files in their order; a run may go on in another file.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, more fitted than there are, a checkpoint
  ///   that stands twice, and a file without records.
  public static func read(_ files: [URL]) throws(SpoorError) -> [MixOutcome] {
    var outcomes: [MixOutcome] = []
    var places: [String: SpoorError.Location] = [:]
    for file in files { outcomes += try read(file, &places) }
    return outcomes
  }

  private static func read(
    _ file: URL,
    _ places: inout [String: SpoorError.Location]
  ) throws(SpoorError) -> [MixOutcome] {
    let reader = try RecordReader(file, shape: shape)
    var outcomes: [MixOutcome] = []
    while let record = try reader.next() {
      let outcome = try outcome(record)
      let name = "epoch \(outcome.epoch.asEpoch) of run \(outcome.run)"
      if let place = places.updateValue(record.location, forKey: name) {
        throw record.error("\(name) stands at \(place) already", remedy: "Keep one of them.")
      }
      outcomes.append(outcome)
    }
    guard !outcomes.isEmpty else { throw reader.noRecords }
    return outcomes
  }

  private static func outcome(_ record: Record) throws(SpoorError) -> MixOutcome {
    guard let run = try record.id(at: "run") else { throw record.missing("run") }
    let all = try count("N", record)
    let (known, unknown) = (try count("N_known_fit", record), try count("N_unknown_fit", record))
    guard all > 0, known + unknown <= all else {
      throw record.error(
        "\(known) known and \(unknown) unknown examples are fitted of \(all)",
        remedy: "N counts all training examples, N_known_fit and N_unknown_fit those fitted."
      )
    }
    var accuracies: [AccuracyKind: Double] = [:]
    for kind in AccuracyKind.allCases {
      for key in ["\(kind.rawValue)_accuracy", "\(kind.rawValue)_acc"] {
        guard let share = try record.optionalShare(key) else { continue }
        accuracies[kind] = share
        break
      }
    }
    guard !accuracies.isEmpty else { throw record.missing("test_accuracy") }
    return MixOutcome(
      run: run.description,
      epoch: try record.epoch(),
      known: Double(known) / Double(all),
      unknown: Double(unknown) / Double(all),
      accuracies: accuracies
    )
  }

  private static func count(_ key: String, _ record: Record) throws(SpoorError) -> Int {
    guard let count = try record.optionalCount(key) else { throw record.missing(key) }
    return count
  }
}
