import Remedies
import SpoorModel

extension RemedyPlan {
  /// The phrases of the model's spans, those that are freed first.
  var phrases: [HeldPhrase] {
    let holdings = finding.holdings
    let ranked = selection.ranked
    let texts = Dictionary(zip(finding.runs, finding.traces.map(\.span.text))) { first, _ in first }
    let spans = finding.spans
    let phrases = texts.sorted { $0.key < $1.key }.map { run, text in
      let rows = Set(holdings.holders[run].map(\.row))
      let removed = ranked.map(\.row).filter(rows.contains)
      return HeldPhrase(
        text: text,
        spans: spans[run],
        rows: holdings.count(of: rows),
        removed: holdings.count(of: removed),
        hashes: removed.map { holdings.rows[$0].hash }
      )
    }
    return HeldPhrase.ordered(phrases)
  }
}
