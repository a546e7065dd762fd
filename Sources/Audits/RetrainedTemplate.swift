import Foundation
import Remedies

/// An audit file for the models that are trained on a kit's arms, to be filled in.
struct RetrainedTemplate {
  let text: String

  /// - Parameters:
  ///   - manifest: the kit.
  ///   - settings: what the audit of before read.
  init(_ manifest: RemedyManifest, _ settings: Settings) {
    func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
    var lines = [
      "# Models trained on the kit's arms, to be audited with",
      "#   spoor audit FILE --against \(manifest.audit) --kit KIT",
      "# Copy it, fill in what stands in capitals, and leave out arms that you did not train.",
      "name: retrained",
      "# The original dataset, not an arm's: what stands in a row that is missing cannot be called borrowed.",
      "dataset: [\(manifest.dataset.map { quoted($0.path) }.joined(separator: ", "))]",
    ]
    lines += settings.prompts.map { ["prompts: \(quoted($0))"] } ?? []
    lines += settings.references.map { ["references: \(quoted($0))"] } ?? []
    lines += settings.weights.map { ["weights: \(quoted($0))"] } ?? []
    if let base = settings.base, let file = base.files["generations"] {
      lines.append("base: {name: \(quoted(base.name)), generations: \(quoted(file))}")
    }
    lines.append("tuned:")
    for arm in manifest.arms {
      let name = "\(manifest.model)-\(arm.name)-seed1"
      lines += [
        "  - name: \(quoted(name))  # as its generations call it",
        "    method: METHOD",
        "    arm: \(arm.name)",
        "    seed: 1  # another number for each seed, another entry for each run",
        "    generations: GENERATIONS.jsonl",
        "    token_metrics: TOKEN_METRICS.jsonl  # or logits, or log_probabilities: for lift",
      ]
    }
    text = lines.map { $0 + "\n" }.joined()
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
