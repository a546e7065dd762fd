public import Foundation
import Records
public import SpoorModel

/// A model's other answers to the prompts, sampled: records with `prompt_id` and `text`, as many a
/// prompt as were drawn.
public enum SampleFile {
  private static let shape = RecordShape("a sampled answer", keys: ["prompt_id", "text"])

  /// The answers by prompt, in the file's order.
  ///
  /// Throws `badInput` for a malformed record, for a prompt id that is not among `prompts`, and for a
  /// file without records.
  public static func read(
    _ url: URL,
    answering prompts: [Prompt]
  ) throws(SpoorError) -> [String: [String]] {
    let known = Set(prompts.map(\.id))
    let samples = try RecordFile.read(url, shape: shape) { record throws(SpoorError) in
      let id = try record.string("prompt_id")
      guard known.contains(id) else {
        throw record.error(
          "prompt id \"\(id)\" is not among the \(known.count) prompts",
          record: record.place(of: id),
          remedy: "Name the file of samples that answer this audit's prompts."
        )
      }
      return (id, try record.string("text"))
    }
    return samples.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
  }
}
