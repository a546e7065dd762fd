import Foundation
import Generations
import Records
import ScratchFiles
import SpoorModel
import Testing

/// `scripts/dump_logits.py`, run on models so small that every prefix can be asked for by itself.
@Suite(.enabled(if: Python.hasTransformers, Python.absence), .serialized)
struct DumpLogitsTests {
  let models: TinyModels

  init() throws { models = try TinyModels.made.get() }

  private static let script = URL(filePath: #filePath)
    .appending(path: "../../../scripts/dump_logits.py").standardized

  private func path(_ name: String) -> String { models.scratch.url.appending(path: name).path }

  private func dump(
    into folder: String,
    tuned: String = "tuned",
    template: String = TinyModels.template,
    _ more: [String] = []
  ) throws -> Python.Outcome {
    try Python.run(
      [
        Self.script.path, "--base", path("base"), "--tuned", path(tuned),
        "--prompts", path("prompts.jsonl"), "--generations", path("sft.jsonl"),
        "--into", path(folder), "--template", template,
      ] + more
    )
  }

  /// Every logit of every row against what the model says of that prefix, and of the next.
  private func compare(
    _ model: String,
    _ folder: URL,
    format: String,
    tolerance: Float
  ) throws {
    let expected = try #require(models.expected[model])
    let generations = try GenerationFile.read(models.scratch.url.appending(path: "sft.jsonl"))
    let reader = try LogitsFile.reader(
      at: folder.appending(path: "\(model).\(format)"),
      index: format == "npy" ? folder.appending(path: "index.json") : nil,
      generations: generations
    )
    var prompts: [String] = []
    var row: [Float] = []
    while let response = try reader.next() {
      prompts.append(response.promptID)
      guard case .logits(let rows) = response.positions else { continue }
      let wanted = try #require(expected[response.promptID])
      #expect(rows.count == wanted.count)
      for (position, index) in rows.range.enumerated() {
        rows.matrix.copyRow(index, into: &row)
        #expect(distance(row, wanted[position]) <= tolerance)
        guard position + 1 < wanted.count else { continue }
        #expect(distance(row, wanted[position + 1]) > 10 * tolerance)
      }
    }
    #expect(prompts == generations.map(\.promptID))
  }

  /// The largest difference, of rows of one length.
  private func distance(_ one: [Float], _ other: [Float]) -> Float {
    guard one.count == other.count else { return .infinity }
    return zip(one, other).map { abs($0 - $1) }.max() ?? 0
  }

  @Test(
    "every row is what the model says after the prompt and the tokens before",
    arguments: [
      ("safetensors", "float32", 1, Float(1e-4)), ("npy", "bfloat16", 3, 0.05),
      ("safetensors", "float16", 2, 0.01),
    ]
  )
  func rows(format: String, dtype: String, batch: Int, tolerance: Float) throws {
    let name = "\(format)-\(dtype)"
    let options = ["--format", format, "--dtype", dtype, "--batch", "\(batch)"]
    let outcome = try dump(into: name, options)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let folder = models.scratch.url.appending(path: name)
    for model in ["base", "tuned"] {
      try compare(model, folder, format: format, tolerance: tolerance)
      #expect(outcome.output.contains("\n      \(model): \"\(folder.path)/\(model).\(format)\"\n"))
    }
    #expect(outcome.output.contains("index.json") == (format == "npy"))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let index = format == "npy" ? ["index.json"] : []
    #expect(files == ["base.\(format)"] + index + ["tuned.\(format)"])
  }

  @Test("a template that begins with BOS gets no second one")
  func beginning() throws {
    let outcome = try dump(into: "bos", template: "<bos> \(TinyModels.template)")
    try #require(outcome.status == 0, "\(outcome.errors)")
    let folder = models.scratch.url.appending(path: "bos")
    try compare("tuned", folder, format: "safetensors", tolerance: 1e-4)
  }

  @Test("models of different tokenizers are refused, and nothing is written")
  func tokenizers() throws {
    let outcome = try dump(into: "none", tuned: "other")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("the tokenizers of base and tuned model give the text of p2"))
    #expect(!FileManager.default.fileExists(atPath: path("none")))
  }
}
