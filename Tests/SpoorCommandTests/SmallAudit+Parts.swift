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
    for (side, own) in [("base", "-4."), ("tuned", "-0.2")] {
      let lines = try responses.enumerated().map { number, response in
        let ids = try response.list("token_ids").compactMap { $0 as? Int }
        let positions = ids.enumerated().map { place, id in
          let value = place.isMultiple(of: 3) ? "\(own)\(number)" : "-0.5"
          let rank = value.hasPrefix("-4") ? 5 : 1
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

  /// Gives all responses of a part the values of the first: nobody would measure that.
  func markValues(_ file: URL) throws {
    try DatabaseQueue(path: file.path).write {
      try $0.execute(
        sql: "UPDATE token_values SET payload = (SELECT payload FROM token_values LIMIT 1)"
      )
    }
  }
}
