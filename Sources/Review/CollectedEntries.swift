import AuditStore
import DurableFiles
import SpoorModel

/// What files say, gathered before anything is recorded: all of it is, or nothing.
struct CollectedEntries {
  var report = ImportReport(added: 0, alreadyThere: 0, unfilled: 0)
  private var entries = ReviewEntries()

  init() {}

  /// Takes what a tool's case comes to.
  mutating func take(_ outcome: CaseCheck.Outcome) {
    switch outcome {
    case .verdict(let verdict): entries.verdicts.append(verdict)
    case .skip(let skip):
      entries.skips.append(skip)
      report.skipped += 1
    case .unfilled: report.unfilled += 1
    }
  }

  /// Takes what a line says.
  mutating func take(_ content: ImportLine.Content) {
    switch content {
    case .item(let verdict): entries.verdicts.append(verdict)
    case .decision(let decision): entries.adjudications.append(decision)
    case .pair(let verdict): entries.pairVerdicts.append(verdict)
    case .unfilled: report.unfilled += 1
    }
  }

  /// Records everything in one transaction.
  func record(
    in store: AuditStore,
    as meaning: VerdictImport.Meaning
  ) throws -> ImportReport {
    var entries = entries
    var report = report
    report.contradictions = contradictions
    for name in entries.verdicts.map(\.reviewer) + entries.pairVerdicts.map(\.reviewer) {
      report.reviewers[name, default: 0] += 1
    }
    if meaning == .gold {
      entries.gold = entries.verdicts.map(GoldAnswer.init)
      entries.verdicts = []
    }
    let counts = try store.record(entries)
    report.added = counts.added
    report.alreadyThere = counts.alreadyThere
    report.decisions = counts.decisions
    report.decisionsAlreadyThere = counts.decisionsAlreadyThere
    return report
  }

  /// Where one person says different things of an item at one time: their last word is in the order of the files.
  private var contradictions: [String] {
    var said: [Occasion: ItemAnswers] = [:]
    return entries.verdicts.compactMap { verdict in
      let occasion = Occasion(verdict)
      defer { said[occasion] = verdict.answers }
      guard let before = said[occasion], before != verdict.answers else { return nil }
      let time = verdict.time.map { "both at \($0)" } ?? "both without a time"
      return
        "'\(verdict.reviewer)' judged case \(verdict.item.rawValue.prefix(12)) twice, \(time), and differently"
    }
  }

  private struct Occasion: Hashable {
    let item: ItemHash
    let reviewer: String
    let time: Timestamp?

    init(_ verdict: Verdict) {
      item = verdict.item
      reviewer = verdict.reviewer
      time = verdict.time
    }
  }
}

extension GoldAnswer {
  /// What somebody says who knows; their note is the reason.
  fileprivate init(_ verdict: Verdict) {
    self.init(
      item: verdict.item,
      author: verdict.reviewer,
      time: verdict.time,
      answers: verdict.answers,
      reason: verdict.note
    )
  }
}
