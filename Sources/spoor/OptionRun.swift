import DurableFiles
import Foundation
import Generations
import Injection
import ModelServers
import Records
import SpoorModel

/// Lets a server score options: everything is asked first, many at a time, which fills the cache; then what is
/// kept is written in order, and read as any file of log-probabilities is.
struct OptionRun {
  let asked: AskedOptions
  let server: ModelServer
  let servers: ServerOptions

  /// The questions with their options' scores.
  ///
  /// - Parameters:
  ///   - questions: those that were asked.
  ///   - folder: where what the server told is written, as `options.jsonl`.
  /// - Returns: them, with what the server told under the conditions' names.
  /// - Throws: ``SpoorError``.
  func scored(_ questions: [ChoiceQuestion], into folder: URL) throws -> [ChoiceQuestion] {
    try ask()
    let file = folder.appending(path: "options.jsonl")
    var generations: [Generation] = []
    try AtomicFile.write(to: file) { writer in
      for option in asked.all {
        let served = try Waiting.value { try await scores(of: option) }
        generations.append(served.generation)
        try writer.write(JSONValue.object(served.scores.record).text + "\n")
      }
    }
    let sums = try sums(in: file, of: generations)
    var scored = questions
    for (option, generation) in zip(asked.all, generations) {
      let count = questions[option.question].options.count
      let unscored = OptionScores(
        sums: Array(repeating: nil, count: count),
        tokens: Array(repeating: 1, count: count)
      )
      let sum = sums[option.id] ?? nil
      scored[option.question].scores[option.condition, default: unscored].sums[option.option] = sum
      scored[option.question].scores[option.condition]?.tokens?[option.option] =
        max(1, generation.tokenIDs.count)
    }
    return scored
  }

  private func scores(of option: AskedOption) async throws -> ServedOption {
    try await server.scores(ofOption: option.text, behind: option.prompt, id: option.id)
  }

  /// Options behind one prompt are asked one after the other: the first asks for the prompt's tokens, and
  /// the others find them kept.
  private func ask() throws {
    let prompts = asked.byPrompt
    try Inquiry("scoring", prompts.map(\.count), "options", servers).ask {
      for option in prompts[$0] { _ = try await scores(of: option) }
    }
  }

  /// Each option's log-probability; none where the server is silent about one of its tokens.
  private func sums(in file: URL, of generations: [Generation]) throws -> [String: Double?] {
    guard !generations.isEmpty else { return [:] }
    let reader = try LogProbabilityFile.reader(at: file, side: .base, generations: generations)
    var sums: [String: Double?] = [:]
    while let next = try reader.next() {
      guard case .truncated(let values) = next.positions else { continue }
      let known = values.compactMap { $0?.knownLogProbability }
      // Rounding may leave a certain token a hair above 0.
      sums[next.promptID] = known.count == values.count ? min(0, known.reduce(0, +)) : nil
    }
    return sums
  }
}

extension ChoiceQuestion {
  /// Its line in a file of questions, with its line break.
  var line: String {
    var members: [JSONObject.Member] = [
      .init(key: "mcq_id", value: .string(id)),
      .init(key: "options", value: .array(options.map(JSONValue.string))),
      .init(key: "answer_index", value: .int(answer)),
    ]
    if let question { members.append(.init(key: "question", value: .string(question))) }
    members += fields.sorted { $0.key < $1.key }.map {
      .init(key: $0.key, value: .string($0.value))
    }
    let conditions = scores.sorted { $0.key < $1.key }.map { name, scores in
      JSONObject.Member(key: name, value: .object(scores.object))
    }
    members.append(.init(key: "logprobs", value: .object(JSONObject(conditions))))
    return JSONValue.object(JSONObject(members)).text + "\n"
  }
}

extension OptionScores {
  /// As a file has it.
  fileprivate var object: JSONObject {
    var members: [JSONObject.Member] = [
      .init(key: "sum", value: .array(sums.map { $0.map(JSONValue.double) ?? .null }))
    ]
    if let tokens {
      members.append(.init(key: "n_tokens", value: .array(tokens.map(JSONValue.int))))
    }
    if let characters {
      members.append(.init(key: "n_characters", value: .array(characters.map(JSONValue.int))))
    }
    return JSONObject(members)
  }
}
