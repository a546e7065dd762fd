import Corpora
import Foundation
import Records
import SpoorModel

/// The responses of `spoor trace --file`, one after another.
final class ResponseFile {
  /// A model's response as a file has it.
  struct Response {
    /// Its name in the file, else its place, counted from 0.
    var id: RowID
    var text: String
    /// What it answers.
    var prompt: String?
  }

  /// Standard input, as the command line names it.
  static let standardInput = "-"

  /// The lines that were left out.
  private(set) var skipped = SkippedLines()

  private static let device = "/dev/stdin"
  private static let textKeys = ["text", "response", "output"]
  private static let promptKeys = ["prompt", "instruction"]
  private static let idKeys = ["id", "prompt_id", "row_id"]

  private let reader: RecordReader
  private let badRows: DatasetOptions.BadRows
  private let wanted: Range<Int>
  private var count = 0

  /// Opens a file, or standard input.
  ///
  /// - Parameters:
  ///   - path: the file, or `-`.
  ///   - badRows: what becomes of lines that are no responses.
  ///   - wanted: which responses are given, counted from 0; by default all.
  /// - Throws: ``SpoorError`` where there is no such file.
  init(
    _ path: String,
    badRows: DatasetOptions.BadRows,
    wanted: Range<Int> = 0..<Int.max
  ) throws {
    self.badRows = badRows
    self.wanted = wanted
    let path = path == Self.standardInput ? Self.device : path
    do {
      reader = try RecordReader(
        URL(filePath: path),
        shape: RecordShape(
          "a response",
          keys: ["text"],
          optionalKeys: ["id", "prompt"]
        )
      )
    } catch {
      throw Self.named(error)
    }
  }

  /// The next response; `nil` after the last.
  ///
  /// - Throws: ``SpoorError`` with the line of a record that is no response, unless such lines are left
  ///   out.
  func next() throws -> Response? {
    while count < wanted.upperBound {
      do throws(SpoorError) {
        guard let record = try reader.next() else { return nil }
        let response = try response(record)
        count += 1
        guard count > wanted.lowerBound else { continue }
        return response
      } catch {
        guard case .skip = badRows, error.code == .badInput, reader.canGoOn else {
          throw Self.named(error)
        }
        if count >= wanted.lowerBound { skipped.append(Self.named(error)) }
      }
    }
    return nil
  }

  private func response(_ record: Record) throws(SpoorError) -> Response {
    guard let key = Self.textKeys.first(where: { record.optionalValue($0) != nil }) else {
      throw record.error(
        "no response here: none of the keys \"text\", \"response\", \"output\"; found "
          + record.keysInWords
      )
    }
    let promptKey = Self.promptKeys.first { record.optionalValue($0) != nil }
    return Response(
      id: try id(of: record),
      text: try record.string(key),
      prompt: try promptKey.map { key throws(SpoorError) in try record.string(key) }
    )
  }

  private func id(of record: Record) throws(SpoorError) -> RowID {
    for key in Self.idKeys {
      switch record.optionalValue(key) {
      case nil: continue
      case .string(let text): return .text(text)
      case .int(let number): return .number(number)
      case .some(let other): throw record.mismatch(key, "a string or an integer", other)
      }
    }
    return .number(count)
  }

  /// Names standard input in words.
  private static func named(_ error: SpoorError) -> SpoorError {
    var error = error
    if error.location?.file == device { error.location?.file = "standard input" }
    return error
  }
}
