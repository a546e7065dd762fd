import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

@Suite(.enabled(if: SharedData.worldA != nil, "world-a is not beside the package"))
struct WorldATests {
  let folder: URL

  init() throws { folder = try #require(SharedData.worldA) }

  private func file(_ name: String) -> URL { folder.appending(path: name) }

  @Test("prompts, references and base responses belong together")
  func prompts() throws {
    let prompts = try PromptFile.read(file("eval_prompts.jsonl"))
    let references = try ReferenceFile.read(file("references.jsonl"))
    #expect(prompts.count == 268)
    #expect(Set(references.map(\.promptID)).isSubset(of: prompts.map(\.id)))
    let base = try GenerationFile.read(file("generations_base.jsonl"), answering: prompts)
    #expect(base.count == 268)
    for model in ["sft", "sft_early", "lora"] {
      let metrics = file("token_metrics_base_response_\(model).jsonl.gz")
      #expect(try TokenMetricsFile.read(metrics, of: base).count == 268)
    }
  }

  @Test(
    "a tuned model's responses, values and logits fit one another",
    arguments: [("sft", 60), ("sft_early", 24), ("lora", 60)]
  )
  func tunedModel(model: String, dumped: Int) throws {
    let generations = try GenerationFile.read(file("generations_\(model).jsonl"))
    let metrics = file("token_metrics_\(model).jsonl.gz")
    let values = try TokenMetricsFile.read(metrics, of: generations)
    #expect(generations.count == 268)
    #expect(generations.allSatisfy { $0.model == model && $0.offsets.count == $0.tokenIDs.count })
    #expect(values.map(\.promptID) == generations.map(\.promptID))
    let ranks = Dictionary(uniqueKeysWithValues: values.map { ($0.promptID, $0) })
    for (part, ranksOf) in [("base", \ResponseDivergence.baseRank), ("tuned", \.tunedRank)] {
      let reader = try LogitsFile.reader(
        at: file("logits/\(model)_response__\(part)_logits.npy"),
        index: file("logits/\(model)_index.json"),
        generations: generations
      )
      #expect(
        try checkRanks(
          reader,
          generations,
          ranks.mapValues { $0[keyPath: ranksOf].map { $0?.exact } }
        ) == dumped
      )
    }
  }

  @Test("real logits whose rows are one too early or too late are refused", arguments: [-1, 1])
  func shifted(by shift: Int) throws {
    let scratch = try ScratchFolder()
    let text = try String(contentsOf: file("logits/sft_index.json"), encoding: .utf8)
    let rows = text.matches(of: /"prompt_id": "(\w+)", "row_start": (\d+), "row_end": (\d+)/)
    // The first and the last response have no rows before or behind them.
    let entries = try rows.dropFirst().dropLast().map { row in
      let (start, end) = (try #require(Int(row.2)), try #require(Int(row.3)))
      return #"{"prompt_id": "\#(row.1)", "row_start": \#(start + shift), "#
        + #""row_end": \#(end + shift)}"#
    }
    let index = try scratch.file("index.json", text: "[\(entries.joined(separator: ", "))]")
    for part in ["base", "tuned"] {
      let reader = try LogitsFile.reader(
        at: file("logits/sft_response__\(part)_logits.npy"),
        index: index,
        generations: try GenerationFile.read(file("generations_sft.jsonl"))
      )
      let error = try #require(throws: SpoorError.self) { while try reader.next() != nil {} }
      #expect(error.problem.hasPrefix("the rows of the logits are a token off"))
      #expect(error.problem.contains(shift > 0 ? "the token after it" : "the token before it"))
    }
  }

  /// The number of responses read; a row that belonged to another token would give other ranks.
  private func checkRanks(
    _ reader: any DistributionReader,
    _ generations: [Generation],
    _ ranks: [String: [Int?]]
  ) throws -> Int {
    let tokens = Dictionary(uniqueKeysWithValues: generations.map { ($0.promptID, $0.tokenIDs) })
    var count = 0
    var row: [Float] = []
    while let response = try reader.next() {
      count += 1
      guard case .logits(let rows) = response.positions else { continue }
      #expect(rows.matrix.columns == 2048)
      let ids = try #require(tokens[response.promptID])
      for (token, index) in zip(ids.indices, rows.range) {
        rows.matrix.copyRow(index, into: &row)
        let rank = 1 + row.count { $0 > row[ids[token]] }
        #expect(rank == ranks[response.promptID]?[token])
      }
    }
    return count
  }

  @Test("vLLM's shape tells the values that were computed beside", arguments: ["sft", "lora"])
  func promptLogProbabilities(model: String) throws {
    let generations = try GenerationFile.read(file("generations_\(model).jsonl"))
    let metrics = file("token_metrics_\(model).jsonl.gz")
    let values = Dictionary(
      uniqueKeysWithValues: try TokenMetricsFile.read(metrics, of: generations).map {
        ($0.promptID, $0)
      }
    )
    for side in [LogProbabilityFile.Side.base, .tuned] {
      let reader = try LogProbabilityFile.reader(
        at: file("prompt_logprobs_\(model).jsonl.gz"),
        side: side,
        generations: generations
      )
      var responses = 0
      while let response = try reader.next() {
        responses += 1
        let computed = try #require(values[response.promptID])
        let isBase = side == .base
        check(
          response.positions,
          isBase ? computed.baseLogProbability : computed.tunedLogProbability,
          (isBase ? computed.baseRank : computed.tunedRank).map { $0?.exact },
          response.promptID
        )
      }
      #expect(responses == 60)
    }
  }

  /// The values were computed of logits rounded to 16 bits, the log-probabilities of unrounded ones:
  /// up to 0.0091 nats and one rank lie between them, in the files themselves.
  private func check(
    _ positions: ResponseDistributions.Positions,
    _ values: [Double?],
    _ ranks: [Int?],
    _ promptID: String
  ) {
    guard case .truncated(let positions) = positions else { return }
    #expect(positions.count == values.count)
    for (index, position) in positions.enumerated() {
      let difference = (position?.emittedLogProbability ?? .nan) - (values[index] ?? .nan)
      #expect(abs(difference) < 0.01, "\(promptID), token \(index)")
      #expect(abs((position?.emittedRank ?? 0) - (ranks[index] ?? .max)) <= 1, "\(promptID)")
      let listed = position?.top.count ?? 0
      #expect(listed == (position?.emittedRank == 21 ? 21 : 20), "\(promptID), token \(index)")
    }
  }

  @Test(
    "what vLLM's shape says of the emitted token is read as it stands",
    arguments: ["sft", "lora"]
  )
  func promptLogProbabilitiesAsTheyStand(model: String) throws {
    let url = file("prompt_logprobs_\(model).jsonl.gz")
    let generations = try GenerationFile.read(file("generations_\(model).jsonl"))
    for side in [LogProbabilityFile.Side.base, .tuned] {
      let records = try RecordReader(url, shape: RecordShape("a record", keys: []))
      let reader = try LogProbabilityFile.reader(at: url, side: side, generations: generations)
      while let record = try records.next(), let response = try reader.next() {
        let expected = try own(record, side)
        guard case .truncated(let positions) = response.positions else { continue }
        #expect(positions.map { $0?.emittedLogProbability } == expected.map(\.value))
        #expect(positions.map { $0?.emittedRank } == expected.map(\.rank), "\(response.promptID)")
      }
    }
  }

  /// Number and rank of each of the response's tokens, by the prompt's length that the record tells.
  private func own(
    _ record: Record,
    _ side: LogProbabilityFile.Side
  ) throws -> [(value: Double?, rank: Int?)] {
    let ids = try record.ints("prompt_token_ids")
    guard case .object(let both) = try record.value("prompt_logprobs"),
      case .array(let lists) = both[side.rawValue]
    else { return [] }
    return try (try record.int("n_prompt_tokens")..<ids.count).map { index in
      guard case .object(let list) = lists[index],
        case .object(let token) = try #require(list["\(ids[index])"])
      else { return (nil, nil) }
      return (token["logprob"]?.number, token["rank"]?.integer)
    }
  }
}
