import Foundation
import ScratchFiles
import Testing

@Suite("spoor compare")
struct CompareCommandTests {
  private struct Document: Decodable {
    struct Figure: Decodable {
      var value: Double
      var low: Double?
      var high: Double?
    }
    struct Split: Decodable {
      var initial: Int
      var style: Int
      var content: Int
    }
    struct Word: Decodable {
      var word: String
      var shifted: Int
      var occurrences: Int
      var inOutputs: Int?
    }
    struct Share: Decodable {
      var words: Int
      var inOutputs: Int
    }
    struct DatasetWords: Decodable {
      var shifted: Share
      var shiftedOrMarginal: Share
      var all: Share
    }
    struct Model: Decodable {
      var name: String
      var sources: [String: Int]
      var measures: [String: Figure]
      var shiftedWords: [Word]
      var split: Split
      var datasetWords: DatasetWords?
    }
    struct Difference: Decodable {
      var model: String
      var less: String
      var prompts: Int
      var measures: [String: Figure]
    }
    var schema: String
    var k: Int
    var models: [Model]
    var differences: [Difference]
    var notes: [String]
  }

  private struct Positions: Decodable {
    var promptId: String
    var source: String
    var shiftClass: [String?]
    var jaccard: [Double?]
  }

  private let decoder = JSONDecoder.fromSnakeCase

  private func compare(_ small: SmallAudit, _ more: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["compare", "audit.yaml"] + more, in: small.folder)
  }

  private func document(_ small: SmallAudit, _ more: String...) throws -> Document {
    let run = try SpoorProgram.run(["compare", "audit.yaml", "--json"] + more, in: small.folder)
    try #require(run.status == 0, "\(run.errors)")
    return try decoder.decode(Document.self, from: Data(run.output.utf8))
  }

  /// The response to p0 has its values from logits, the others from metrics, whose token t has rank
  /// t + 1, KL t + ½ and lift t + ½.
  @Test("figures of a small world are those worked out by hand")
  func byHand() throws {
    let small = try SmallAudit()
    try small.edit(
      "audit.yaml",
      "logits: {index: index.json, base: base.npy, tuned: tuned.npy}",
      ""
    )
    let compared = try document(small)
    #expect(compared.schema == "spoor.compare/1" && compared.k == 10)
    let model = try #require(compared.models.first)
    #expect(model.name == "sft" && model.sources == ["precomputed": 3])
    // "Zoë Arbor0 Lindqvist received the Harbour Light Prize 1901.": nine tokens.
    #expect(model.measures["kl_tuned_base"]?.value == 4.5)
    #expect(model.measures["kl_tuned_base_first"]?.value == 0.5)
    #expect(model.measures["kl_tuned_base_rest"]?.value == 5)
    #expect(model.measures["lift"]?.value == 4.5)
    #expect(model.measures["shifted"]?.value == 6.0 / 9)
    #expect(model.measures["marginal"]?.value == 2.0 / 9)
    let places = (3...8).map { Double($0) / 9 }
    let place = try #require(model.measures["shifted_place"]?.value)
    #expect(abs(place - places.reduce(0, +) / 6) < 1e-12)
    #expect(model.measures["total_variation"] == nil)
    #expect(model.split.initial == 0 && model.split.style == 15 && model.split.content == 3)
    let harbour = try #require(model.shiftedWords.first { $0.word == "harbour" })
    #expect([harbour.shifted, harbour.occurrences, harbour.inOutputs] == [3, 3, 3])
    let words = try #require(model.datasetWords)
    #expect(words.all.words == 27 && words.shifted.words == 18)
    #expect(words.shifted.inOutputs == 18 && words.shiftedOrMarginal.words == 24)
    #expect(compared.differences.isEmpty)
  }

  @Test("several models stand side by side, with differences over the prompts in common")
  func differences() throws {
    let small = try SmallAudit(SmallWorld(prompts: 4))
    let text = try String(contentsOf: small.path("metrics.jsonl"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    // lora: one prompt less, and every KL as far from the base as sft's and one nat more.
    let lora = lines.dropLast().map {
      $0.replacing("\"sft\"", with: "\"lora\"").replacing(/(?<whole>\d)\.5/) {
        "\((Int($0.whole) ?? 0) + 1).5"
      }
    }
    try small.write("lora_metrics.jsonl", lora.joined(separator: "\n").utf8)
    let answers = try String(contentsOf: small.path("sft.jsonl"), encoding: .utf8)
    try small.write("lora.jsonl", answers.replacing("\"sft\"", with: "\"lora\"").utf8)
    try small.edit(
      "audit.yaml",
      "    logits: {index: index.json, base: base.npy, tuned: tuned.npy}",
      """
        - name: lora
          method: lora
          generations: lora.jsonl
          token_metrics: lora_metrics.jsonl
      """
    )
    let compared = try document(small, "--without-dataset")
    #expect(compared.models.map(\.name) == ["sft", "lora"])
    let difference = try #require(compared.differences.first)
    #expect(difference.model == "sft" && difference.less == "lora" && difference.prompts == 3)
    let kl = try #require(difference.measures["kl_tuned_base"])
    #expect(kl.value == -1 && kl.low == -1 && kl.high == -1)
    #expect(compared.models.allSatisfy { $0.datasetWords == nil })
    #expect(compared.notes.contains { $0.contains("1 of 4 responses of lora have no per-token") })
    let run = try compare(small, "--without-dataset")
    #expect(run.status == 0 && run.output.contains("sft (full), lora (lora) against base"))
    #expect(run.output.contains("sft - lora"))
  }

  @Test("--csv has one line a model, measure and part, under one head")
  func csv() throws {
    let run = try compare(try SmallAudit(), "--csv", "--without-dataset")
    #expect(run.status == 0)
    let rows = run.output.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      rows.first?.joined(separator: ",")
        == "model,less,measure,part,value,low,high,responses,tokens"
    )
    #expect(rows.count > 20 && rows.allSatisfy { $0.count == 9 })
    #expect(rows.contains { $0[2] == "kl_tuned_base" && $0[3] == "first 5 %" && $0[7] == "3" })
    #expect(rows.dropFirst().allSatisfy { Double($0[4]) != nil })
  }

  @Test("--positions writes every position with the base model's likeliest tokens, or nothing")
  func positions() throws {
    let small = try SmallAudit()
    let run = try compare(small, "--without-dataset", "--positions", "all.jsonl", "--top", "3")
    #expect(run.status == 0, "\(run.errors)")
    let text = try String(contentsOf: small.path("all.jsonl"), encoding: .utf8)
    let lines = try text.split(separator: "\n").map {
      try decoder.decode(Positions.self, from: Data($0.utf8))
    }
    #expect(lines.map(\.source) == ["logits", "precomputed", "precomputed"])
    #expect(lines[0].jaccard.allSatisfy { $0 != nil } && lines[1].jaccard.allSatisfy { $0 == nil })
    #expect(
      lines[1].shiftClass.prefix(5) == ["unshifted", "marginal", "marginal", "shifted", "shifted"]
    )
    let refused = try compare(small, "--without-dataset", "--positions", "no/such/folder.jsonl")
    #expect(refused.status == 74 || refused.status == 65)
  }

  @Test("base and tuned values that are exchanged are noticed")
  func exchanged() throws {
    let small = try SmallAudit(SmallWorld(prompts: 14))
    try small.edit("metrics.jsonl", "tuned_logprob", "swapped")
    try small.edit("metrics.jsonl", "base_logprob", "tuned_logprob")
    try small.edit("metrics.jsonl", "swapped", "base_logprob")
    let compared = try document(small, "--without-dataset")
    #expect(compared.notes.contains { $0.contains("are base and tuned values exchanged?") })
    let right = try document(try SmallAudit(SmallWorld(prompts: 14)), "--without-dataset")
    #expect(!right.notes.contains { $0.contains("exchanged") })
  }

  @Test("a model without per-token values, and a --top out of range, are refused")
  func refused() throws {
    let small = try SmallAudit()
    try small.edit(
      "audit.yaml",
      "logits: {index: index.json, base: base.npy, tuned: tuned.npy}",
      ""
    )
    try small.edit("audit.yaml", "token_metrics: metrics.jsonl", "")
    let run = try compare(small)
    #expect(run.status == 65 && run.errors.contains("sft has no per-token values"))
    for (flag, value) in [("--top", "0"), ("--top", "65")] {
      let run = try compare(small, flag, value)
      #expect(run.status == 64 && run.errors.contains("--top is 1 to 64"))
    }
  }

  @Test("servers' log-probabilities give intervals, in the comparison and in an audit")
  func truncated() throws {
    let small = try SmallAudit()
    try small.writeServerAnswers()
    try small.edit(
      "audit.yaml",
      "logits: {index: index.json, base: base.npy, tuned: tuned.npy}",
      "log_probabilities: {base: vllm_base.jsonl, tuned: vllm_tuned.jsonl, vocabulary_size: 16}"
    )
    try small.edit("audit.yaml", "token_metrics: metrics.jsonl", "")
    let compared = try document(small, "--without-dataset")
    #expect(compared.models.first?.sources == ["truncated": 3])
    #expect(compared.notes.contains { $0.contains("means count the lower ends") })
    #expect(try small.run().status == 0)
    let text = try String(
      contentsOf: small.results.appending(path: "positions.jsonl"),
      encoding: .utf8
    )
    #expect(text.contains("\"source\":\"truncated\"") && text.contains(",null]"))
    let query = try SpoorProgram.shell(
      "sqlite3 annotations/small/audit.sqlite 'SELECT count(*) FROM positions WHERE kl_tuned_base_high IS NULL'",
      in: small.folder
    )
    if query.status == 0 { #expect(Int(query.output.filter(\.isNumber)) ?? 0 > 0) }
  }

  @Test("files that score no response in common are refused, and both are named")
  func nothingInCommon() throws {
    let small = try SmallAudit()
    try small.writeServerAnswers()
    let lines = try ["base", "tuned"].map { side in
      try String(contentsOf: small.path("vllm_\(side).jsonl"), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    try small.write("vllm_base.jsonl", lines[0][0].utf8)
    try small.write("vllm_tuned.jsonl", lines[1][1].utf8)
    try small.edit(
      "audit.yaml",
      "logits: {index: index.json, base: base.npy, tuned: tuned.npy}",
      "log_probabilities: {base: vllm_base.jsonl, tuned: vllm_tuned.jsonl}"
    )
    let run = try compare(small, "--without-dataset")
    #expect(run.status == 65)
    for words in ["vllm_tuned.jsonl", "vllm_base.jsonl", "no response is scored under both"] {
      #expect(run.errors.contains(words))
    }
  }

  @Test("a tuned model with ids of its own is measured, from below where the base lacks them")
  func widerVocabulary() throws {
    let small = try SmallAudit()
    let floats = (0..<160).map { Float($0 % 17) / 4 }
    try small.write(
      "tuned.npy",
      NumpyFile(shape: "(10, 17)", floats: floats + floats.prefix(10)).bytes
    )
    let compared = try document(small, "--without-dataset")
    #expect(compared.models.first?.sources["logits"] == 1)
    #expect(compared.notes.contains { $0.contains("have different widths") })
  }
}

extension SmallAudit {
  /// vLLM's answers over every response: the emitted token and the two likeliest, under a prompt of
  /// two tokens.
  fileprivate func writeServerAnswers() throws {
    struct Response: Decodable {
      var promptId: String
      var tokenIds: [Int]
    }
    let decoder = JSONDecoder.fromSnakeCase
    let text = try String(contentsOf: path("sft.jsonl"), encoding: .utf8)
    let responses = try text.split(separator: "\n").map {
      try decoder.decode(Response.self, from: Data($0.utf8))
    }
    for (name, emitted) in [("base", -2.0), ("tuned", -0.5)] {
      let lines = responses.map { response in
        let ids = [9, 8] + response.tokenIds
        let positions = ids.dropFirst().map { id in
          let other = (id + 3) % 16
          let entries = [
            "\"\(id)\": {\"logprob\": \(emitted), \"rank\": \(name == "base" ? 2 : 1)}",
            "\"\(other)\": {\"logprob\": \(name == "base" ? -0.5 : -2.5), "
              + "\"rank\": \(name == "base" ? 1 : 2)}",
          ]
          return "{\(entries.joined(separator: ", "))}"
        }
        return "{\"prompt_id\": \"\(response.promptId)\", \"prompt_token_ids\": \(ids), "
          + "\"prompt_logprobs\": [null, \(positions.joined(separator: ", "))]}"
      }
      try write("vllm_\(name).jsonl", lines.joined(separator: "\n").utf8)
    }
  }
}

extension JSONDecoder {
  fileprivate static var fromSnakeCase: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }
}
