import AuditStore

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
    if meaning == .gold {
      entries.gold = entries.verdicts.map(GoldAnswer.init)
      entries.verdicts = []
    }
    let counts = try store.record(entries)
    var report = report
    report.added = counts.added
    report.alreadyThere = counts.alreadyThere
    return report
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
