public import Foundation
import Records
public import SpoorModel

/// Models' responses: records with `prompt_id`, `model`, `text`, and where known `token_ids` and
/// `offsets` (one `[char_start, char_end, byte_start, byte_end]` a token) and `tokens` (one text a token).
///
/// AlpacaEval's `instruction`, `output`, `generator` are read too, and the predictions of the T0 and
/// self-instruct evaluations (`instruction`, `input`, `response`): a record without `prompt_id` answers
/// the prompt that has its instruction.
public enum GenerationFile {
  private static let shape = RecordShape(
    "a generation",
    keys: ["prompt_id", "model", "text"],
    optionalKeys: ["token_ids", "offsets"]
  )
  private static let textKeys = ["text", "output", "response"]
  private static let modelKeys = ["model", "generator"]

  /// The generations, in the file's order.
  ///
  /// Throws `badInput` for a malformed record, a prompt id that stands twice for one model, offsets
  /// that do not fit text or token ids, and a file without records.
  public static func read(_ url: URL) throws(SpoorError) -> [Generation] {
    try answers(url, to: .any([])).map(\.generation)
  }

  /// The generations, each of which must answer one of `prompts`.
  ///
  /// Throws `badInput`, beyond what ``read(_:)`` does, for a prompt that is not among them.
  public static func read(
    _ url: URL,
    answering prompts: [Prompt]
  ) throws(SpoorError) -> [Generation] {
    try answers(url, to: .only(prompts)).map(\.generation)
  }

  /// The answers of a file, with what each was asked.
  ///
  /// - Parameters:
  ///   - url: the file.
  ///   - model: who answers where a record does not name it; `nil`: each must.
  ///   - asked: which prompts may be answered.
  /// - Returns: the answers, in the file's order.
  /// - Throws: `badInput` as ``read(_:)`` does, and for an answer to a prompt that it may not answer.
  public static func answers(
    _ url: URL,
    of model: String? = nil,
    to asked: AskedPrompts
  ) throws(SpoorError) -> [FileAnswer] {
    try answers(url, of: model, to: asked) { error throws(SpoorError) in throw error }
  }

  /// The answers of a file; `bad` decides about each that cannot be read.
  ///
  /// - Throws: `badInput` as ``answers(_:of:to:)`` does where `bad` throws it, and for a file that cannot be
  ///   read further.
  public static func answers(
    _ url: URL,
    of model: String? = nil,
    to asked: AskedPrompts,
    bad: (SpoorError) throws(SpoorError) -> Void
  ) throws(SpoorError) -> [FileAnswer] {
    var finder = AskedPromptFinder(asked)
    var ids = PromptIDs()
    return try RecordFile.read(url, shape: shape, bad: bad) { record throws(SpoorError) in
      let model = try record.first(of: modelKeys, otherwise: model)
      let (id, instruction) = try finder.prompt(of: record, model: model)
      try ids.add(record, id: id, of: model)
      let generation = try generation(record, id: id, model: model)
      return FileAnswer(
        generation: generation,
        instruction: instruction,
        tokenTexts: record.tokenTexts(count: generation.tokenIDs.count)
      )
    }
  }

  /// The model that the first record names, else the file's name without its endings.
  ///
  /// Throws `badInput` for a file that cannot be read or holds no records.
  public static func model(of url: URL) throws(SpoorError) -> String {
    let reader = try RecordReader(url, shape: shape)
    let name = String(url.lastPathComponent.prefix { $0 != "." })
    return try reader.next()?.first(of: modelKeys, otherwise: name) ?? name
  }

  private static func generation(
    _ record: Record,
    id: String,
    model: String
  ) throws(SpoorError) -> Generation {
    let text = try record.first(of: textKeys)
    let tokenIDs = try record.optionalInts("token_ids") ?? []
    let rows = try record.optionalIntRows("offsets", width: 4)
    let offsets = try rows.map { rows throws(SpoorError) in
      try tokenOffsets(rows, text: text, tokenCount: tokenIDs.count, record: record, id: id)
    }
    return Generation(
      promptID: id,
      model: model,
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

extension Record {
  /// What stands at `tokens`, if that is one text a token: other programs have other things there.
  fileprivate func tokenTexts(count: Int) -> [String] {
    guard let elements = object["tokens"]?.elements, elements.count == count else { return [] }
    let texts = elements.compactMap(\.characters)
    return texts.count == count ? texts : []
  }

  /// The text at the first of some keys that is there; where none is, another text, or an error about
  /// the first key.
  fileprivate func first(
    of keys: [String],
    otherwise other: String? = nil
  ) throws(SpoorError) -> String {
    for key in keys where object[key] != nil { return try string(key) }
    if let other { return other }
    return try string(keys[0])
  }
}
