public import DurableFiles
public import Foundation
import Records
public import SpoorModel

/// What people or a judge model answered to a kit's simplification tasks.
public struct SimplifyAnswers: Sendable {
  /// An answer that cannot be used.
  public struct Malformed: Hashable, Sendable {
    /// The row.
    public var hash: RowHash
    /// Where the answer stands.
    public var place: SpoorError.Location
    /// What is wrong with it.
    public var problem: String
  }

  /// The shorter answers.
  public private(set) var texts: [RowHash: String] = [:]
  /// What cannot be used, in the files' order.
  public private(set) var malformed: [Malformed] = []

  /// Reads filled batches, and result and error files of the Batch API.
  ///
  /// - Parameters:
  ///   - files: JSON Lines of either kind.
  ///   - tasks: what the kit asks for, each row once.
  /// - Throws: ``SpoorError`` for a line of neither kind, for a row that is not in the kit or that says
  ///   something else there, and where two lines answer a row differently.
  public init(of files: [URL], for tasks: [SimplifyTask]) throws(SpoorError) {
    let known = Dictionary(tasks.map { ($0.hash, $0) }, uniquingKeysWith: { first, _ in first })
    for file in files {
      let reader = try RecordReader(file, format: .jsonLines, shape: Self.shape)
      while let record = try reader.next() { try add(record, known) }
    }
    malformed.removeAll { texts[$0.hash] != nil }
  }

  private static let shape = RecordShape(
    "a filled line of simplify/batch.jsonl or a result of the Batch API",
    keys: [],
    optionalKeys: ["row_hash", "simplified", "custom_id", "response"]
  )

  private mutating func add(_ record: Record, _ known: [RowHash: SimplifyTask]) throws(SpoorError) {
    let isResult = record.optionalValue("custom_id") != nil
    let hash = try record.rowHash(isResult ? "custom_id" : "row_hash")
    guard let task = known[hash] else {
      throw record.error(
        "the row \(hash.rawValue.prefix(12))… is not among those that the kit asks for",
        remedy: "Name answers to this kit's simplify/batch.jsonl or simplify/requests.jsonl."
      )
    }
    if !isResult { try Self.check(record, against: task) }
    do throws(Refusal) {
      guard let text = try isResult ? Self.text(ofResult: record) : Self.text(ofTask: record)
      else { return }
      try add(text, hash, record)
    } catch {
      switch error {
      case .wrong(let error): throw error
      case .unusable(let problem):
        malformed.append(Malformed(hash: hash, place: record.location, problem: problem))
      }
    }
  }

  /// An answer to something else than was asked is no answer; keys that were taken away do no harm.
  private static func check(_ record: Record, against task: SimplifyTask) throws(SpoorError) {
    let asked: [(key: String, value: JSONValue)] = [
      ("instruction", .string(task.instruction)), ("input", .string(task.input)),
      ("output", .string(task.output)), ("turn", .int(task.turn)), ("words", .int(task.words)),
    ]
    for (key, value) in asked {
      guard let found = record.optionalValue(key), found != value else { continue }
      throw record.error(
        "\"\(key)\" is not what the kit's simplify/batch.jsonl said",
        remedy: "Write into \"simplified\" and leave the rest as it was."
      )
    }
  }

  private mutating func add(
    _ text: String,
    _ hash: RowHash,
    _ record: Record
  ) throws(Refusal) {
    guard !text.allSatisfy(\.isWhitespace) else { throw .unusable("the answer is empty") }
    guard texts[hash] == nil || texts[hash] == text else {
      throw .wrong(
        record.error(
          "the row \(hash.rawValue.prefix(12))… was answered before, differently",
          remedy: "Keep one of the two answers."
        )
      )
    }
    texts[hash] = text
  }

  private enum Refusal: Error {
    /// The answer is of no use; it is counted.
    case unusable(String)
    /// The file is not what it should be.
    case wrong(SpoorError)
  }

  /// `nil` where nobody has filled it in.
  private static func text(ofTask record: Record) throws(Refusal) -> String? {
    switch record.optionalValue("simplified") {
    case nil: return nil
    case .string(let text): return text
    case .some(let value): throw .unusable("\"simplified\" is \(value.kind), not a string")
    }
  }

  private static func text(ofResult record: Record) throws(Refusal) -> String? {
    if let error = record.optionalValue("error") {
      throw .unusable("the request failed: \(error.text.prefix(200))")
    }
    let response = record.object["response"]
    if let status = response?["status_code"]?.integer, status != 200 {
      throw .unusable("the request failed with status \(status)")
    }
    guard case .array(let choices) = response?["body"]?["choices"], let choice = choices.first
    else { throw .unusable("the response has no choices") }
    guard case .string(let content) = choice["message"]?["content"] else {
      throw .unusable("the first choice has no content")
    }
    // Any content that is not the JSON that was asked for is said to be so, whatever is wrong with it.
    let value = try? JSONValue(parsing: Array(content.utf8), at: record.location)
    guard case .string(let text) = value?["simplified"] else {
      throw .unusable("the content is not JSON with a string \"simplified\"")
    }
    return text
  }
}

extension JSONValue {
  /// The value of a key; `nil` where this is no object or has no such key.
  fileprivate subscript(key: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }
}
