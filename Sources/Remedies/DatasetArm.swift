public import Corpora
import Records

/// A dataset with something done to some of its rows, for a model to be trained on.
public struct DatasetArm {
  /// What is done to them.
  public enum Action {
    /// They are left out.
    case without
    /// All others are left out.
    case only
    /// Some of their answers are replaced.
    case saying(Answers)
    /// All others are left out, and some of their answers are replaced.
    case onlySaying(Answers)
  }

  /// Which answers of a row are replaced, and by what, by their place among the row's outputs.
  public typealias Answers = (_ row: Int, _ source: SourceRow) throws -> [Int: String]

  /// The arm's name, which is its folder's.
  public let name: String
  /// The rows, as numbers among ``DatasetHoldings/rows``.
  public let rows: Set<Int>
  /// What is done to them.
  public let action: Action

  /// Creates an arm.
  public init(_ name: String, rows: Set<Int>, _ action: Action) {
    self.name = name
    self.rows = rows
    self.action = action
  }

  /// What the arm has for a record: its text, another, or nothing.
  func text(of source: SourceRow, row: Int, _ text: [UInt8]) throws -> [UInt8]? {
    let isAmong = rows.contains(row)
    switch action {
    case .without: return isAmong ? nil : text
    case .only: return isAmong ? text : nil
    case .saying(let answers):
      return isAmong ? try self.text(of: source, saying: try answers(row, source), text) : text
    case .onlySaying(let answers):
      return isAmong ? try self.text(of: source, saying: try answers(row, source), text) : nil
    }
  }

  private func text(
    of source: SourceRow,
    saying answers: [Int: String],
    _ text: [UInt8]
  ) throws -> [UInt8] {
    guard !answers.isEmpty else { return text }
    return try source.record.text(applying: source.edits(replacing: answers), to: text)
  }
}
