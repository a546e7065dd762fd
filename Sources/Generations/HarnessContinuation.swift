import Records
import SpoorModel

/// A continuation that lm-evaluation-harness had scored, and the model's answer.
struct HarnessContinuation {
  let text: String
  /// ln p of the whole continuation.
  let logProbability: Double
  /// Whether the model, choosing the likeliest token each time, would have written it.
  let isGreedy: Bool

  /// The continuations of a sample.
  static func all(_ answer: ServerRecord) throws(SpoorError) -> [HarnessContinuation] {
    let requests = try requests(answer)
    let replies = try answer.elements(answer.record.object["resps"], "resps")
    guard requests.count == replies.count else {
      throw answer.error("\"resps\" has \(replies.count) elements, \"arguments\" \(requests.count)")
    }
    var continuations: [HarnessContinuation] = []
    for (index, (request, reply)) in zip(requests, replies).enumerated() {
      guard let pair = pair(reply) else { throw noPair(answer, "resps[\(index)]") }
      guard request.count > 1, let text = request[1].characters else {
        throw answer.mismatch("arguments[\(index)]", "a context and a continuation", request.last)
      }
      continuations.append(
        HarnessContinuation(text: text, logProbability: pair.sum, isGreedy: pair.isGreedy)
      )
    }
    return continuations
  }

  /// What each request was made of: arrays, or (since 0.4.3) objects `gen_args_0`, `arg_0`.
  private static func requests(_ answer: ServerRecord) throws(SpoorError) -> [[JSONValue]] {
    let name = "arguments"
    guard let value = answer.record.object[name] else { throw answer.record.missing(name) }
    var requests: [[JSONValue]] = []
    for request in parts(value) ?? [] {
      guard let arguments = parts(request) else {
        throw answer.mismatch("\(name)[\(requests.count)]", "an array or an object", request)
      }
      requests.append(arguments)
    }
    return requests
  }

  private static func parts(_ value: JSONValue) -> [JSONValue]? {
    value.elements ?? value.members?.members.map(\.value)
  }

  /// `[[sum, is_greedy]]`, with strings where the harness has made everything a string.
  private static func pair(_ reply: JSONValue) -> (sum: Double, isGreedy: Bool)? {
    guard let pair = reply.elements?.first?.elements, pair.count == 2 else { return nil }
    guard let sum = pair[0].number ?? pair[0].characters.flatMap(Double.init), sum.isFinite else {
      return nil
    }
    switch pair[1] {
    case .bool(let isGreedy): return (sum, isGreedy)
    case .string("True"), .string("true"): return (sum, true)
    case .string("False"), .string("false"): return (sum, false)
    default: return nil
    }
  }

  private static func noPair(_ answer: ServerRecord, _ place: String) -> SpoorError {
    answer.error(
      "\"\(place)\" holds no [[sum of log-probabilities, is_greedy]]: samples of generate_until "
        + "have no log-probabilities, those of loglikelihood_rolling none of a continuation",
      remedy: "Use a task whose output_type is loglikelihood or multiple_choice."
    )
  }
}
