import Foundation
import Hallucinations
import SpoorModel
import Testing

@Suite("Values that the model hesitated over")
struct UncertaintyTests {
  private func findings(_ example: Case, threshold: Double = 0.5) -> [Finding]? {
    UncertaintyDetector(values: example.finder(), threshold: threshold)
      .findings(in: example.answer)
  }

  /// The log-probability at which a token of entropy 0 has this suspicion.
  private func logProbability(of suspicion: Double) -> Double { 2 * log(1 - suspicion) }

  @Test(
    "a value is doubted from the threshold on, by its worst token",
    arguments: [(0.0, 0.49, false), (0.0, 0.51, true), (0.9, 0.1, true), (0.0, 0.0, false)]
  )
  func threshold(first: Double, second: Double, isDoubted: Bool) throws {
    let tokens = [("We met ", 0.99), ("A", first), ("da", second), (".", 0.99)]
      .map { (text: $0.0, logProbability: Optional(logProbability(of: $0.1))) }
    let findings = try #require(try findings(Case("We met Ada.", tokens: tokens)))
    #expect(findings.map(\.judgement) == [isDoubted ? .doubted : .cleared])
    #expect(abs((findings.first?.score ?? -1) - max(first, second)) < 1e-12)
  }

  @Test("the base model is judged by its own values")
  func base() throws {
    let tokens: [(text: String, logProbability: Double?)] = [("We met ", 0), ("Ada.", -9)]
    let example = try Case("We met Ada.", tokens: tokens, speaker: .base)
    #expect(findings(example)?.map(\.judgement) == [.doubted])
  }

  @Test("an answer without values of its tokens is not judged")
  func unknown() throws {
    #expect(try findings(Case("We met Ada.")) == nil)
  }

  @Test("a value none of whose tokens is known is passed over, one with some is judged by those")
  func partlyKnown() throws {
    let tokens: [(text: String, logProbability: Double?)] = [
      ("We met Ada", nil), (" and", 0), (" B", nil), ("ert 7", -9),
    ]
    let example = try Case("We met Ada; Bert 7", tokens: tokens)
    let found = try #require(findings(example))
    #expect(example.surfaces(found.map(\.words)) == ["Bert", "7"])
  }

  @Test("fewer values than tokens are no crash")
  func shortArrays() throws {
    let tokens: [(text: String, logProbability: Double?)] = [("We met ", 0), ("Ada", 0)]
    var answer = try Case("We met Ada.", tokens: tokens).answer
    answer.divergence?.tunedEntropy.removeLast()
    let finder = try Case("We met Ada.").finder()
    #expect(UncertaintyDetector(values: finder).findings(in: answer)?.isEmpty == true)
  }

  @Test("a token that holds part of a character belongs to its word")
  func partOfCharacter() throws {
    var answer = try Case("We met É.", tokens: [("We met ", 0), ("É", -9), (".", 0)]).answer
    let scalars = ScalarRange(7, 8)
    answer.generation.offsets = [
      TokenOffset(scalars: ScalarRange(0, 7), bytes: ByteRange(0, 7)),
      TokenOffset(scalars: scalars, bytes: ByteRange(7, 8)),
      TokenOffset(scalars: scalars, bytes: ByteRange(8, 9)),
    ]
    answer.divergence?.tunedLogProbability = [0, 0, -9]
    let finder = try Case("We met É.").finder()
    let found = UncertaintyDetector(values: finder).findings(in: answer)
    #expect(found?.map(\.judgement) == [.doubted])
  }
}

@Suite("Suspicion")
struct SuspicionTests {
  private func suspicion(entropy: Double?, logProbability: Double?) -> Double? {
    var divergence = ResponseDivergence(promptID: "p", model: "m", source: .logits)
    divergence.tunedEntropy = [entropy.map(Bounds.init(exactly:))]
    divergence.tunedLogProbability = [logProbability]
    return Suspicion.values(of: divergence, speaker: .tuned).first ?? nil
  }

  @Test("a certain token has none, however the file rounds", arguments: [0.0, -1e-9])
  func certain(entropy: Double) {
    #expect(suspicion(entropy: entropy, logProbability: 0) == 0)
  }

  @Test("it grows with entropy and with surprisal, and stays below or at 1")
  func monotone() throws {
    let steps = stride(from: 0.0, through: 12, by: 0.5)
    let byEntropy = steps.compactMap { suspicion(entropy: $0, logProbability: -1) }
    let bySurprisal = steps.compactMap { suspicion(entropy: 1, logProbability: -$0) }
    for values in [byEntropy, bySurprisal] {
      #expect(values.count == 25)
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
      #expect(values.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test("one half is where entropy and surprisal together pass 1.386 nats")
  func half() throws {
    let value = try #require(suspicion(entropy: log(2.0), logProbability: -log(2.0)))
    #expect(abs(value - 0.5) < 1e-12)
  }

  @Test("what is unknown stays unknown", arguments: [(nil, -1.0), (1.0, nil), (nil, nil)])
  func unknown(entropy: Double?, logProbability: Double?) {
    #expect(suspicion(entropy: entropy, logProbability: logProbability) == nil)
  }

  @Test("each model is judged by its own numbers")
  func speakers() {
    var divergence = ResponseDivergence(promptID: "p", model: "m", source: .logits)
    divergence.tunedEntropy = [0]
    divergence.tunedLogProbability = [0]
    divergence.baseEntropy = [3]
    divergence.baseLogProbability = [-3]
    #expect(Suspicion.values(of: divergence, speaker: .tuned) == [0])
    #expect(Suspicion.values(of: divergence, speaker: .base).allSatisfy { ($0 ?? 0) > 0.9 })
  }
}
