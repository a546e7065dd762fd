import Foundation
import GRDB
import ScratchFiles

extension SmallAudit {
  /// Lets the tuned model's values come from two servers, in vLLM's words.
  func giveLogProbabilities(of prompts: Int) throws {
    try edit("audit.yaml", "    token_metrics: metrics.jsonl\n", "")
    try edit(
      "audit.yaml",
      "logits: {index: index.json, base: base.npy, tuned: tuned.npy}",
      "log_probabilities: {base: base.logprobs.jsonl, tuned: tuned.logprobs.jsonl, vocabulary_size: 16}"
    )
    let responses = try JSONText.lines(of: path("sft.jsonl"))
    for (side, own) in [("base", "-4.0"), ("tuned", "-0.25")] {
      let lines = try responses.map { response in
        let ids = try response.list("token_ids").compactMap { $0 as? Int }
        let positions = ids.enumerated().map { place, id in
          let value = place.isMultiple(of: 3) ? own : "-0.5"
          let rank = value == "-4.0" ? 5 : 1
          return #"{"\#(id)": {"logprob": \#(value), "rank": \#(rank)}}"#
        }
        let values = (["null", "null"] + positions).joined(separator: ", ")
        let all = ([14, 15] + ids).map(String.init).joined(separator: ", ")
        return #"{"prompt_id": "\#(try response.text("prompt_id"))", "n_prompt_tokens": 2, "#
          + #""prompt_token_ids": [\#(all)], "prompt_logprobs": [\#(values)]}"# + "\n"
      }
      try write("\(side).logprobs.jsonl", Array(lines.joined().utf8))
    }
  }

  /// The one run's folder of parts.
  func runOfParts(_ place: String) throws -> URL? {
    let parts = path("\(place)/small.parts")
    let names = try FileManager.default.contentsOfDirectory(atPath: parts.path)
    return names.count == 1 ? parts.appending(path: names[0]) : nil
  }

  /// Leaves in a part's traces what no tracing finds: the first one's under every prompt.
  func markTraces(_ file: URL) throws {
    try DatabaseQueue(path: file.path).write {
      try $0.execute(
        sql: "UPDATE kept_traces SET payload = (SELECT payload FROM kept_traces LIMIT 1)"
      )
    }
  }
}
