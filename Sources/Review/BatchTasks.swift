public import AuditStore
public import Foundation

/// What a batch asks its reviewers.
public enum BatchTasks: Sendable {
  /// To judge doubted spans, all that are known with what Spoor found.
  case items([AuditItem])
  /// To judge the tasks of a drawn queue, blind.
  case tasks([ReviewTask])
  /// To decide where experts differ.
  case disputes([JudgedTask])
  /// To say what sets two answers apart; with what is known to be true, by prompt.
  case pairs([AnswerPair], references: [String: String])

  /// How many tasks there are.
  public var count: Int {
    switch self {
    case .items(let items): items.count
    case .tasks(let tasks): tasks.count
    case .disputes(let tasks): tasks.count
    case .pairs(let pairs, _): pairs.count
    }
  }

  /// Writes the tasks one by one; pairs and disputes are always Spoor's own JSON Lines.
  ///
  /// - Throws: what `sink` throws.
  public func write(
    in format: ExportFormat,
    _ options: ExportOptions,
    to sink: (Data) throws -> Void
  ) throws {
    switch self {
    case .items(let items) where format == .jsonl:
      try ItemLinesExport().write(items, to: sink)
    case .items, .tasks:
      try format.export(options).write(shown, to: sink)
    case .disputes(let tasks):
      try AdjudicationExport().write(tasks, to: sink)
    case .pairs(let pairs, let references):
      try PairLinesExport(references: references).write(pairs, to: sink)
    }
  }

  /// What stands beside the tasks: what the tool needs, and how to judge.
  public func setUp(in format: ExportFormat, _ options: ExportOptions) -> [SetUpFile] {
    format.export(options).setUp(for: shown) + [SetUpFile("guidelines.md", guidelines(format))]
  }

  /// What this batch's experts need of the guidelines.
  private func guidelines(_ format: ExportFormat) -> String {
    switch self {
    case .items, .tasks: ReviewGuidelines.judging(format.isOwn ? .inFile : .inTool)
    case .disputes: ReviewGuidelines.judging(.disputes)
    case .pairs: ReviewGuidelines.comparing
    }
  }

  /// The tasks as a reviewer is shown them.
  private var shown: [ReviewTask] {
    switch self {
    case .items(let items): items.map(ReviewTask.init)
    case .tasks(let tasks): tasks
    case .disputes, .pairs: []
    }
  }
}

extension ExportFormat {
  /// Whether people fill the file itself in.
  fileprivate var isOwn: Bool { self == .jsonl || self == .csv }
}
