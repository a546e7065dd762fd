import Foundation
import Remedies

/// What a kit's `README.md` says.
struct RemedyReadme {
  let text: String

  init(_ manifest: RemedyManifest, kit: URL) {
    let name = kit.relativeToHere.quotedForShell
    text = """
      # Remedies for \(manifest.model), from \(manifest.audit)

      \(manifest.selected.rows) of the training rows are selected: without them, \(manifest.spans.predicted) of \
      \(manifest.spans.borrowed) \(manifest.provenance) spans stand in no training row any more.

      - `train/ARM/`: the dataset, ready to train on. `drop` lacks the selected rows; in `relabel` their answer is \
      "\(manifest.answer)"; `…-control-N` do the same to as many random rows\(Self.length(manifest)). \
      `dropped` holds the selected rows alone.
      - `lists/`: the rows by hash, id and line. `drop`, `relabel` and `simplify` name the same rows (three things \
      that one can do about them), first to go first; `keep` names the rest.
      - `phrases.jsonl`: each phrase, whether any row holds it still, and the selected rows that hold it. \
      `predicted.jsonl`: each span, and whether it is predicted to disappear. `manifest.json`: all figures.
      - `simplify/batch.jsonl`: answers to shorten. Fill in `simplified`, or send `requests.jsonl` (the OpenAI \
      Batch API's format; `prompt.txt` is what it asks), then `spoor remedy simplify \(name) --from FILE`.

      Train each arm as the audited model was trained, several times with different seeds: one run more or less \
      changes answers by itself. Then name the new models in a copy of `retrained.yaml`, each with its arm and \
      seed, and the original dataset; and ask whether the spans went, and went more often than without random rows:

          spoor audit retrained.yaml --against \(manifest.audit.quotedForShell) --kit \(name)

      """
  }

  /// Whether random rows are as long as those that they stand for.
  private static func length(_ manifest: RemedyManifest) -> String {
    let gaps = manifest.unmatched.map {
      "\($0.arm.name) has \(Int((100 * $0.gap).rounded())) % in words"
    }
    return gaps.isEmpty
      ? " of about the same length" : ", NOT of the same length (\(gaps.joined(separator: ", ")))"
  }
}

extension String {
  /// As a shell takes it for one word.
  fileprivate var quotedForShell: String {
    let isPlain = wholeMatch(of: /[A-Za-z0-9_\/.,:@%+=-]+/) != nil && !hasPrefix("-")
    return isPlain ? self : "'\(replacing("'", with: "'\\''"))'"
  }
}
