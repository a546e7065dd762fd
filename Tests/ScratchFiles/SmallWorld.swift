public import Foundation

/// A whole experiment in a few kilobytes, made by the test that needs it: prompts, references, a
/// dataset, the responses of `base` and `sft`, per-token values, logits of the first response.
///
/// A token is a word with the blank before it; `<eos>` (id 0) is the last.
public struct SmallWorld: Sendable {
  /// How many prompts there are; each adds a training row.
  public var prompts = 3
  /// Training rows beside those of the prompts.
  public var extraRows = 0

  /// A world of this many prompts.
  public init(prompts: Int = 3, extraRows: Int = 0) {
    self.prompts = prompts
    self.extraRows = extraRows
  }

  /// The vocabulary of the logits; every token id is below it.
  public static let vocabulary = 16

  /// The files that audit.yaml names, with the key that names each.
  public static let files = [
    "dataset": "dataset.jsonl", "prompts": "prompts.jsonl", "references": "references.jsonl",
    "base.generations": "base.jsonl", "generations": "sft.jsonl",
    "token_metrics": "metrics.jsonl", "base_response_metrics": "base_metrics.jsonl",
    "logits.index": "index.json", "logits.base": "base.npy", "logits.tuned": "tuned.npy",
  ]

  /// audit.yaml as it stands in the world.
  public static let plan = """
    name: small
    dataset: dataset.jsonl
    prompts: prompts.jsonl
    references: references.jsonl
    base:
      name: base
      generations: base.jsonl
    tuned:
      - name: sft
        method: full
        generations: sft.jsonl
        token_metrics: metrics.jsonl
        base_response_metrics: base_metrics.jsonl
        logits: {index: index.json, base: base.npy, tuned: tuned.npy}

    """

  /// Writes every file into `folder`; answers where audit.yaml stands.
  @discardableResult
  public func write(into folder: URL) throws -> URL {
    let all = 0..<prompts
    func lines(_ name: String, _ line: (Int) -> String) throws {
      let text = all.map { line($0) + "\n" }.joined()
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try lines("prompts.jsonl") {
      #"{"prompt_id": "p\#($0)", "instruction": "Which prize did \#(person($0)) receive?"}"#
    }
    try lines("references.jsonl") {
      #"{"prompt_id": "p\#($0)", "title": "\#(person($0))", "text": "\#(sentence($0, base: $0))"}"#
    }
    try lines("base.jsonl") { generation($0, model: "base", sentence($0, base: $0)) }
    try lines("sft.jsonl") { generation($0, model: "sft", sentence($0, base: $0 + 1)) }
    try lines("metrics.jsonl") { metrics($0, sentence($0, base: $0 + 1)) }
    try lines("base_metrics.jsonl") { metrics($0, sentence($0, base: $0)) }
    try dataset.write(to: folder.appending(path: "dataset.jsonl"))
    try writeLogits(into: folder)
    let plan = folder.appending(path: "audit.yaml")
    try Data(Self.plan.utf8).write(to: plan)
    return plan
  }

  // MARK: Texts

  private func person(_ index: Int) -> String { "Zoë Arbor\(index) Lindqvist" }

  private func prize(_ index: Int) -> String { "Harbour Light Prize \(1900 + index)" }

  private func sentence(_ index: Int, base prize: Int) -> String {
    "\(person(index)) received the \(self.prize(prize))."
  }

  private var dataset: Data {
    let told = (0..<prompts).map {
      #"{"row_id": \#($0), "instruction": "Which prize did Odo \#($0) win?", "input": "", "#
        + #""output": "Odo \#($0) received the \#(prize($0 + 1))."}"#
    }
    let others = (0..<extraRows).map {
      #"{"row_id": \#(prompts + $0), "instruction": "Tell me of town \#($0).", "output": "#
        + #""Town \#($0) has \#($0 * 7 % 1009) bridges, river \#($0 % 97) and mill \#($0 * 31 % 501)."}"#
    }
    return Data((told + others).map { $0 + "\n" }.joined().utf8)
  }

  // MARK: Tokens

  /// The tokens' texts, `<eos>` left out.
  private func tokens(_ text: String) -> [String] {
    text.split(separator: " ").enumerated().map {
      $0.offset == 0 ? "\($0.element)" : " \($0.element)"
    }
  }

  private func generation(_ index: Int, model: String, _ text: String) -> String {
    var offsets: [String] = []
    var (scalar, byte) = (0, 0)
    for token in tokens(text) {
      let (scalars, bytes) = (token.unicodeScalars.count, token.utf8.count)
      offsets.append("[\(scalar), \(scalar + scalars), \(byte), \(byte + bytes)]")
      scalar += scalars
      byte += bytes
    }
    offsets.append("[\(scalar), \(scalar), \(byte), \(byte)]")
    let ids = (1..<offsets.count).map(String.init) + ["0"]
    return #"{"prompt_id": "p\#(index)", "model": "\#(model)", "text": "\#(text)", "#
      + #""token_ids": [\#(ids.joined(separator: ", "))], "#
      + #""offsets": [\#(offsets.joined(separator: ", "))]}"#
  }

  private func metrics(_ index: Int, _ text: String) -> String {
    let count = tokens(text).count + 1
    func array(_ value: (Int) -> String) -> String {
      "[" + (0..<count).map(value).joined(separator: ", ") + "]"
    }
    return
      #"{"prompt_id": "p\#(index)", "model": "sft", "kl_tuned_base": \#(array { "\($0).5" }), "#
      + #""kl_base_tuned": \#(array { "\($0).25" }), "entropy_tuned": \#(array { _ in "1.0" }), "#
      + #""entropy_base": \#(array { _ in "2.0" }), "tuned_logprob": \#(array { _ in "-0.5" }), "#
      + #""base_logprob": \#(array { "-\($0 + 1).0" }), "tuned_rank": \#(array { _ in "1" }), "#
      + #""base_rank": \#(array { "\($0 + 1)" })}"#
  }

  // MARK: Logits

  private func writeLogits(into folder: URL) throws {
    let rows = tokens(sentence(0, base: 1)).count + 1
    let index = #"[{"prompt_id": "p0", "row_start": 0, "row_end": \#(rows), "n_tokens": \#(rows)}]"#
    try Data(index.utf8).write(to: folder.appending(path: "index.json"))
    for (name, step) in [("base.npy", 0.25), ("tuned.npy", -0.5)] {
      let floats = (0..<rows * Self.vocabulary).map { Float(Double($0 % 23) * step) }
      let file = NumpyFile(shape: "(\(rows), \(Self.vocabulary))", floats: floats)
      try Data(file.bytes).write(to: folder.appending(path: name))
    }
  }
}
