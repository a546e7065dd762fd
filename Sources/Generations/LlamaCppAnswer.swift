import Foundation
import Records
import SpoorModel

/// llama.cpp's answer for one position.
struct LlamaCppAnswer {
  /// The record that holds it.
  let whole: ServerRecord
  let body: JSONObject
  /// The response's token that it predicts.
  let token: Int

  init(_ whole: ServerRecord, body: JSONObject, token: Int) {
    self.whole = whole
    self.body = body["response"]?.members ?? body
    self.token = token
  }

  func error(_ problem: String, remedy: String? = nil) -> SpoorError {
    whole.error("token \(token): \(problem)", remedy: remedy)
  }

  /// What was sent, where the answer or its record tells.
  func promptTokenIDs() throws(SpoorError) -> [Int]? {
    let key = "prompt_token_ids"
    guard let value = body[key] ?? whole.record.object[key], value != .null else { return nil }
    // Of a record of several positions they are the tokens of all of them.
    guard whole.body["positions"] == nil else { return nil }
    return try whole.ints(value, key)
  }

  /// The listed tokens, and whether they are named by text.
  func position() throws(SpoorError) -> (list: ScoredPosition, isByText: Bool) {
    let place = "completion_probabilities"
    let entries = try whole.elements(body[place], place)
    guard let entry = entries.first else { return (ScoredPosition(own: nil, listed: []), false) }
    let members = try whole.members(entry, "\(place)[0]")
    let settings = body["generation_settings"]?.members
    guard members["top_probs"] == nil, settings?["post_sampling_probs"] != .bool(true) else {
      throw error(
        "\"top_probs\" are probabilities after temperature and sampling filters, not the model's own",
        remedy: "Leave post_sampling_probs out of the request, or set it to false."
      )
    }
    if let probabilities = members["probs"] { return (try old(probabilities), true) }
    let name = "\(place)[0].top_logprobs"
    var listed: [ListedToken] = []
    for (index, value) in try whole.elements(members["top_logprobs"], name).enumerated() {
      let token = try whole.members(value, "\(name)[\(index)]")
      guard let id = token["id"]?.integer else {
        throw whole.mismatch("\(name)[\(index)].id", "a token id", token["id"])
      }
      let number = try whole.number(token["logprob"], "\(name)[\(index)].logprob")
      listed.append(ListedToken(key: .id(id), logProbability: number))
    }
    return (ScoredPosition(own: nil, listed: listed), false)
  }

  /// The shape before December 2024: `probs`, with `tok_str` and `prob`.
  private func old(_ value: JSONValue) throws(SpoorError) -> ScoredPosition {
    let name = "completion_probabilities[0].probs"
    var listed: [ListedToken] = []
    for (index, value) in try whole.elements(value, name).enumerated() {
      let token = try whole.members(value, "\(name)[\(index)]")
      guard let text = token["tok_str"]?.characters else {
        throw whole.mismatch("\(name)[\(index)].tok_str", "a string", token["tok_str"])
      }
      let probability = try whole.number(token["prob"], "\(name)[\(index)].prob")
      guard (0...1 + 1e-6).contains(probability) else {
        throw error("\(probability) is no probability")
      }
      // What a sampling filter took out has probability 0, which is not the model's.
      guard probability > 0 else { continue }
      listed.append(ListedToken(key: .text(text), logProbability: log(probability)))
    }
    return ScoredPosition(own: nil, listed: listed)
  }
}
