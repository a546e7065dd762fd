import Foundation
import SpoorModel

/// The lines of a file that `spoor trace --partial` or `spoor merge --answers` wrote, one after another.
final class PartialTraceFile {
  /// The file's path as the user gave it.
  let path: String
  /// The number of the line that was read last, from 1.
  private(set) var line = 0

  private let bytes: Data
  private let decoder = JSONDecoder()
  private var offset: Int

  /// Maps a file.
  init(_ path: String) throws {
    self.path = path
    do {
      bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    } catch {
      throw SpoorError(
        .badInput,
        "the file cannot be read",
        at: SpoorError.Location(file: path),
        remedy: "Check the path."
      )
    }
    offset = bytes.startIndex
  }

  /// The next line; `nil` after the last.
  ///
  /// - Throws: ``SpoorError`` with the place of a line that is cut off or of another kind.
  func next() throws -> PartialTraceLine? {
    guard offset < bytes.endIndex else { return nil }
    line += 1
    guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw error("the line is cut off", remedy: "Trace against this shard again.")
    }
    defer { offset = end + 1 }
    do {
      return try decoder.decode(PartialTraceLine.self, from: bytes[offset..<end])
    } catch {
      throw self.error(
        "this is no line of 'spoor trace --partial'",
        remedy: "Give what 'spoor trace --partial counts' or '--partial answers' printed."
      )
    }
  }

  /// An error about the line that was read last.
  func error(_ problem: String, remedy: String) -> SpoorError {
    let place = SpoorError.Location(file: path, line: max(1, line))
    return SpoorError(.badInput, problem, at: place, remedy: remedy)
  }
}
