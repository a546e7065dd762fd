import Foundation
import SpoorModel

/// A text of the user's, such as a prompt.
enum TextFile {
  /// What the file holds.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - remedy: what to do where there is none.
  /// - Returns: its text.
  /// - Throws: ``SpoorError`` `badInput` where it cannot be read.
  static func read(
    _ path: String,
    remedy: String = "Check the path."
  ) throws(SpoorError) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SpoorError(
        .badInput,
        "the file does not exist, or cannot be read",
        at: SpoorError.Location(file: path),
        remedy: remedy
      )
    }
    return String(decoding: data, as: UTF8.self)
  }
}
