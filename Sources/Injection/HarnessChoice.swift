import Foundation
import Records
import SpoorModel

/// A sample of lm-evaluation-harness: one request an option, each answered by `[log-probability, is_greedy]`.
struct HarnessChoice {
  private let record: Record

  init(_ record: Record) { self.record = record }

  func question(_ condition: String) throws(SpoorError) -> ChoiceQuestion {
    let options = try options()
    guard options.count > 1 else {
      throw record.error(
        "\"arguments\" has \(options.count) options: only samples of multiple choice have several",
        remedy: "Log samples of a task whose output_type is multiple_choice (--log_samples)."
      )
    }
    var question = ChoiceQuestion(
      id: try id(),
      options: options,
      answer: try answer(options),
      scores: [condition: OptionScores(sums: try sums(options.count))]
    )
    let document = record.object["doc"]?.members
    question.fields = document?.fields ?? [:]
    question.question = document?["question"]?.characters
    switch record.object["acc"] {
    case .bool(let isRight): question.told[condition] = isRight
    case .some(let value):
      if let number = value.number { question.told[condition] = number == 1 }
    case nil: break
    }
    return question
  }

  /// `doc_hash`, which is the same in every run, else `doc_id`.
  private func id() throws(SpoorError) -> String {
    if let hash = record.object["doc_hash"]?.characters, !hash.isEmpty { return hash }
    let id = try record.value("doc_id")
    if let text = id.characters { return text }
    guard let number = id.integer else { throw record.mismatch("doc_id", "an integer", id) }
    return String(number)
  }

  /// The continuations, without the white space that stands before them in the prompt.
  private func options() throws(SpoorError) -> [String] {
    let value = try record.value("arguments")
    // Since 0.4.3 objects: {"gen_args_0": {"arg_0": context, "arg_1": continuation}}.
    let requests = value.elements ?? value.members?.members.map(\.value) ?? []
    var options: [String] = []
    for request in requests {
      let parts = request.elements ?? request.members?.members.map(\.value) ?? []
      guard parts.count > 1, let text = parts[1].characters else {
        throw record.mismatch(
          "arguments[\(options.count)]",
          "a context and a continuation",
          request
        )
      }
      options.append(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return options
  }

  /// `filtered_resps`, or `resps`, where each is in one more list.
  private func sums(_ count: Int) throws(SpoorError) -> [Double?] {
    let filtered = record.object["filtered_resps"]?.elements ?? []
    let key = filtered.isEmpty ? "resps" : "filtered_resps"
    guard let replies = try record.value(key).elements else {
      throw record.mismatch(key, "a list", try record.value(key))
    }
    guard replies.count >= count else {
      throw record.error("\"\(key)\" has \(replies.count) elements, \"arguments\" \(count)")
    }
    var sums: [Double?] = []
    for (index, reply) in replies.prefix(count).enumerated() {
      let pair = reply.elements?.first?.elements ?? reply.elements ?? []
      guard let first = pair.first, pair.count == 2 else {
        throw record.mismatch("\(key)[\(index)]", "[log-probability, is_greedy]", reply)
      }
      // The harness makes everything a text in some versions.
      let sum = first.number ?? first.characters.flatMap(Double.init)
      sums.append(sum.flatMap { $0.isFinite ? $0 : nil })
    }
    return sums
  }

  /// The number of the right option: a number, a number in letters, or the option's text.
  private func answer(_ options: [String]) throws(SpoorError) -> Int {
    let target = try record.value("target")
    let text = target.characters?.trimmingCharacters(in: .whitespacesAndNewlines)
    if let text {
      let alike = options.indices.filter { options[$0] == text }
      if alike.count == 1 { return alike[0] }
    }
    guard let number = target.integer ?? text.flatMap({ Int($0) }),
      options.indices.contains(number)
    else {
      throw record.error(
        "\"target\" is \(target.text.prefix(60)), which is no option's number or text",
        remedy: "Log samples of a task with one right option (--log_samples)."
      )
    }
    return number
  }
}
