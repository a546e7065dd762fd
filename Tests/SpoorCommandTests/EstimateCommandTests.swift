import Foundation
import ScratchFiles
import Testing

@Suite("spoor estimate") struct EstimateCommandTests {
  private let scratch: ScratchFolder

  /// What the references of the estimators were given; one record, every key.
  private static let record = """
    {"prompt_id": "q1", "model": "m", "log_likelihoods": [-0.1, -1.0, -0.5],
     "unconditional_log_likelihoods": [null, -2, -3], "token_entropies": [0.5, [0.2, 0.9], 1],
     "token_similarity": [0.9, 0.4, 0.7], "distributions": [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]],
     "sample_log_probs": [-1.0, -1.2, -2.0, -3.0], "sample_token_counts": [2, 3, 4, 5],
     "clusters": [[0, 1], [2], [3]],
     "similarity": [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]],
     "alternatives": [[["Paris", 0.6], ["Lyon", 0.2], ["paris", 0.1], ["the", 0.05]],
                      [["in", 0.9], ["within", 0.05], ["outside", 0.03]]],
     "nli": [["entail", "contra", "entail", "neutral"], ["entail", "entail", "contra"]],
     "sentences": ["A b.", "c d"], "samples": ["a c"]}
    """

  init() throws {
    scratch = try ScratchFolder()
    let line = Self.record.replacingOccurrences(of: "\n", with: " ")
    let short = #"{"id": 7, "log_likelihoods": [-1, null, -9999.0], "clusters": [[0]]}"#
    _ = try scratch.file("answers.jsonl", text: "\(line)\n\(short)\n")
  }

  private func estimate(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(["estimate"] + arguments, in: scratch.url)
  }

  private func lines(_ outcome: SpoorProgram.Outcome) throws -> [JSONText] {
    try outcome.output.split(separator: "\n").map { try JSONText($0) }
  }

  private static let expected: [(String, Double)] = [
    ("msp", 1.6), ("log_perplexity", 0.5333333333333333), ("token_sar", 0.76),
    ("ccp", -0.753968253968254), ("self_certainty", -0.19726368577970022),
    ("pmi.first_token_unpaired", -3.4 / 3), ("monte_carlo_entropy.normalized", 0.5),
    ("semantic_entropy.discrete", 1.0397207708399179),
    ("semantic_entropy.cluster_log_sum", 1.450930565309204), ("sentence_sar", 1.8),
  ]

  @Test("--json prints every estimator that the keys allow, one object a record")
  func json() throws {
    let answers = try lines(try estimate("answers.jsonl", "--json"))
    #expect(
      try answers.map { try $0.text("schema") } == Array(repeating: "spoor.estimate/1", count: 2)
    )
    let estimates = try #require(answers[0].object["estimates"] as? [String: Any])
    for (name, value) in Self.expected {
      let found = try #require(estimates[name] as? Double, "\(name)")
      #expect(abs(found - value) < 1e-9, "\(name)")
    }
    #expect((estimates["surprisal"] as? [Double])?.count == 3)
    #expect((estimates["selfcheck_unigram.sentence_mean"] as? [Double])?.count == 2)
    let bounds = try #require(estimates["token_entropy.mean"] as? [String: Double])
    #expect(try #require(bounds["low"]) < #require(bounds["high"]))
    #expect(estimates["pmi.all_tokens"] == nil)
  }

  @Test("a token without a value leaves out what needs all tokens, and says so")
  func unknown() throws {
    let outcome = try estimate("answers.jsonl", "--json")
    let answer = try #require(try lines(outcome).last)
    #expect(try answer.number("prompt_id") == 7)
    #expect(answer.object["unknown"] as? [String: Int] == ["log_likelihoods": 2])
    let estimates = try #require(answer.object["estimates"] as? [String: Any])
    #expect(
      Set(estimates.keys) == ["semantic_entropy.discrete", "semantic_entropy.direct_frequency"]
    )
    #expect(outcome.errors.hasPrefix("\"log_likelihoods\" has tokens without a value in 1 record;"))
  }

  @Test("people get a line a record, or where that is too wide a line an estimator")
  func table() throws {
    let narrow = try estimate(
      "answers.jsonl",
      "--estimator",
      "msp",
      "--estimator",
      "pmi.all_tokens"
    )
    #expect(
      narrow.output == """
          prompt  model     msp  pmi.all_tokens
          q1      m      1.6000               –
          7                   –               –

        """
    )
    #expect(narrow.errors.contains("Estimators rank suspicion, they do not prove falsehood"))
    let all = try estimate("answers.jsonl").output
    let lines = all.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.contains(["q1", "m", "semantic_entropy.normalized_clusters", "0.6489"]))
    #expect(lines.contains(["q1", "m", "token_entropy.mean", "0.5667…0.8000"]))
    #expect(!all.contains("surprisal  "))
  }

  @Test("an estimator that no record allows is told with its keys")
  func noKeys() throws {
    _ = try scratch.file("some.jsonl", text: "{\"log_likelihoods\": [-1]}\n")
    let outcome = try estimate("some.jsonl", "--estimator", "token_sar")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.hasPrefix(
        "token_sar: no record has \"log_likelihoods\" and \"token_similarity\".\n"
      )
    )
  }

  @Test("per-token values of an audit are those of the answer's own model")
  func tokenMetrics() throws {
    let values = """
      "kl_tuned_base": [1, 1], "tuned_logprob": [-1, -2], "base_logprob": [-3, -4], \
      "entropy_tuned": [0.5, 1], "entropy_base": [2, 3]}
      """
    let text = """
      {"prompt_id": "a", "model": "sft", \(values)
      {"prompt_id": "a", "model": "sft", "response_of": "base", \(values)

      """
    _ = try scratch.file("metrics.jsonl.gz", ScratchFolder.gzipped(Array(text.utf8)))
    let answers = try lines(try estimate("metrics.jsonl.gz", "--json"))
    #expect(try answers.map { try $0.text("model") } == ["sft", "base"])
    let estimates = answers.compactMap { $0.object["estimates"] as? [String: Any] }
    #expect(estimates.map { $0["log_perplexity"] as? Double } == [1.5, 3.5])
    #expect(estimates.map { $0["token_entropy.mean"] as? Double } == [0.75, 2.5])
  }

  private static let malformed: [(record: String, says: String)] = [
    (
      #"{"prompt_id": "a", "log_likelihoods": [-1, 2]}"#,
      "bad.jsonl:2 (a): \"log_likelihoods[1]\": 2.0"
    ),
    (#"{"log_likelihoods": "x"}"#, "bad.jsonl:2: \"log_likelihoods\": expected an array"),
    (#"{"tuned_logprob": [1]}"#, "bad.jsonl:2: \"tuned_logprob[0]\": 1.0 is no logarithm"),
    (
      #"{"clusters": [[0], [0]]}"#,
      "\"clusters\" does not hold each sample once: sample 0 stands twice"
    ),
    (#"{"clusters": [[0], "x"]}"#, "\"clusters[1]\": expected an array"),
    (#"{"token_entropies": [[2, 1]]}"#, "\"token_entropies[0]\": expected a number, [low, high]"),
    (#"{"token_entropies": [-1]}"#, "\"token_entropies[0]\" is no entropy"),
    (
      #"{"log_likelihoods": [-1], "token_similarity": [1, 1]}"#,
      "\"log_likelihoods\" is of 1, \"token_similarity\" of 2"
    ),
    (
      #"{"alternatives": [[["a", 1]]], "nli": [["maybe"]]}"#,
      "\"nli[0][0]\": expected one of \"entail\", \"neutral\", \"contra\""
    ),
    (#"{"alternatives": [[["a", 1]]], "nli": []}"#, "\"nli\" must have one label"),
    (
      #"{"alternatives": [["a"]], "nli": [["entail"]]}"#,
      "\"alternatives[0][0]\": expected [token, "
    ),
    (
      #"{"text": "a", "sentences": ["b"], "samples": []}"#,
      "\"sentences[0]\": 'b' stands neither in the text nor in a sample"
    ),
    (
      #"{"text": "a", "model": "m"}"#,
      "no estimator's keys are here; found the keys \"text\", \"model\""
    ),
    ("{", "bad.jsonl:2: "),
  ]

  @Test("a malformed record stops with file, line and key", arguments: malformed)
  func refused(record: String, says: String) throws {
    _ = try scratch.file("bad.jsonl", text: "{\"clusters\": [[0]]}\n\(record)\n")
    let outcome = try estimate("bad.jsonl")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("spoor: bad.jsonl:2"), "\(outcome.errors)")
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test("a file without records is refused")
  func empty() throws {
    _ = try scratch.file("empty.jsonl", text: "\n")
    let outcome = try estimate("empty.jsonl")
    #expect(outcome.status == 65)
    #expect(outcome.errors.hasPrefix("spoor: empty.jsonl: the file holds no records."))
  }

  @Test("--list tells every estimator; docs/method.md and docs/formats.md name what it names")
  func list() throws {
    let listed = try estimate("--list").output.split(separator: "\n")
    let names = listed.filter { !$0.hasPrefix(" ") }.map(String.init)
    #expect(names.count == 25)
    let docs = SpoorProgram.package.appending(path: "docs")
    let method = try String(contentsOf: docs.appending(path: "method.md"), encoding: .utf8)
    for name in names { #expect(method.contains("`\(name)`"), "\(name)") }
    let formats = try String(contentsOf: docs.appending(path: "formats.md"), encoding: .utf8)
    let keys = listed.filter { $0.hasPrefix("  reads ") }
      .flatMap { $0.dropFirst(8).components(separatedBy: ", ") }
    for key in Set(keys) { #expect(formats.contains("`\(key)`"), "\(key)") }
  }
}
