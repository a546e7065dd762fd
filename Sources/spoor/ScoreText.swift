import Foundation
import SpoorModel

/// What `spoor score` prints: what was scored, the noise, and the lines for audit.yaml.
struct ScoreText {
  private let document: ScoreDocument
  private let folder: String

  init(_ document: ScoreDocument, folder: String) {
    self.document = document
    self.folder = folder
  }

  var text: String {
    let lines = [summary] + counts + lift + noise + ["", "For audit.yaml:"] + audit
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    "\(document.responses.counted("response")), \(document.tokens.counted("token")): "
      + "\(document.tuned.name.visible) and \(document.base.name.visible), the \(document.top) "
      + "likeliest tokens of each position"
  }

  private var counts: [String] {
    [
      (document.cutOff, "as long as was allowed: raise --max-tokens"),
      (document.resplit, "split into other tokens than were written: the server tells only text"),
      (document.empty, "without tokens: not scored"),
      (document.unlocated, "whose tokens do not spell it: no lift of its spans"),
    ].filter { $0.0 > 0 }.map { "  \($0.0.counted("response")) \($0.1)" }
  }

  private var lift: [String] {
    guard let lift = document.lift else { return [] }
    let interval = [lift.low, lift.high].compactMap { $0.map(shown) }.joined(separator: ", ")
    let warning =
      document.resplit > 0
      ? ["  Biased: not all tokens are those that were drawn. Ask a server that tells ids."] : []
    return [
      "", "KL(tuned‖base), from mean lift: \(shown(lift.value)) (\(interval)) nats a token",
    ] + warning
  }

  private var noise: [String] {
    guard let noise = document.noise else { return [] }
    return [
      "",
      "Noise, between two scorings of one model (nats a token):",
      line("base", noise.base),
      line("tuned", noise.tuned),
    ]
  }

  private func line(_ name: String, _ floor: NoiseFloor) -> String {
    "  \(name)  mean |Δ ln p| \(shown(floor.meanDifference)), greatest "
      + "\(shown(floor.greatestDifference)), KL at least \(shown(floor.meanDivergence)); "
      + floor.tokens.counted("token")
  }

  private func shown(_ nats: Double) -> String {
    nats == 0 ? "0" : String(format: "%.2g", nats)
  }

  /// Without an exponent, which YAML takes for a word where no point stands before it.
  private func decimal(_ nats: Double) -> String { String(format: "%.6f", nats) }

  private var audit: [String] {
    let base =
      document.hasBaseResponses
      ? "\(folder)/\(ScoreFiles.Name.baseGenerations.rawValue)" : "# its own responses"
    let again = [
      "        base_again: \(folder)/\(ScoreFiles.Name.baseAgain.rawValue)",
      "        tuned_again: \(folder)/\(ScoreFiles.Name.tunedAgain.rawValue)",
    ]
    let precision = document.precision.map { ["        precision: \(decimal($0))"] } ?? []
    return [
      "  base:",
      "    name: \(document.base.name.visible)",
      "    generations: \(base)",
      "  tuned:",
      "    - name: \(document.tuned.name.visible)",
      "      method: full",
      "      generations: \(folder)/\(ScoreFiles.Name.tunedGenerations.rawValue)",
      "      log_probabilities:",
      "        base: \(folder)/\(ScoreFiles.Name.base.rawValue)",
      "        tuned: \(folder)/\(ScoreFiles.Name.tuned.rawValue)",
    ] + (document.noise == nil ? [] : again) + precision
  }
}
