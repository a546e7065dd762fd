import Foundation
import Remedies

/// An audit file for the models that are trained on a kit's arms, to be filled in.
struct RetrainedTemplate {
  /// The file in a kit.
  static let fileName = "retrained.yaml"

  let text: String

  /// - Parameters:
  ///   - manifest: the kit.
  ///   - settings: what the audit of before read.
  init(_ manifest: RemedyManifest, _ settings: Settings) {
    var lines = [
      "# Models trained on the kit's arms, to be audited with",
      "#   spoor audit FILE --against \(manifest.audit) --kit KIT",
      "# Copy it, fill in what stands in capitals, and leave out arms that you did not train.",
      "name: retrained",
      "# The original dataset, not an arm's: what stands in a row that is missing cannot be called borrowed.",
      "dataset: [\(manifest.dataset.map { Self.quoted($0.path) }.joined(separator: ", "))]",
    ]
    if manifest.datasetFields != nil || manifest.datasetFormat != nil {
      lines.append("# Add dataset_fields and dataset_format as the audit's own file has them.")
    }
    lines += settings.prompts.map { ["prompts: \(Self.quoted($0))"] } ?? []
    lines += settings.references.map { ["references: \(Self.quoted($0))"] } ?? []
    lines += settings.weights.map { ["weights: \(Self.quoted($0))"] } ?? []
    if let base = settings.base, let file = base.files["generations"] {
      lines.append("base: {name: \(Self.quoted(base.name)), generations: \(Self.quoted(file))}")
    }
    lines.append("tuned:")
    lines += manifest.arms.flatMap { Self.run(of: $0, manifest.model, settings) }
    text = lines.map { $0 + "\n" }.joined()
  }

  private static func run(
    of arm: RemedyManifest.Arm,
    _ model: String,
    _ settings: Settings
  ) -> [String] {
    let lines = [
      "  - name: \(quoted("\(model)-\(arm.name)-seed1"))  # as its generations call it",
      "    method: METHOD",
      "    arm: \(arm.name)",
      "    seed: 1  # another number for each seed, another entry for each run",
      "    generations: GENERATIONS.jsonl",
      "    token_metrics: TOKEN_METRICS.jsonl  # or logits, or log_probabilities: for lift",
    ]
    return settings.base == nil
      ? lines : lines + ["    base_response_metrics: BASE_RESPONSE_METRICS.jsonl  # for C1"]
  }

  /// A text as YAML quotes it; a line break in a path would end the quoted text's line.
  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("'", with: "''").replacing("\n", with: " "))'"
  }

  /// What a run's configuration tells of what it read.
  struct Settings: Decodable {
    struct Base: Decodable {
      var name: String
      var files: [String: String]
    }

    var prompts: String?
    var references: String?
    var weights: String?
    var base: Base?
  }
}
