import Foundation
import SpoorModel
import Testing

@testable import Hallucinations

@Suite("Statements that the model hesitated over")
struct UncertaintyTests {
  private func signals(_ example: Case) throws -> [Signal: Double]? {
    try example.onlyOpinion(of: UncertaintyDetector())?.signals
  }

  @Test("the surprisals of a statement's tokens add up, and those before it")
  func sums() throws {
    let tokens: [(text: String, logProbability: Double?)] = [
      ("We met", -0.5), (" A", -1), ("da", -2), (".", -4),
    ]
    let signals = try signals(Case("We met Ada.", tokens: tokens))
    #expect(signals == [.surprisal: 3, .surprisalBefore: 0.5])
  }

  @Test("the base model is judged by its own values", arguments: [Answer.Speaker.base, .tuned])
  func speakers(speaker: Answer.Speaker) throws {
    var example = try Case("We met Ada.", tokens: [("We met", -1), (" Ada.", -3)], speaker: .base)
    if speaker == .tuned {
      example = try Case("We met Ada.", tokens: [("We met", -1), (" Ada.", -3)], speaker: .tuned)
    }
    #expect(try signals(example) == [.surprisal: 3, .surprisalBefore: 1])
  }

  @Test("an answer without values of its tokens, or without tokens, has no opinion")
  func unknown() throws {
    let example = try Case("We met Ada.")
    #expect(UncertaintyDetector().opinions(on: example.statements(), in: example.answer) == nil)
    var answer = try Case("We met Ada.", tokens: [("We met Ada.", -1)]).answer
    answer.generation.offsets = []
    #expect(UncertaintyDetector().opinions(on: example.statements(), in: answer) == nil)
  }

  @Test("a statement of which a token is unknown has no opinion, the others have")
  func partlyKnown() throws {
    let tokens: [(text: String, logProbability: Double?)] = [
      ("We met Ada", -1), (" and", nil), (" B", nil), ("ert; 7", -9), (" or 8", -2),
    ]
    let example = try Case("We met Ada and Bert; 7 or 8", tokens: tokens)
    let found = UncertaintyDetector().opinions(on: example.statements(), in: example.answer)
    #expect(found?.map { $0?.signals[.surprisal] } == [nil, 9, 2])
    #expect(found?.last??.signals[.surprisalBefore] == 10)
  }

  @Test("what is not finite is no evidence, neither in a statement nor after it")
  func infinite() throws {
    let tokens: [(text: String, logProbability: Double?)] = [
      ("We met 5", -1), (" or 6", -.infinity), (" or 7", -1),
    ]
    let example = try Case("We met 5 or 6 or 7", tokens: tokens)
    let found = UncertaintyDetector().opinions(on: example.statements(), in: example.answer)
    #expect(found?.map { $0?.signals[.surprisal] } == [1, nil, nil])
  }

  @Test("fewer values than tokens are no crash")
  func shortArrays() throws {
    var answer = try Case("We met Ada.", tokens: [("We met ", 0), ("Ada", 0)]).answer
    answer.divergence?.tunedLogProbability.removeLast()
    let statements = try Case("We met Ada.").statements()
    #expect(UncertaintyDetector().opinions(on: statements, in: answer) == [nil])
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
    answer.divergence?.tunedLogProbability = [-1, -2, -9]
    let statements = try Case("We met É.").statements()
    let found = UncertaintyDetector().opinions(on: statements, in: answer)
    #expect(found?.map { $0?.signals } == [[.surprisal: 11, .surprisalBefore: 1]])
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
