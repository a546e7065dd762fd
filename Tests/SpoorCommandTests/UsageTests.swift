import Foundation
import ScratchFiles
import Testing

@Suite("Words that make no command") struct UsageTests {
  private static let wrong: [(arguments: [String], says: String)] = [
    (["--bogus"], "Unknown option '--bogus'"),
    (["frobnicate"], "frobnicate"),
    (["audit"], "Give an audit file, or --dataset and --answers"),
    (["audit", "--answers", "sft.jsonl"], "Give an audit file, or --dataset and --answers"),
    (
      ["audit", "audit.yaml", "--answers", "sft.jsonl", "--base", "base.jsonl"],
      "The audit file says it already: leave out --answers, --base, or the file."
    ),
    (["audit", "audit.yaml", "--bogus"], "Unknown option '--bogus'"),
    (["audit", "audit.yaml", "--name", "../x"], "\"../x\" cannot name an audit"),
    (["index", "dataset.jsonl"], "Give either --into DIR or --name NAME."),
    (["index", "dataset.jsonl", "--name", "a/b"], "\"a/b\" cannot name an index"),
    (["index", "--name", "x"], "Missing expected argument '<dataset> ...'"),
    (["trace", "phrase"], "Missing expected argument '--index <index>'"),
    (["trace", "phrase", "--index", "x", "--limit", "-1"], "--limit"),
    (["trace", "phrase", "--index", "x", "--limit", "many"], "'many' is invalid"),
    (["spans", "audit.yaml", "--model", "gpt"], "no tuned model 'gpt'. Its models: sft."),
    (["estimate"], "Give a file."),
    (["estimate", "x", "--list"], "--list reads no file; leave it out."),
    (["estimate", "x", "--estimator", "semantic_entropy"], "'semantic_entropy' is invalid"),
    (["estimate", "x", "--estimator", "surprisal"], "surprisal has a number a token"),
    (["export", "x"], "--format"),
    (
      ["export", "x", "--format", "brat"],
      "Formats: label-studio, doccano, argilla, prodigy, w3c, csv,"
    ),
    (
      ["export", "x", "--format", "csv", "--offsets", "utf-16"],
      "--offsets are chosen for --format doccano"
    ),
    (
      ["export", "x", "--format", "w3c", "--spreadsheet-safe"],
      "--spreadsheet-safe is for --format csv"
    ),
    (
      ["import", "x", "y", "--reviewer", "a", "--reviewer", "b"],
      "--reviewer is one name, or several"
    ),
    (["export", "x", "--format", "jsonl", "--limit", "0"], "--limit must be at least 1."),
    (["import", "x"], "Missing expected argument '<files> ...'"),
    (
      ["score", "--base", "http://h", "--tuned", "http://h", "--prompts", "p", "--into", "x"],
      "Give one of --generate, --sampled and --generations FILE."
    ),
    (
      [
        "score", "--base", "http://h", "--tuned", "http://h", "--prompts", "p", "--into", "x",
        "--generate", "--template", "Q:",
      ],
      "the template holds {instruction} 0 times"
    ),
    (["knowledge", "sample", "x"], "Give --server URL and --into DIR, or --estimate."),
    (["knowledge", "classify"], "Missing expected argument '<file> ...'"),
    (["knowledge", "classify", "x", "--match", "fuzzy"], "'fuzzy' is invalid"),
    (["knowledge", "fit", "x", "--plan", "0.7"], "'0.7' is invalid"),
    (["knowledge", "filter", "x"], "Missing expected argument '--knowledge <file>'"),
    (["knowledge", "filter", "x", "--knowledge", "y", "--unknown", "0,101"], "is invalid"),
    (["knowledge", "mix", "x", "--knowledge", "y", "--rows", "0"], "--rows must be at least 1."),
    (["knowledge", "retention", "x"], "Give two checkpoints or more"),
    (["knowledge", "retention", "x", "--answer", "a"], "--answer and --columns go together."),
    (["inject", "score"], "Missing expected argument '<file> ...'"),
    (["inject", "score", "x", "--rule", "mean"], "'mean' is invalid"),
    (["inject", "compare", "x", "--k", "1=a"], "'1=a' is invalid"),
    (["inject", "causes", "x", "--cutoff", "May"], "'May' is invalid"),
    (["inject", "chunk", "x", "--size", "0"], "--size must be at least 1."),
    (["inject", "context", "x", "--index", "y", "--k", "x"], "'x' is invalid"),
    (["inject", "exposure", "x"], "Give either --index DIR or --field FIELD."),
    (["inject", "paraphrase", "x"], "Give either --into DIR or --from FILE"),
  ]

  @Test("exit with 64, say which, and make nothing", arguments: wrong.indices)
  func usage(case index: Int) throws {
    let small = try SmallAudit()
    let before = try small.listing()
    let outcome = try SpoorProgram.run(Self.wrong[index].arguments, in: small.folder)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(Self.wrong[index].says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try small.listing() == before)
  }

  private static let absent: [(arguments: [String], says: String)] = [
    (["audit", "none.yaml"], "none.yaml: the audit file cannot be read"),
    (
      ["audit", "--dataset", "dataset.jsonl", "--answers", "none.json"],
      "none.json: the file does not exist"
    ),
    (["spans", "none.yaml"], "none.yaml: the audit file cannot be read"),
    (["estimate", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["knowledge", "classify", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["knowledge", "claims", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["knowledge", "dynamics", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["knowledge", "fit", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["knowledge", "questions", "none.jsonl"], "none.jsonl: the file does not exist"),
    (
      ["knowledge", "filter", "dataset.jsonl", "--knowledge", "none.jsonl"],
      "none.jsonl: the file does not exist"
    ),
    (["knowledge", "matrix", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["inject", "score", "none.jsonl"], "none.jsonl: the file does not exist"),
    (["inject", "judge", "lora=none.jsonl"], "none.jsonl: the file does not exist"),
    (["inject", "paraphrase", "none.jsonl", "--into", "x"], "none.jsonl: the file does not exist"),
    (["index", "none.jsonl", "--name", "x"], "none.jsonl: the file does not exist"),
    (["index", "indices", "--name", "x"], "indices: the folder holds no file of a known format"),
    (["trace", "phrase", "--index", "none"], "none: there is no index here"),
    (["trace", "phrase", "--index", "annotations"], "there is no index here"),
    (["export", "none", "--format", "jsonl"], "none: there is no audit here"),
    (["import", "none", "verdicts.jsonl"], "none: there is no audit here"),
  ]

  @Test("what is named and missing exits with 65 and makes nothing", arguments: absent.indices)
  func missing(case index: Int) throws {
    let small = try SmallAudit()
    let before = try small.listing()
    let outcome = try SpoorProgram.run(Self.absent[index].arguments, in: small.folder)
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains(Self.absent[index].says), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try small.listing() == before)
  }

  @Test("a phrase without a word is refused", arguments: ["", "!!", "😀"])
  func noWords(phrase: String) throws {
    let small = try SmallAudit()
    try SpoorProgram.run("index", "dataset.jsonl", "--name", "small", in: small.folder)
    let outcome = try SpoorProgram.run(
      "trace",
      phrase,
      "--index",
      "indices/small",
      in: small.folder
    )
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("holds no word"))
  }
}

@Suite("Help") struct HelpTests {
  private static let commands = [
    "index", "merge", "trace", "score", "audit", "spans", "judge", "compare", "runs", "evaluate",
    "calibrate",
    "estimate",
    "knowledge", "inject", "export", "import", "pairs", "queue", "review", "agree", "remedy",
    "report", "query",
  ]
  private static let nested = [
    "evaluate spans", "evaluate traces", "judge spans", "judge aspects",
    "judge prompt", "remedy kit", "remedy simplify", "queue draw",
    "queue status", "queue next", "queue submit", "queue release", "queue experts",
    "knowledge sample", "knowledge classify", "knowledge claims", "knowledge questions",
    "knowledge filter",
    "knowledge mix",
    "knowledge dynamics", "knowledge fit", "knowledge matrix", "knowledge retention",
    "inject score", "inject compare", "inject causes", "inject exposure", "inject judge",
    "inject chunk", "inject context", "inject paraphrase",
  ]

  @Test("without arguments, the program shows what it can do")
  func overview() throws {
    let scratch = try ScratchFolder()
    let bare = try SpoorProgram.run(in: scratch.url)
    let asked = try SpoorProgram.run("--help", in: scratch.url)
    #expect(bare.status == 0)
    #expect(asked.status == 0)
    #expect(bare.output == asked.output)
    for command in Self.commands { #expect(bare.output.contains("\n  \(command) ")) }
    let version = try SpoorProgram.run("--version", in: scratch.url)
    #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test("every command is listed here")
  func complete() throws {
    let scratch = try ScratchFolder()
    let output = try SpoorProgram.run("--help", in: scratch.url).output
    let list = try #require(output.components(separatedBy: "SUBCOMMANDS:\n").last)
    let names = list.matches(of: /(?m)^  ([a-z]+)\s/).map { String($0.1) }
    #expect(names == Self.commands)
    for command in Self.nested {
      let words = command.split(separator: " ").map(String.init)
      let help = try SpoorProgram.run(words[0], "--help", in: scratch.url).output
      #expect(help.contains("\n  \(words[1]) "), "\(command)")
    }
  }

  @Test(
    "every command's help shows an example and explains each option",
    arguments: commands + nested
  )
  func help(command: String) throws {
    let scratch = try ScratchFolder()
    let words = command.split(separator: " ").map(String.init)
    let help = try SpoorProgram.run(words + ["--help"], in: scratch.url)
    #expect(help.status == 0)
    let lines = help.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("  spoor \(command) ") })
    #expect(lines.allSatisfy { $0.hasPrefix("USAGE") || $0.count <= 80 })
    for (index, line) in lines.enumerated() where line.firstMatch(of: /^  (-|<)/) != nil {
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      let isExplained =
        line.firstMatch(of: /^  \S.*?\s{2,}\S/) != nil || next.firstMatch(of: /^\s{20,}\S/) != nil
      #expect(isExplained, "\(line)")
    }
  }

  @Test("the example of each command is in its help as the README's reader would type it")
  func descriptionIsWrapped() throws {
    let scratch = try ScratchFolder()
    for command in Self.commands + Self.nested {
      let words = command.split(separator: " ").map(String.init)
      let help = try SpoorProgram.run(words + ["--help"], in: scratch.url).output
      let text = help.components(separatedBy: "USAGE:")[0]
      // A line of one word is one that the terminal broke once more.
      let broken = text.split(separator: "\n").filter {
        $0.split(separator: " ").count == 1 && !["FILE:", "Example:", "Examples:"].contains($0)
          && !$0.hasPrefix("  ")
      }
      #expect(broken.isEmpty, "\(command): \(broken)")
    }
  }
}
