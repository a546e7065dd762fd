import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import StubServers
import Testing

@testable import ModelServers

@Suite("Two models score the same tokens") struct ScoringRunTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private static let prompts = (0..<12).map {
    RenderedPrompt(prompt: Prompt(id: "p\($0)", instruction: "Sky \($0)?"), tokenIDs: nil)
  }

  private func run(
    _ base: StubServer,
    _ tuned: StubServer,
    cache: String = "answers.sqlite",
    scoredTwice: Int = 0,
    by choice: WantedText.Choice = .likeliest
  ) throws -> ScoringRun {
    let cache = try AnswerCache(at: folder.url.appending(path: cache))
    return ScoringRun(
      Self.prompts,
      base: ModelServer(try base.endpoint(.vllm, model: "base"), cache: cache),
      tuned: ModelServer(try tuned.endpoint(.vllm, model: "tuned"), cache: cache),
      from: .written(WantedText(choice, limit: 8)),
      ScoringRun.Settings(
        template: try PromptTemplate("Q: {instruction}\\n"),
        scoredTwice: scoredTwice
      )
    )
  }

  private func stub(_ model: FakeModel = FakeModel()) async throws -> StubServer {
    try await StubServer { model.reply(to: $0, $1) }
  }

  @Test("and what they say reads as log-probabilities of the tuned model's response")
  func readable() async throws {
    let (base, tuned) = (try await stub(FakeModel(shift: 1, answer: "blue")), try await stub())
    let scored = try await run(base, tuned).response(0)
    #expect(scored.generation.text == "red")
    #expect(scored.generation.tokenIDs.count == 4)
    #expect(scored.generation.offsets.map(\.bytes.count) == [1, 1, 1, 0])
    #expect(scored.ofBase?.text == "blue")
    let scoring = try #require(scored.scoring)
    let (one, other) = (
      try positions(scoring.base, of: scored.generation),
      try positions(scoring.tuned, of: scored.generation)
    )
    #expect(one.count == 4)
    for (base, tuned) in zip(one, other) {
      let lift = try #require(tuned?.knownLogProbability) - #require(base?.knownLogProbability)
      #expect(abs(lift - 1) < 1e-9)
    }
    let asked = tuned.seen.first { $0.path == "/tokenize" }
    #expect(asked?.value("prompt")?.characters == "Q: Sky 0?\n")
  }

  @Test("and a run that was stopped goes on where it was, to the same end")
  func resumed() async throws {
    let (base, tuned) = (try await stub(), try await stub())
    let whole = try run(base, tuned, cache: "whole.sqlite")
    var expected: [String] = []
    for number in Self.prompts.indices { expected.append(try await text(whole, number)) }
    let asked = base.seen.count + tuned.seen.count
    let stopped = try run(base, tuned)
    for number in 0..<5 { _ = try await stopped.response(number) }
    let resumed = try run(base, tuned)
    var found: [String] = []
    for number in Self.prompts.indices { found.append(try await text(resumed, number)) }
    #expect(found == expected)
    #expect(base.seen.count + tuned.seen.count == 2 * asked)
  }

  @Test("and by chance, each prompt has a seed of its own: by one seed draws would be alike")
  func seeds() async throws {
    let (base, tuned) = (try await stub(), try await stub())
    let run = try run(base, tuned, by: .drawn(temperature: 1, topK: nil, seed: 7))
    #expect(run.isSampled)
    for number in 0..<3 { _ = try await run.response(number) }
    let seeds = tuned.seen.compactMap { $0.value("seed")?.integer }
    #expect(seeds.count == 3)
    #expect(Set(seeds).count == 3)
    #expect(!seeds.contains(7))
  }

  @Test("and asked twice, they show their noise")
  func noise() async throws {
    let (base, tuned) = (try await stub(FakeModel(noise: 0.25)), try await stub())
    let scored = try await run(base, tuned, scoredTwice: 1).response(0)
    #expect(scored.again != nil)
    #expect(scored.again?.tuned.record == scored.scoring?.tuned.record)
    let later = try await run(base, tuned, scoredTwice: 1).response(1)
    #expect(later.again == nil)
  }

  @Test("unless they split the prompt differently")
  func otherTokenizer() async throws {
    let base = try await StubServer { seen, number in
      seen.path == "/tokenize"
        ? .json(["tokens": [1, 2]]) : FakeModel().reply(to: seen, number)
    }
    let run = try run(base, try await stub())
    let error = try await #require(throws: SpoorError.self) { _ = try await run.response(3) }
    #expect(error.problem.contains("splits the prompt into 2 tokens"))
    #expect(error.location?.record == "prompt p3")
  }

  @Test("many at a time, and as few as were allowed")
  func together() async throws {
    let (base, tuned) = (try await stub(), try await stub())
    let run = try run(base, tuned)
    var done: Set<Int> = []
    try await run.prompts.count.forEachMade(atMost: 3) { number in
      _ = try await run.response(number)
      return number
    } take: { number, made in
      #expect(number == made)
      done.insert(number)
    }
    #expect(done == Set(Self.prompts.indices))
  }

  private func text(_ run: ScoringRun, _ number: Int) async throws -> String {
    let response = try await run.response(number)
    let records = [response.scoring?.base.record, response.scoring?.tuned.record]
    return records.compactMap(\.self).map { JSONValue.object($0).text }.joined()
  }

  private func positions(
    _ scores: ServerScores,
    of generation: Generation
  ) throws -> [TruncatedDistribution?] {
    let name = "\(UUID().uuidString).jsonl"
    let file = try folder.file(name, lines: [JSONValue.object(scores.record).text])
    let reader = try LogProbabilityFile.reader(at: file, side: .base, generations: [generation])
    let response = try #require(try reader.next())
    guard case .truncated(let positions) = response.positions else { return [] }
    return positions
  }
}
