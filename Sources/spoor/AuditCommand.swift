import ArgumentParser
import Audits
import Corpora
import Foundation
import Reporting
import SpoorModel

struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Audit fine-tuned models against their base.",
    discussion: """
      FILE names the dataset, prompts, responses and per-token values; its paths
      are relative to itself. Results go to annotations/NAME, the index to
      indices/NAME. Example:
        spoor audit Examples/planted-world/audit.yaml

      Answers and a dataset are enough: without references and per-token values
      nothing is doubted, and the runs of words that stand in the dataset are
      traced. No FILE is needed then:
        spoor audit --dataset alpaca_data.json --answers alpaca-7b.json
          --compared-with phi-2.json

      In a pipeline, --fail-if makes the audit exit with 1 where a figure of
      summary.json is beyond what is accepted, by its whole 95 % interval:
        spoor audit audit.yaml --fail-if 'borrowed_excess.sft > 0.10'

      Trained anew without some rows ('spoor remedy')? Audit the new models, and
      --against says what changed since the audit before; with --kit, whether it
      was the rows. Models are paired by name, or with --pair NEW=OLD:
        spoor audit retrained.yaml --against annotations/my-audit --kit KIT_DIR

      --shard does one part of the work, so that several machines share it: each
      part measures its responses, and run again when all have measured, traces
      them. Then the audit without --shard takes over what they kept:
        spoor audit audit.yaml --shard 2/7

      FILE:
        name: my-audit
        dataset: alpaca_data.json
        prompts: prompts.jsonl              # optional: else 'instruction's
        references: references.jsonl        # optional
        detectors: [reference, uncertainty] # optional: the only ones to use
        weights: weights.json               # optional, of 'spoor calibrate'
        knowledge: known.jsonl              # optional: what base knew of rows
        placebo: base_samples.jsonl         # optional: text that cannot have been
                                            # borrowed, instead of base's responses
        base: {name: base, generations: base.jsonl}        # optional
        tuned:
          - name: sft
            method: full
            generations: sft.jsonl
            token_metrics: sft_metrics.jsonl.gz                # optional, as is
            logits: {index: i.json, base: b.npy, tuned: t.npy} # these
            log_probabilities: {base: b.jsonl, tuned: t.jsonl} # three
            samples: sft_samples.jsonl   # optional: its other answers
            imported_spans: marks.jsonl  # optional: what somebody marked
            judged_spans: judged.jsonl   # optional: what a judge model marked
            arm: drop                    # optional: of a kit, and the seed of
            seed: 1                      # the training, for --against
        fail_if: ["borrowed_excess.* > 0.10"]  # optional, as --fail-if
        compared_with:                   # optional: neither base nor tuned
          - {name: other, generations: other.json}
      """
  )

  @Argument(help: "The audit file (YAML).", completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @OptionGroup var answers: AnswerOptions

  @OptionGroup var since: AgainstOptions

  @Option(help: "The audit's name, instead of the file's or the first model's.")
  var name: String?

  @Flag(help: "Let no detector read the references.")
  var withoutReferences = false

  @Option(
    help: ArgumentHelp(
      "Text that cannot have been borrowed, in place of the base model's own responses; may be repeated.",
      valueName: "dataset"
    ),
    completion: .file()
  )
  var placebo: [String] = []

  @Option(
    help: ArgumentHelp(
      "Which keys of the placebo hold what, such as 'output=text'.",
      valueName: "mapping"
    )
  )
  var placeboFields: String?

  @OptionGroup var gate: GateOptions

  @Option(help: "The folder of indices.", completion: .directory)
  var indices = "indices"

  @Option(help: "The folder of audits.", completion: .directory)
  var annotations = "annotations"

  @Option(
    help: ArgumentHelp("Only one part of the work, such as 2/7.", valueName: "i/n")
  )
  var shard: Part?

  @Flag(help: "End at the first response that cannot be read; else it is set aside.")
  var strict = false

  @Flag(help: "Run even if nothing changed since the last run.")
  var again = false

  @Flag(help: "Print the summary as JSON (docs/formats.md).")
  var json = false

  func validate() throws {
    try answers.validate(besides: file)
    guard placeboFields == nil || !placebo.isEmpty else {
      throw ValidationError("--placebo-fields belongs to --placebo; leave it out.")
    }
    guard shard == nil || (gate.failIf.isEmpty && since.against == nil && !again && !json) else {
      throw ValidationError(
        "--shard leaves no results; give --fail-if, --against, --kit, --again and --json to the audit "
          + "that takes all parts over."
      )
    }
  }

  func run() throws {
    if let name { try ArtifactName.check(name, of: "audit") }
    var plan = try file.map { try AuditPlan(readingYAML: URL(filePath: $0)) } ?? answers.plan(name)
    if file != nil { try plan.compare(with: answers.comparedWith.map { URL(filePath: $0) }) }
    plan.name = name ?? plan.name
    try replacePlacebo(of: &plan)
    let rules = try plan.failIf + gate.rules()
    var audit = Audit(
      plan,
      indices: URL(filePath: indices),
      annotations: URL(filePath: annotations),
      references: withoutReferences ? .none : .whereGiven
    )
    audit.badResponses = strict ? .fatal : .setAside
    if let shard { return try run(shard, of: audit) }
    let comparison = try since.comparison(of: audit)
    let outcome = try ProgressLine.during { line in
      try audit.run(again ? .always : .whenChanged) { line.show($0) }
    }
    Self.tell(outcome.setAside)
    let against = try comparison?.compared()
    let findings = try AuditGate(rules, of: outcome.folder).findings(in: outcome.summary)
    if json {
      try Output.writeJSON(ComparedSummary(summary: outcome.summary, against: against))
    } else {
      try Output.write(text(outcome, against))
    }
    try GateOptions.close(on: findings, at: json ? .standardError : .standardOutput)
  }

  /// So many responses that were left out are told one by one.
  private static let told = 20

  /// Says on standard error which responses were left out, and why.
  static func tell(_ setAside: [SpoorError]) {
    for error in setAside.prefix(told) {
      Output.note("spoor: set aside: \(error.description.visible)")
    }
    guard setAside.count > told else { return }
    Output.note("spoor: set aside: \(setAside.count - told) more; --strict ends at the first")
  }

  /// The placebo of the command line in place of the file's.
  private func replacePlacebo(of plan: inout AuditPlan) throws {
    guard !placebo.isEmpty else { return }
    plan.placebo = AuditPlan.Dataset(
      arguments: placebo,
      folder: URL(filePath: FileManager.default.currentDirectoryPath),
      fields: try placeboFields.map { try FieldMapping(parsing: $0) }
    )
  }
}
