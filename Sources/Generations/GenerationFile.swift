public import Foundation
import Records
public import SpoorModel

/// Models' responses: records with `prompt_id`, `model`, `text`, and where known `token_ids` and
/// `offsets` (one `[char_start, char_end, byte_start, byte_end]` a token).
public enum GenerationFile {
  private static let shape = RecordShape(
    "a generation",
    keys: ["prompt_id", "model", "text"],
    optionalKeys: ["token_ids", "offsets"]
  )

  /// The generations, in the file's order.
  ///
  /// Throws `badInput` for a malformed record, a prompt id that stands twice for one model, offsets
  /// that do not fit text or token ids, and a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [Generation] {
    try read(url) { _, _ in }
  }

  /// The generations, each of which must answer one of `prompts`.
  ///
  /// Throws `badInput`, beyond what ``read(_:)`` does, for a prompt id that is not among them.
  public static func read(
    _ url: URL,
    answering prompts: [Prompt]
  ) throws(SpoorError) -> [Generation] {
    let known = Set(prompts.map(\.id))
    return try read(url) { record, id throws(SpoorError) in
      guard !known.contains(id) else { return }
      throw record.error(
        "prompt id \"\(id)\" is not among the \(known.count) prompts",
        record: record.place(of: id),
        remedy: "Add the prompt to the prompts file, or name the file that it stands in."
      )
    }
  }

  private static func read(
    _ url: URL,
    _ check: (Record, _ promptID: String) throws(SpoorError) -> Void
  ) throws(SpoorError) -> [Generation] {
    var ids = PromptIDs()
    return try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let generation = try generation(record)
      try ids.add(record, id: generation.promptID, of: generation.model)
      try check(record, generation.promptID)
      return generation
    }
  }

  private static func generation(_ record: Record) throws(SpoorError) -> Generation {
    let id = try record.string("prompt_id")
    let text = try record.string("text")
    let tokenIDs = try record.optionalInts("token_ids") ?? []
    let rows = try record.optionalIntRows("offsets", width: 4)
    let offsets = try rows.map { rows throws(SpoorError) in
      try tokenOffsets(rows, text: text, tokenCount: tokenIDs.count, record: record, id: id)
    }
    return Generation(
      promptID: id,
      model: try record.string("model"),
      text: text,
      tokenIDs: tokenIDs,
      offsets: offsets ?? []
    )
  }

  private static func tokenOffsets(
    _ rows: [[Int]],
    text: String,
    tokenCount: Int,
    record: Record,
    id: String
  ) throws(SpoorError) -> [TokenOffset] {
    guard rows.count == tokenCount else {
      throw record.error(
        "\"offsets\" has \(rows.count) elements, \"token_ids\" has \(tokenCount)",
        record: record.place(of: id)
      )
    }
    let ruler = TextRuler(text)
    var offsets: [TokenOffset] = []
    offsets.reserveCapacity(rows.count)
    for (token, row) in rows.enumerated() {
      do {
        offsets.append(try ruler.offset(row, after: offsets.last))
      } catch {
        throw record.error("token \(token): \(error.problem)", record: record.place(of: id))
      }
    }
    return offsets
  }
}
