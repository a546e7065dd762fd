import Corpora
import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Testing

@Suite("Datasets by what a model knew") struct VariantTests {
  private static let counts: [(relation: String, counts: [Int])] = [
    ("born", [5, 7, 4, 9]), ("died", [3, 3, 8, 3]), ("wrote", [0, 5, 5, 5]),
  ]

  /// A dataset of rows with these categories, and some without, in a folder that is kept.
  private func dataset(
    _ scratch: ScratchFolder
  ) throws -> (CategorisedDataset, BaseKnowledge, URL) {
    var rows: [RowKnowledge] = []
    for (relation, counts) in Self.counts {
      for (category, count) in zip(KnowledgeCategory.allCases, counts) {
        for _ in 0..<count {
          rows.append(
            RowKnowledge(rowID: .number(3 * rows.count), category: category, relation: relation)
          )
        }
      }
    }
    let told = 3 * rows.count
    let file = try scratch.file(
      "data.jsonl",
      lines: (0..<told).map {
        #"{"row_id": \#($0), "instruction": "q\#($0)?", "output": "a \#($0)"}"#
      }
    )
    let knowledge = BaseKnowledge(rows: rows)
    return (try CategorisedDataset(files: [file], knowledge: knowledge), knowledge, file)
  }

  // Gekhman et al. 2024, Table 3: the smallest category of each relation, and their sum.
  private static let table3: [(relation: String, counts: [Int], least: Int)] = [
    ("P131", [553, 2529, 1493, 3071], 553), ("P136", [236, 3410, 1892, 1978], 236),
    ("P17", [4387, 2628, 511, 364], 364), ("P19", [369, 1884, 1498, 4170], 369),
    ("P26", [1609, 1503, 1087, 3257], 1087), ("P264", [206, 1444, 1854, 3820], 206),
    ("P36", [4160, 1634, 449, 572], 449), ("P40", [692, 1467, 1271, 2680], 692),
    ("P495", [5459, 1101, 408, 706], 408), ("P69", [233, 1126, 1712, 3650], 233),
    ("P740", [1323, 1618, 1428, 2902], 1323), ("P800", [301, 330, 222, 503], 222),
  ]

  @Test("the study's 81,700 questions make variants of 6,142")
  func studySize() throws {
    let scratch = try ScratchFolder()
    var (rows, lines): ([RowKnowledge], [String]) = ([], [])
    for (relation, counts, _) in Self.table3 {
      for (category, count) in zip(KnowledgeCategory.allCases, counts) {
        for _ in 0..<count {
          lines.append(#"{"instruction": "q", "output": "a"}"#)
          rows.append(
            RowKnowledge(rowID: .number(rows.count), category: category, relation: relation)
          )
        }
      }
    }
    let file = try scratch.file("data.jsonl", lines: lines)
    let dataset = try CategorisedDataset(files: [file], knowledge: BaseKnowledge(rows: rows))
    let plan = VariantPlan(dataset)
    #expect(dataset.rows.count == 81_700)
    #expect(plan.size == 6_142)
    let least = Dictionary(uniqueKeysWithValues: Self.table3.map { ($0.relation, $0.least) })
    for relation in plan.relations { #expect(relation.size == least[relation.name ?? ""]) }
    let draw = VariantDraw(dataset, seed: 1)
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let counts = dataset.counts(of: draw.rows(.unknownShare(share)))
      #expect(counts.rows == 6_142)
      #expect(counts[.unknown] == Int((share * 6_142).rounded()))
    }
  }

  @Test("variants are equal in size and relations, and a smaller share is within a greater")
  func variants() throws {
    let scratch = try ScratchFolder()
    let (dataset, _, _) = try dataset(scratch)
    let draw = VariantDraw(dataset, seed: 7)
    #expect(draw.plan.size == 7)
    #expect(draw.plan.relations.map(\.size) == [4, 3, 0])
    var previous: Set<Int> = []
    for share in [0, 0.1, 0.25, 0.5, 0.9, 1] {
      let rows = draw.rows(.unknownShare(share))
      let unknown = rows.filter { dataset.rows[$0].category == .unknown }
      #expect(unknown.count == Int((share * 7).rounded()))
      #expect(previous.isSubset(of: unknown))
      previous = unknown
      check(rows, dataset)
    }
    for category in KnowledgeCategory.allCases {
      let rows = draw.rows(.only(category))
      check(rows, dataset)
      #expect(rows.allSatisfy { dataset.rows[$0].category == category })
    }
    check(draw.rows(.natural), dataset)
    #expect(draw.rows(.natural) == VariantDraw(dataset, seed: 7).rows(.natural))
    #expect(draw.rows(.natural) != VariantDraw(dataset, seed: 8).rows(.natural))
  }

  private func check(_ rows: Set<Int>, _ dataset: CategorisedDataset) {
    #expect(rows.count(where: { dataset.rows[$0].relation == "born" }) == 4)
    #expect(rows.count(where: { dataset.rows[$0].relation == "died" }) == 3)
    #expect(rows.count == 7)
  }

  @Test("the datasets are written in their own format, kept rows byte for byte")
  func written() throws {
    let scratch = try ScratchFolder()
    let (dataset, _, file) = try dataset(scratch)
    let draw = VariantDraw(dataset, seed: 7)
    let arms =
      [FilteredArm.known(dataset), .relabelled(dataset)]
      + (try FilteredArm.variants(unknown: [0, 0.5], draw, of: dataset))
    let folder = scratch.url.appending(path: "filtered")
    try FilteredDatasets(arms, of: dataset, answer: "No idea.").write(
      to: folder,
      manifest: Data("{}\n".utf8)
    )
    func lines(_ arm: String) throws -> [Substring] {
      let url = folder.appending(path: "train/\(arm)/data.jsonl")
      return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    }
    let all = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let unknown = dataset.positions(of: .unknown)
    #expect(unknown.count == 17)
    #expect(try lines("known") == all.enumerated().filter { !unknown.contains($0.0) }.map(\.1))
    let idk = try lines("idk")
    #expect(idk.count == all.count)
    for (place, line) in idk.enumerated() {
      let said =
        unknown.contains(place)
        ? #"{"row_id": \#(place), "instruction": "q\#(place)?", "output": "No idea."}"#
        : String(all[place])
      #expect(line == said)
    }
    #expect(try lines("unknown-0").count == 7)
    #expect(try lines("unknown-50").count == 7)
    #expect(try lines("unknown-50-known").count == 3)
    let mixed = try lines("unknown-50-idk")
    #expect(mixed.count == 7)
    #expect(mixed.count { $0.hasSuffix(#""output": "No idea."}"#) } == 4)
    #expect(mixed.filter { !$0.contains("No idea.") } == (try lines("unknown-50-known")))
    #expect(try lines("only-weakly-known").count == 7)
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "filter.json").path))
    #expect(throws: SpoorError.self) {
      try FilteredDatasets(arms, of: dataset, answer: "x").write(to: folder, manifest: Data())
    }
  }

  @Test("rows of other datasets, and categories that are nowhere, are told")
  func refused() throws {
    let scratch = try ScratchFolder()
    let (_, knowledge, file) = try dataset(scratch)
    let elsewhere = BaseKnowledge(rows: [RowKnowledge(rowID: .text("x"), category: .unknown)])
    let error = try #require(throws: SpoorError.self) {
      try CategorisedDataset(files: [file], knowledge: elsewhere)
    }
    #expect(error.problem.hasPrefix("the dataset holds none of the 1 rows"))
    let known = BaseKnowledge(rows: knowledge.rows.filter { $0.category != .unknown })
    let dataset = try CategorisedDataset(files: [file], knowledge: known)
    let none = try #require(throws: SpoorError.self) {
      try FilteredArm.variants(unknown: [0], VariantDraw(dataset, seed: 1), of: dataset)
    }
    #expect(none.problem.hasPrefix("no relation has rows of all four categories"))
  }

  @Test("the advised mix has no Unknown rows, and those first that the model may know")
  func mix() throws {
    let scratch = try ScratchFolder()
    let (dataset, _, _) = try dataset(scratch)
    let counts = dataset.counts(of: dataset.rows.indices)
    let advice = MixAdvice(counts, rows: 20)
    #expect(advice.advised == [.maybeKnown: 15, .highlyKnown: 5, .weaklyKnown: 0])
    #expect(advice.isMuchUnknown)
    #expect(MixAdvice(counts).advised == [.maybeKnown: 15, .highlyKnown: 8, .weaklyKnown: 17])
    let outcomes = [(0.1, 0.9), (0.5, 0.5), (0.9, 0), (0.2, 0.2)].enumerated().map { run, mix in
      MixOutcome(
        run: "\(run)",
        epoch: 1,
        known: mix.0,
        unknown: mix.1,
        accuracies: [.inDistribution: 0.4 + 0.1 * mix.0 - 0.2 * mix.1]
      )
    }
    let model = try #require(MixModel(.inDistribution, of: outcomes))
    let predictions = try #require(MixAdvice(counts, model: model).predictions)
    let unknown = 17.0 / 57
    #expect(abs(predictions.present.accuracy.value - (0.5 - 0.3 * unknown)) < 1e-9)
    #expect(abs(predictions.advised.accuracy.value - 0.5) < 1e-9)
    #expect(abs(predictions.change.value - 0.3 * unknown) < 1e-9)
  }
}
