public import AuditStore
public import Foundation
import SpoorModel

/// Brings verdicts back into an audit from Spoor's own JSON Lines.
///
/// A line is a `spoor.verdict/1`, a `spoor.item/1` as ``JSONLinesExport`` wrote it with its
/// `verdict` filled in, or such a `spoor.pair/1` of ``PairLinesExport``. Either all verdicts of a file are taken, or none and the error says which
/// line is at fault.
public struct VerdictImport: Sendable {
  private let store: AuditStore

  /// An import into `store`.
  public init(into store: AuditStore) { self.store = store }

  /// Adds the verdicts of the file at `path`.
  ///
  /// - Throws: ``SpoorModel/SpoorError`` `badInput` for a file that is missing, malformed or at odds
  ///   with the audit; `inputOutput` for one that cannot be read.
  public func add(fileAt path: String) throws -> ImportReport {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw SpoorError(
        .badInput,
        "there is no such file",
        at: .init(file: path),
        remedy: "Check the path."
      )
    }
    guard !isFolder.boolValue else {
      throw SpoorError(
        .badInput,
        "this is a folder, not a file of verdicts",
        at: .init(file: path),
        remedy: "Name a file in it."
      )
    }
    do {
      return try add(try Data(contentsOf: URL(filePath: path)), from: path)
    } catch let error as CocoaError {
      throw SpoorError(
        .inputOutput,
        "the file cannot be read: \(error.localizedDescription)",
        at: .init(file: path),
        remedy: "Check that it is a file and that you may read it."
      )
    }
  }

  /// Adds the verdicts of `lines`, JSON Lines in UTF-8; empty lines are skipped.
  ///
  /// - Parameters:
  ///   - lines: the file's contents.
  ///   - file: the file's name, for errors.
  /// - Returns: how many verdicts were added, were there, and were not filled in.
  /// - Throws: ``SpoorModel/SpoorError`` `badInput` that names file and line; nothing is added then.
  public func add(_ lines: Data, from file: String) throws -> ImportReport {
    let decoder = JSONDecoder()
    var verdicts: [Verdict] = []
    var pairs: [PairVerdict] = []
    var decisions: [Adjudication] = []
    var unfilled = 0
    for (index, line) in lines.split(separator: newline, omittingEmptySubsequences: false)
      .enumerated() where !line.allSatisfy(\.isBlank)
    {
      let source = ImportLine(location: .init(file: file, line: index + 1), store: store)
      switch try source.content(of: line, decoder) {
      case .item(let verdict): verdicts.append(verdict)
      case .decision(let decision): decisions.append(decision)
      case .pair(let verdict): pairs.append(verdict)
      case .unfilled: unfilled += 1
      }
    }
    let counts = try store.record(
      ReviewEntries(verdicts: verdicts, pairVerdicts: pairs, adjudications: decisions)
    )
    return ImportReport(added: counts.added, alreadyThere: counts.alreadyThere, unfilled: unfilled)
  }
}

private let newline = UInt8(ascii: "\n")

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
