import SpoorModel

/// How much of a ledger rests on rows that the base model did not know, in words.
struct UnknownShares {
  private let unknown: LedgerFigures.Unknown
  private let text: FigureText

  init(_ unknown: LedgerFigures.Unknown, _ text: FigureText) {
    self.unknown = unknown
    self.text = text
  }

  /// The shares beside that of all categorised rows; `nil` where no support is in a categorised row.
  var sentence: String? {
    guard let supports = share(unknown.supports), let rows = unknown.rows.share else { return nil }
    let best =
      share(unknown.bestOfBorrowed).map { ", and \($0) of borrowed spans’ best rows" } ?? ""
    return
      "Of the supports in rows whose category is known, \(supports) are in rows that the base did not "
      + "know\(best); of those rows themselves it is \(text.percent(rows.value)) "
      + "(\(text.count(unknown.rows.count)) of \(text.count(unknown.rows.of)))."
  }

  private func share(_ rate: Rate) -> String? {
    guard let share = rate.share else { return nil }
    let range = text.interval(share, times: 100, digits: 1).map { ", 95 % interval \($0)" } ?? ""
    return
      "\(text.percent(share.value)) (\(text.count(rate.count)) of \(text.count(rate.of))\(range))"
  }
}

extension KnowledgeCategory {
  /// The category as a reader sees it.
  var words: String {
    switch self {
    case .highlyKnown: "highly known"
    case .maybeKnown: "maybe known"
    case .weaklyKnown: "weakly known"
    case .unknown: "unknown"
    }
  }
}
