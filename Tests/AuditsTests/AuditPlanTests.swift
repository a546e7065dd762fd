import Corpora
import Foundation
import Hallucinations
import ScratchFiles
import SpoorModel
import Testing

@testable import Audits

@Suite("audit.yaml") struct AuditPlanTests {
  private func plan(_ text: String) throws -> AuditPlan {
    let scratch = try ScratchFolder()
    return try AuditPlan(readingYAML: try scratch.file("audit.yaml", text: text))
  }

  @Test("one file under another key is another configuration")
  func keys() throws {
    let scratch = try ScratchFolder()
    let file = try SmallWorld().write(into: scratch.url)
    var plan = try AuditPlan(readingYAML: file)
    let other = plan.tuned[0].generations
    plan.tuned[0].samples = other
    let sampled = try JSONEncoder().encode(ResolvedPlan(plan, .whereGiven))
    plan.tuned[0].samples = nil
    plan.tuned[0].importedSpans = other
    let imported = try JSONEncoder().encode(ResolvedPlan(plan, .whereGiven))
    #expect(
      try JSONSerialization.jsonObject(with: sampled) as? NSDictionary
        != JSONSerialization.jsonObject(with: imported) as? NSDictionary
    )
  }

  @Test("every key is read, and paths count from the file")
  func whole() throws {
    let scratch = try ScratchFolder()
    let file = try SmallWorld().write(into: scratch.url)
    let plan = try AuditPlan(readingYAML: file)
    #expect(plan.name == "small")
    #expect(plan.base?.name == "base")
    #expect(plan.tuned.map(\.name) == ["sft"])
    #expect(plan.tuned[0].method == TuningMethod(rawValue: "full"))
    let files = try plan.files() + plan.logitsFiles()
    let names = Set(files.map(\.lastPathComponent))
    #expect(names == Set(SmallWorld.files.values))
    let folders = Set(files.map { $0.deletingLastPathComponent().path })
    #expect(folders == [file.deletingLastPathComponent().standardizedFileURL.path])
  }

  @Test("without a name the audit is called as its folder")
  func folderName() throws {
    let scratch = try ScratchFolder()
    let text = SmallWorld.plan.replacing("name: small\n", with: "")
    let plan = try AuditPlan(readingYAML: try scratch.file("audit.yaml", text: text))
    #expect(plan.name == scratch.url.lastPathComponent)
  }

  @Test("a dataset may be a list of files, folders and patterns")
  func list() throws {
    let scratch = try ScratchFolder()
    for name in ["a.jsonl", "b.json", "c.txt"] {
      _ = try scratch.file(name, text: "")
    }
    let folder = try ScratchFolder()
    for name in ["c.csv", "d.jsonl.gz"] { _ = try folder.file(name, text: "") }
    let text = SmallWorld.plan.replacing(
      "dataset: dataset.jsonl",
      with: "dataset:\n  - a.jsonl\n  - b.*\n  - \(folder.url.path)"
    )
    let plan = try AuditPlan(readingYAML: try scratch.file("audit.yaml", text: text))
    let names = try plan.dataset.files().map(\.lastPathComponent)
    #expect(names == ["a.jsonl", "b.json", "c.csv", "d.jsonl.gz"])
  }

  @Test("a dataset's fields and format are read, and refused with their line")
  func fieldsAndFormat() throws {
    let dataset = "dataset: dataset.jsonl"
    let mapped = try plan(
      SmallWorld.plan.replacing(dataset, with: "\(dataset)\ndataset_fields: instruction=q,output=a")
    )
    #expect(mapped.dataset.fields == (try FieldMapping(parsing: "instruction=q,output=a")))
    let told = try plan(
      SmallWorld.plan.replacing(dataset, with: "\(dataset)\ndataset_format: messages")
    )
    #expect(told.dataset.format == .messages)
  }

  @Test("detectors, weights, samples and imported spans are read; all detectors without the key")
  func detectors() throws {
    #expect(try plan(SmallWorld.plan).detectors == Set(Detector.allCases))
    let text = SmallWorld.plan.replacing(
      "prompts: prompts.jsonl",
      with:
        "prompts: prompts.jsonl\ndetectors: [reference, imported]\nweights: ../w.json\nknowledge: k.csv"
    ).replacing(
      "    method: full",
      with: "    method: full\n    samples: s.jsonl\n    imported_spans: i/l.jsonl"
    )
    let told = try plan(text)
    #expect(told.detectors == [.reference, .imported])
    #expect(told.knowledge?.lastPathComponent == "k.csv")
    #expect(told.weights?.lastPathComponent == "w.json")
    #expect(told.tuned[0].samples?.lastPathComponent == "s.jsonl")
    #expect(told.tuned[0].importedSpans?.lastPathComponent == "l.jsonl")
  }

  private static let mistakes: [(old: String, new: String, line: Int, problem: String)] = [
    ("prompts: prom", "promts: prom", 3, "the audit file has an unknown key 'promts'"),
    ("    method:", "    metod:", 10, "an entry of 'tuned' has an unknown key 'metod'"),
    ("{index:", "{indx:", 14, "'logits' has an unknown key 'indx'"),
    ("  generations: base", "  generation: base", 7, "'base' has an unknown key 'generation'"),
    ("name: small", "name: ../x", 1, "\"../x\" cannot name an audit"),
    ("name: small", "name: .hidden", 1, "\".hidden\" cannot name an audit"),
    ("references: references.jsonl", "references:", 4, "'references' of the audit file must be"),
    (
      "dataset: dataset.jsonl", "dataset: dataset.jsonl\ndataset_format: parquet", 3,
      "'parquet' is not a format of datasets"
    ),
    (
      "dataset: dataset.jsonl", "dataset: dataset.jsonl\ndataset_fields: a", 3,
      "'a' is no pair of a field and a key"
    ),
    ("dataset: dataset.jsonl", "dataset: []", 2, "'dataset' of the audit file is empty"),
    ("dataset: dataset.jsonl", "dataset: {a: b}", 2, "'dataset' of the audit file must be a file"),
    (
      "    method: full", "    method: full\n    rows: many", 11,
      "'rows' of an entry of 'tuned' must"
    ),
    (
      "prompts: prompts.jsonl", "prompts: prompts.jsonl\ndetectors: [uncertainty, oracle]", 4,
      "'oracle' is no detector"
    ),
    (
      "prompts: prompts.jsonl", "prompts: prompts.jsonl\ndetectors: uncertainty", 4,
      "'detectors' of the audit file must be a list"
    ),
    (
      "prompts: prompts.jsonl", "prompts: prompts.jsonl\ndetectors: [[a], reference]", 4,
      "'detectors' of the audit file must be a list"
    ),
    (
      "    method: full", "    method: full\n    samples:", 11,
      "'samples' of an entry of 'tuned' must be a text"
    ),
    ("  - name: sft", "  - name: base", 9, "two models have the same name, 'base'"),
    ("    method: full\n", "", 9, "an entry of 'tuned' lacks 'method'"),
    (
      "base:\n  name: base\n  generations: base.jsonl\n", "", 1,
      "'base_response_metrics' are of the base model's own answers, and 'base' is missing"
    ),
    (
      "base:\n", "placebo_fields: output=x\nbase:\n", 1,
      "'placebo_fields' says how a placebo is read"
    ),
    ("base:\n", "compared_with: []\nbase:\n", 5, "the audit file lacks a list 'compared_with'"),
    ("base:\n", "compared_with: [{name: x}]\nbase:\n", 5, "an entry of 'compared_with' lacks"),
    ("base:\n  name: base\n  generations: base.jsonl", "base: 3", 5, "'base' must hold keys"),
    ("{index: index.json,", "{index: [index.json,", 14, "not valid YAML: "),
    ("dataset:", "name:", 1, "not valid YAML: it has 'name' twice"),
    ("prompts:", "\tprompts:", 3, "not valid YAML: "),
  ]

  @Test("a mistake is told with its line", arguments: mistakes.indices)
  func mistake(case index: Int) throws {
    let mistake = Self.mistakes[index]
    let text = SmallWorld.plan.replacing(mistake.old, with: mistake.new, maxReplacements: 1)
    let error = try #require(throws: SpoorError.self) { try plan(text) }
    #expect(error.code == .badInput)
    #expect(error.problem.hasPrefix(mistake.problem), "\(error)")
    #expect(error.location?.line == mistake.line, "\(error)")
    #expect(!error.description.contains("\n"))
    #expect(!error.remedy.isEmpty)
  }

  @Test(
    "what holds no keys is told with an example to look at",
    arguments: ["", "- a\n", "text\n"]
  )
  func noKeys(text: String) throws {
    let error = try #require(throws: SpoorError.self) { try plan(text) }
    #expect(error.code == .badInput)
    #expect(error.problem == "expected keys such as 'dataset:' and 'base:'")
  }

  @Test("a dataset that is missing is told as it stands in its folder", arguments: [true, false])
  func missingDataset(endsInSlash: Bool) throws {
    let folder = try ScratchFolder()
    let base = URL(
      filePath: folder.url.path,
      directoryHint: endsInSlash ? .isDirectory : .notDirectory
    )
    let error = try #require(throws: SpoorError.self) {
      try AuditPlan.Dataset(arguments: ["none.jsonl"], folder: base).files()
    }
    #expect(error.location?.file == base.appending(path: "none.jsonl").standardizedFileURL.path)
  }

  @Test("a file that is missing or no UTF-8 is told")
  func unreadable() throws {
    let scratch = try ScratchFolder()
    let missing = try #require(throws: SpoorError.self) {
      try AuditPlan(readingYAML: scratch.url.appending(path: "none.yaml"))
    }
    #expect(missing.code == .badInput)
    let file = try scratch.file("audit.yaml", [0x6e, 0xff])
    let encoding = try #require(throws: SpoorError.self) { try AuditPlan(readingYAML: file) }
    #expect(encoding.problem == "the file is not valid UTF-8")
  }
}

@Suite("Names of audits, indices and batches") struct ArtifactNameTests {
  @Test("a plain name is taken", arguments: ["a", "world-a", "9.1_x", "A..b"])
  func taken(name: String) throws { try ArtifactName.check(name, of: "audit") }

  @Test(
    "a name that leads elsewhere or hides is refused",
    arguments: ["", ".", "..", "../x", "a/b", ".a", "-a", "a b", "é", "a\n", "a\0"]
  )
  func refused(name: String) throws {
    let error = try #require(throws: SpoorError.self) {
      try ArtifactName.check(name, of: "audit")
    }
    #expect(error.code == .usage)
  }
}
