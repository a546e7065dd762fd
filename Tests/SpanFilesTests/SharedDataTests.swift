import Foundation
import ScratchFiles
import SpanFiles
import SpoorModel
import Testing

/// What the readers find in the data sets beside the package; each number was counted apart, in Python.
@Suite("Real files of marked spans")
struct SharedDataTests {
  @Test(
    "Mu-SHROOM's validation sets",
    .enabled(if: SharedData.folder("mu_shroom") != nil, "mu_shroom is not beside the package")
  )
  func muShroom() throws {
    let folder = try #require(SharedData.folder("mu_shroom"))
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    .filter { $0.pathExtension == "jsonl" }
    .map { try SpanFile.read($0) }
    #expect(files.count == 10)
    #expect(files.allSatisfy { $0.format == .muShroom && $0.unlocated.isEmpty })
    let responses = files.flatMap(\.responses)
    #expect(responses.count == 499)
    #expect(responses.count { $0.group == "SV" } == 49)
    #expect(responses.flatMap(\.marks).count == 5721)
    #expect(responses.compactMap(\.decided).joined().count == 1550)
  }

  @Test(
    "XSum's annotations",
    .enabled(
      if: SharedData.folder("xsum_hallucination") != nil,
      "xsum_hallucination is not beside the package"
    )
  )
  func xsum() throws {
    let folder = try #require(SharedData.folder("xsum_hallucination"))
    let file = try SpanFile.read(
      folder.appending(path: "hallucination_annotations_xsum_summaries.csv")
    )
    #expect(file.responses.count == 2500)
    // 10,397 spans, and 7 quotes without type and place.
    #expect(file.claims == 10404)
    #expect(file.unlocated.count == 8)
    #expect(file.marks == 5528)
    let categories = file.responses.flatMap(\.marks).map(\.category)
    #expect(categories.count { $0 == "extrinsic" } == 4227)
    #expect(categories.count { $0 == "intrinsic" } == 1203)
    // Characters times annotators who marked them; 2,499 summaries have three annotators, one has two.
    let markings = file.responses.map(markings)
    #expect(markings.reduce(0, +) == 365_257)
    let lengths = file.responses.flatMap(\.marks).map(\.range.count)
    #expect(lengths.reduce(0, +) == 142_571)
  }

  private func markings(_ response: MarkedResponse) -> Int {
    let shares = response.marks.map { $0.probability * Double($0.range.count) }
    let isOfTwo = response.marks.contains { $0.probability == 0.5 }
    return Int((shares.reduce(0, +) * (isOfTwo ? 2 : 3)).rounded())
  }

  @Test(
    "HaluEval's general data",
    .enabled(if: SharedData.folder("halueval") != nil, "halueval is not beside the package")
  )
  func haluEval() throws {
    let folder = try #require(SharedData.folder("halueval"))
    let file = try SpanFile.read(folder.appending(path: "general_data.json"))
    #expect(file.responses.count == 4507)
    // 941 quotes in 802 responses, and 13 responses that are called hallucinated without a quote.
    #expect(file.claims == 954)
    #expect(file.unlocated.count { $0.reason == .ambiguous } == 4)
    #expect(file.unlocated.count { $0.quote.isEmpty } == 13)
    #expect(file.unlocated.count == 97)
    // 828 quotes stand once; 29 have lines that each stand once, 62 together.
    #expect(file.marks == 890)
  }

  @Test(
    "the planted world's statements",
    .enabled(if: SharedData.worldA != nil, "world-a is not beside the package"),
    arguments: [("base", 547, 384), ("sft", 699, 587), ("sft_early", 674, 601), ("lora", 731, 660)]
  )
  func plantedWorld(model: String, statements: Int, fails: Int) throws {
    let folder = try #require(SharedData.worldA)
    let file = try SpanFile.read(folder.appending(path: "gold_statements_\(model).jsonl"))
    #expect(file.format == .plantedWorld)
    #expect(file.responses.count == 268)
    #expect(file.unlocated == [])
    #expect(file.marks == fails)
    #expect(file.responses.compactMap(\.values).joined().count == statements)
  }
}
