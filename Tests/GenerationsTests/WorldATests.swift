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
    let dump = try LogitsDump(
      index: file("logits/\(model)_index.json"),
      base: file("logits/\(model)_response__base_logits.npy"),
      tuned: file("logits/\(model)_response__tuned_logits.npy"),
      generations: generations
    )
    #expect(generations.count == 268)
    #expect(generations.allSatisfy { $0.model == model && $0.offsets.count == $0.tokenIDs.count })
    #expect(values.map(\.promptID) == generations.map(\.promptID))
    #expect(dump.promptIDs.count == dumped)
    #expect(dump.vocabularySize == 2048)
    try checkRanks(dump, generations, values)
  }

  /// A row that belonged to another token would give other ranks.
  private func checkRanks(
    _ dump: LogitsDump,
    _ generations: [Generation],
    _ values: [ResponseDivergence]
  ) throws {
    var row: [Float] = []
    for (generation, value) in zip(generations, values) {
      guard let rows = dump.rows(of: generation.promptID) else { continue }
      for (token, index) in zip(generation.tokenIDs.indices, rows) {
        dump.base.copyRow(index, into: &row)
        let emitted = row[generation.tokenIDs[token]]
        let rank = 1 + row.count { $0 > emitted }
        #expect(rank == value.baseRank[token])
      }
    }
  }
}
