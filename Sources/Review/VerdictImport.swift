public import AuditStore
public import Foundation
import Records
import SpoorModel

/// Brings verdicts back into an audit: from Spoor's own JSON Lines, or from what an annotation tool exports.
///
/// An own line is a `spoor.verdict/1`, a `spoor.task/1` or `spoor.item/1` as it was exported with its `verdict`
/// filled in, or such a `spoor.pair/1`. Either all verdicts of the files are taken, or none and the error says
/// which line is at fault.
public struct VerdictImport: Sendable {
  /// What the verdicts of a file are taken for.
  public enum Meaning: Sendable {
    /// What reviewers say.
    case verdicts
    /// Answers that are known to be right, to measure reviewers by.
    case gold
  }

  private let store: AuditStore
  private let meaning: Meaning

  /// An import into `store`.
  public init(into store: AuditStore, as meaning: Meaning = .verdicts) {
    self.store = store
    self.meaning = meaning
  }

  /// Adds the verdicts of the file at `path`, whatever its format.
  ///
  /// - Throws: ``SpoorModel/SpoorError`` `badInput` for a file that is missing, malformed or at odds
  ///   with the audit; `inputOutput` for one that cannot be read.
  public func add(fileAt path: String) throws -> ImportReport { try add(filesAt: [path]) }

  /// Adds the verdicts of the files at `paths`, all or none.
  ///
  /// - Parameters:
  ///   - paths: the files.
  ///   - format: what they are written in; `nil` for what each of them looks like.
  ///   - reviewers: who the tool's users are.
  /// - Returns: what became of the cases.
  /// - Throws: as ``add(fileAt:)``.
  public func add(
    filesAt paths: [String],
    in format: ExportFormat? = nil,
    by reviewers: ReviewerNames = .asGiven
  ) throws -> ImportReport {
    var collected = CollectedEntries()
    let shown = ShownTasks(of: store)
    let register = ReviewerRegister(reviewers)
    for path in paths {
      let file = try ImportFile(path, format: format)
      guard let reader = file.format.reader(fileNamed: file.name) else {
        let lines = OwnLines(of: store, shown: shown, register)
        try file.forEachLine { line, number in
          collected.take(try lines.content(of: line, at: .init(file: path, line: number)))
        }
        continue
      }
      let check = CaseCheck(task: shown.task, reviewers: register)
      try file.forEachCase(reader) { filled in
        collected.take(try check.outcome(of: filled, &collected.report))
      }
    }
    try register.check()
    return try collected.record(in: store, as: meaning)
  }

  /// Adds the verdicts of `lines`, JSON Lines in UTF-8; empty lines are skipped.
  ///
  /// - Parameters:
  ///   - lines: the file's contents.
  ///   - file: the file's name, for errors.
  /// - Returns: how many verdicts were added, were there, and were not filled in.
  /// - Throws: ``SpoorModel/SpoorError`` `badInput` that names file and line; nothing is added then.
  public func add(_ lines: Data, from file: String) throws -> ImportReport {
    var collected = CollectedEntries()
    let own = OwnLines(of: store, shown: ShownTasks(of: store), ReviewerRegister(.asGiven))
    for (index, line) in lines.split(separator: newline, omittingEmptySubsequences: false)
      .enumerated() where !line.allSatisfy(\.isBlank)
    {
      collected.take(try own.content(of: line, at: .init(file: file, line: index + 1)))
    }
    return try collected.record(in: store, as: meaning)
  }
}

/// Spoor's own lines of one import.
private struct OwnLines {
  private let store: AuditStore
  private let shown: ShownTasks
  private let register: ReviewerRegister
  private let decoder = JSONDecoder()

  init(of store: AuditStore, shown: ShownTasks, _ register: ReviewerRegister) {
    self.store = store
    self.shown = shown
    self.register = register
  }

  func content(of line: Data, at place: SpoorError.Location) throws -> ImportLine.Content {
    let source = ImportLine(location: place, store: store, shown: shown, reviewers: register)
    return try source.content(of: line, decoder)
  }
}

private let newline = UInt8(ascii: "\n")

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
