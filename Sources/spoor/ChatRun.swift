import ModelServers

/// A chat model that is asked one question about each of many subjects.
///
/// Everything is asked first, many at a time, which fills the cache; then what is kept is taken in the
/// subjects' order. So a run that was killed goes on, and what comes of it does not depend on which answer
/// came first.
struct ChatRun<Asked: ChatTask> {
  let task: Asked
  let subjects: [Asked.Subject]
  let server: ModelServer
  let options: ChatOptions

  /// Asks everything.
  ///
  /// - Parameter noun: what subjects are, for the progress.
  /// - Throws: what the first question that has no answer throws.
  func ask(_ noun: String) throws {
    let (task, subjects, server, form) = (task, subjects, server, options.answers)
    try Inquiry("asking about", subjects.count, noun, options.servers).ask {
      _ = try await server.finding(of: task, on: subjects[$0], form)
    }
  }

  /// Takes what was answered.
  ///
  /// - Parameter take: takes a subject, and what came of it.
  /// - Throws: what `take` throws.
  func findings(
    _ take: (Asked.Subject, Result<Asked.Finding, MalformedReply>) throws -> Void
  ) throws {
    let (task, server, form) = (task, server, options.answers)
    for subject in subjects {
      try take(subject, try Waiting.value { try await server.finding(of: task, on: subject, form) })
    }
  }
}
