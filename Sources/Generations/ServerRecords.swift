import Foundation
import Records
import SpoorModel

/// The records of a file of servers' answers; the first can be looked at before it is read.
final class ServerRecords {
  private static let shape = RecordShape(
    "a server's answer with log-probabilities",
    keys: ["prompt_id"],
    optionalKeys: ["response", "prompt_token_ids", "n_prompt_tokens"]
  )

  /// The first record.
  let first: Record
  private let reader: RecordReader
  private let passed: Set<String>
  private var isFirstRead = false

  /// Opens a file; of the records of the prompts in `passed` only the short keys are read.
  init(_ url: URL, passingOver passed: Set<String> = []) throws(SpoorError) {
    self.passed = passed
    reader = try RecordReader(url, shape: Self.shape)
    guard let record = try reader.next() else {
      throw SpoorError(
        .badInput,
        "the file holds no records",
        at: SpoorError.Location(file: reader.file),
        remedy: Self.shape.remedy
      )
    }
    first = record
    // Not before: the first record tells the format.
    reader.passedOver = PassedOver(passed, at: "prompt_id")
  }

  /// The path as the user gave it.
  var file: String { reader.file }

  /// Whether the response to a prompt is to be passed over.
  func passesOver(_ promptID: String) -> Bool { passed.contains(promptID) }

  /// Whether ``next()`` goes on after the error that it threw.
  var canGoOn: Bool { reader.canGoOn }

  /// The next record; `nil` after the last.
  func next() throws(SpoorError) -> Record? {
    guard isFirstRead else {
      isFirstRead = true
      return first
    }
    return try reader.next()
  }
}
