import Records
import SpoorModel

/// A log with a record a question and epoch.
struct QuestionRecords {
  /// Right answers and questions.
  private struct Count {
    var right = 0
    var all = 0

    var share: LoggedShare? {
      all == 0 ? nil : LoggedShare(Double(right) / Double(all), of: all)
    }

    mutating func add(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }
  }

  private struct Seen: Hashable {
    var epoch: Double
    var split: String
    var id: QuestionID
  }

  private(set) var dev: [Double: [QuestionID: Bool]] = [:]
  private(set) var uncategorised: Set<QuestionID> = []
  private var fitted: [Double: [FitGroup: Count]] = [:]
  private var test: [Double: Count] = [:]
  private var seen: Set<Seen> = []

  init(_ first: Record, _ reader: RecordReader, _ knowledge: BaseKnowledge) throws(SpoorError) {
    var categories: [String: KnowledgeCategory] = [:]
    for row in knowledge.rows { categories[row.rowID.description] = row.category }
    var next: Record? = first
    while let record = next {
      try add(record, categories)
      next = try reader.next()
    }
  }

  private mutating func add(
    _ record: Record,
    _ categories: [String: KnowledgeCategory]
  ) throws(SpoorError) {
    let (epoch, id) = (try record.epoch(), try record.questionID())
    let isRight = try record.truth("correct")
    let split = try record.filledString("split") ?? "train"
    guard seen.insert(Seen(epoch: epoch, split: split, id: id)).inserted else {
      throw record.error("\(id) stands twice in epoch \(epoch.asEpoch)")
    }
    switch split {
    case "train":
      if let category = categories[id.id.description] {
        fitted[epoch, default: [:]][FitGroup(category), default: Count()].add(isRight)
      } else {
        uncategorised.insert(id)
      }
    case "dev": dev[epoch, default: [:]][id] = isRight
    case "test": test[epoch, default: Count()].add(isRight)
    default: throw record.error("\"split\" is train, dev or test, not \"\(split)\"")
    }
  }

  var epochs: [LoggedEpoch] {
    let all = Set(fitted.keys).union(dev.keys).union(test.keys)
    return all.sorted().map { epoch in
      var questions = Count()
      for isRight in (dev[epoch] ?? [:]).values { questions.add(isRight) }
      return LoggedEpoch(
        epoch,
        fitted: (fitted[epoch] ?? [:]).compactMapValues(\.share),
        dev: questions.share,
        test: test[epoch]?.share
      )
    }
  }
}
