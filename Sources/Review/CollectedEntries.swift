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
    case .pair(let verdict): entries.pairVerdicts.append(verdict)
    case .unfilled: report.unfilled += 1
    }
  }

  /// Records everything in one transaction.
  func record(in store: AuditStore) throws -> ImportReport {
    let counts = try store.record(entries)
    var report = report
    report.added = counts.added
    report.alreadyThere = counts.alreadyThere
    return report
  }
}
