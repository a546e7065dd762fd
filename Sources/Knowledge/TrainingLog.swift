public import Foundation
import Records
public import SpoorModel

/// What a tuned model answered rightly, epoch by epoch.
///
/// Two kinds of file: a record an epoch with shares (`train_known_acc`, `train_unknown_acc`, `dev_acc`, …),
/// or a record an epoch and question (`row_id`, `correct`, `split`), whose categories a knowledge file tells.
public struct TrainingLog: Hashable, Sendable {
  /// The epochs in order; never empty.
  public let epochs: [LoggedEpoch]
  /// Whether each development question was answered rightly, by epoch, where the log tells it.
  public let devAnswers: [Double: [QuestionID: Bool]]
  /// How many training examples have no category and are in no group.
  public let uncategorised: Int

  static let shape = RecordShape(
    "what a model answered after an epoch",
    keys: ["epoch"],
    optionalKeys: [
      "train_known_acc, train_unknown_acc, dev_acc, test_acc (and each with _n for _acc), or row_id, "
        + "correct, split"
    ]
  )

  /// Joins epochs.
  ///
  /// - Parameters:
  ///   - epochs: at least one.
  ///   - devAnswers: the development questions one by one.
  ///   - uncategorised: how many training examples have no category.
  public init(
    _ epochs: [LoggedEpoch],
    devAnswers: [Double: [QuestionID: Bool]] = [:],
    uncategorised: Int = 0
  ) {
    precondition(!epochs.isEmpty, "a log of nothing")
    self.epochs = epochs.sorted { $0.epoch < $1.epoch }
    self.devAnswers = devAnswers
    self.uncategorised = uncategorised
  }

  /// Reads a log.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - knowledge: the categories of training rows, for a log of single questions.
  /// - Throws: ``SpoorError`` `badInput` for a malformed record, an epoch or a question of one that stands
  ///   twice, a log of single questions without knowledge, and a file without records.
  public init(reading url: URL, knowledge: BaseKnowledge? = nil) throws(SpoorError) {
    let reader = try RecordReader(url, shape: Self.shape)
    guard let first = try reader.next() else { throw reader.noRecords }
    if first.object["correct"] == nil {
      self.init(try EpochRecords(first, reader).epochs)
      return
    }
    guard let knowledge else {
      throw SpoorError(
        .usage,
        "a log of single questions needs their categories",
        at: SpoorError.Location(file: reader.file),
        remedy: "Name what 'spoor knowledge classify --json' printed with --knowledge."
      )
    }
    let outcomes = try QuestionRecords(first, reader, knowledge)
    self.init(
      outcomes.epochs,
      devAnswers: outcomes.dev,
      uncategorised: outcomes.uncategorised.count
    )
  }
}

/// A log with a record an epoch.
private struct EpochRecords {
  private(set) var epochs: [LoggedEpoch] = []

  init(_ first: Record, _ reader: RecordReader) throws(SpoorError) {
    var lines: [Double: Int] = [:]
    var next: Record? = first
    while let record = next {
      let epoch = try record.epoch()
      if let line = lines.updateValue(record.line, forKey: epoch) {
        throw record.error(
          "epoch \(epoch.asEpoch) stands in line \(line) already",
          remedy: "Name the log of one run; 'spoor knowledge fit' takes several."
        )
      }
      epochs.append(try Self.logged(record, epoch))
      next = try reader.next()
    }
  }

  private static func logged(_ record: Record, _ epoch: Double) throws(SpoorError) -> LoggedEpoch {
    var fitted: [FitGroup: LoggedShare] = [:]
    for group in FitGroup.allCases {
      fitted[group] = try record.share(["train_\(group.rawValue)"])
    }
    let dev = try record.share(["dev", "dev_known"])
    guard !fitted.isEmpty || dev != nil else {
      throw record.error("the record has no accuracy; found \(record.keysInWords)")
    }
    return LoggedEpoch(epoch, fitted: fitted, dev: dev, test: try record.share(["test"]))
  }
}

extension Record {
  /// The number of an epoch, 0 or more.
  func epoch() throws(SpoorError) -> Double {
    guard let epoch = try optionalNumber("epoch") else { throw missing("epoch") }
    guard epoch.isFinite, epoch >= 0 else {
      throw error("\"epoch\": expected a number of 0 or more, found \(epoch)")
    }
    return epoch
  }

  /// The share under the first of these names that is there, as `NAME_acc` with `NAME_n`.
  fileprivate func share(_ names: [String]) throws(SpoorError) -> LoggedShare? {
    for name in names {
      for key in ["\(name)_acc", "\(name)_accuracy"] {
        guard let share = try optionalShare(key) else { continue }
        return LoggedShare(share, of: try optionalCount("\(name)_n"))
      }
    }
    return nil
  }

  /// A share of 0...1; `nil` where it is absent, null or empty.
  func optionalShare(_ key: String) throws(SpoorError) -> Double? {
    guard let share = try optionalNumber(key) else { return nil }
    guard (0...1).contains(share) else {
      throw error(
        "\"\(key)\": \(share) is no share",
        remedy: "Write shares from 0 to 1: 0.43, not 43."
      )
    }
    return share
  }
}

extension Double {
  /// An epoch as people write it: `3`, `2.5`.
  var asEpoch: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
