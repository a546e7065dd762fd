import ModelServers

/// Questions that are asked of a server, many at a time, while a line tells how far that has come.
///
/// Answers come in any order. Where they are kept, a run asks everything first, and then takes what is kept
/// in the questions' order: what it writes does not depend on which answer came first.
struct Inquiry: Sendable {
  /// What is done meanwhile: "scoring".
  let action: String
  /// How many things each question asks for.
  let sizes: [Int]
  /// What the things are: "responses".
  let things: String
  /// How many questions are under way at once.
  let limit: Int

  /// Asks for things question by question.
  ///
  /// - Parameters:
  ///   - action: what is done meanwhile.
  ///   - sizes: how many things each question asks for.
  ///   - things: what they are.
  ///   - options: how many questions are under way at once.
  init(_ action: String, _ sizes: [Int], _ things: String, _ options: ServerOptions) {
    self.action = action
    self.sizes = sizes
    self.things = things
    limit = options.concurrency
  }

  /// Asks for as many things by each question.
  ///
  /// - Parameters:
  ///   - action: what is done meanwhile.
  ///   - questions: how many questions there are.
  ///   - each: how many things one asks for.
  ///   - things: what they are.
  ///   - options: how many questions are under way at once.
  init(
    _ action: String,
    _ questions: Int,
    each: Int = 1,
    _ things: String,
    _ options: ServerOptions
  ) {
    self.init(action, Array(repeating: each, count: questions), things, options)
  }

  /// Asks everything, and waits for it.
  ///
  /// - Parameter question: asks the question of a number, from 0.
  /// - Returns: the answers in the questions' order.
  /// - Throws: what the first question throws that has no answer; what is under way is cancelled then.
  @discardableResult
  func ask<Answer: Sendable>(
    _ question: @escaping @Sendable (Int) async throws -> Answer
  ) throws -> [Answer] {
    try Waiting.value {
      try await ProgressLine.whileWaiting { line in
        var answers = [Answer?](repeating: nil, count: sizes.count)
        let all = sizes.reduce(0, +)
        var done = 0
        try await sizes.count.forEachMade(atMost: limit, question) { number, answer in
          answers[number] = answer
          done += sizes[number]
          line.show(action, done, of: all, things)
        }
        return answers.compactMap(\.self)
      }
    }
  }
}
