/// An answer that costs much, asked at most every so often however many want it.
///
/// Nobody waits for one that is a little old: it is told, and asked anew meanwhile. At any time it is asked
/// once at most, so that a store under load is not asked the faster the slower it answers.
actor LastAnswer<Answer: Sendable> {
  private let ask: @Sendable () async throws -> Answer
  private let lasting: Duration
  private let clock = ContinuousClock()
  private var last: (answer: Answer, asked: ContinuousClock.Instant)?
  private var asking: Task<Answer, any Error>?
  private var forgotten = 0

  /// Asks `ask` when first wanted, and anew once the answer is older than `lasting`; one that is five times
  /// as old is waited for.
  init(lasting: Duration, _ ask: @escaping @Sendable () async throws -> Answer) {
    self.lasting = lasting
    self.ask = ask
  }

  /// The answer, as of now or of some time ago.
  ///
  /// - Throws: what asking throws, which is asked again the next time.
  func answer() async throws -> Answer {
    guard let last else { return try await asked().value }
    let age = last.asked.duration(to: clock.now)
    guard age >= lasting else { return last.answer }
    let asking = asked()
    return age < lasting * 5 ? last.answer : try await asking.value
  }

  /// Asks anew the next time, whatever is being asked now.
  func forget() {
    forgotten += 1
    (last, asking) = (nil, nil)
  }

  private func asked() -> Task<Answer, any Error> {
    if let asking { return asking }
    let era = forgotten
    let task = Task {
      let began = clock.now
      defer { if era == forgotten { asking = nil } }
      let answer = try await ask()
      if era == forgotten { last = (answer, began) }
      return answer
    }
    asking = task
    return task
  }
}
