/// Shortened answers beside those before, as one page that needs nothing else: no script, no network.
public struct SimplificationPage {
  /// What became of a piece of an answer.
  public enum Change: Sendable {
    /// It stayed.
    case kept
    /// It went.
    case deleted
    /// It is new.
    case inserted
  }

  /// A piece of an answer.
  public struct Piece: Sendable {
    let change: Change
    let text: String

    /// Creates a piece.
    public init(_ change: Change, _ text: String) {
      self.change = change
      self.text = text
    }

    var html: HTML {
      switch change {
      case .kept: "\(text)"
      case .deleted: "<del>\(text)</del>"
      case .inserted: "<ins>\(text)</ins>"
      }
    }
  }

  /// A row whose answer was shortened.
  public struct Row: Sendable {
    let id: String
    let instruction: String
    let input: String
    let wordsBefore: Int
    let wordsAfter: Int
    let pieces: [Piece]

    /// Creates a row; `pieces` are its answers before and after in one.
    public init(
      id: String,
      instruction: String,
      input: String,
      wordsBefore: Int,
      wordsAfter: Int,
      pieces: [Piece]
    ) {
      self.id = id
      self.instruction = instruction
      self.input = input
      self.wordsBefore = wordsBefore
      self.wordsAfter = wordsAfter
      self.pieces = pieces
    }

    var html: HTML {
      """
      <article>
      <h3>Row <bdi>\(id)</bdi> <small>\(wordsBefore) words, now \(wordsAfter)</small></h3>
      <p class="lead">\(instruction)\(input.isEmpty ? .empty : "<br/>\(input)")</p>
      <p class="change">\(pieces.map(\.html).joined())</p>
      </article>

      """
    }
  }

  /// What came of all rows.
  public struct Figures: Sendable {
    let rows: Int
    let all: Int
    let unchanged: Int
    let longer: Int
    let medianLengthRatio: Double?
    let totalLengthRatio: Double?

    /// Gathers figures; ratios are words after to words before.
    public init(
      rows: Int,
      of all: Int,
      unchanged: Int,
      longer: Int,
      medianLengthRatio: Double?,
      totalLengthRatio: Double?
    ) {
      self.rows = rows
      self.all = all
      self.unchanged = unchanged
      self.longer = longer
      self.medianLengthRatio = medianLengthRatio
      self.totalLengthRatio = totalLengthRatio
    }

    var html: HTML {
      """
      <p class="dek">\(rows) of \(all) answers; \(unchanged) unchanged, \(longer) longer than before. Words \
      after to words before: median \(Self.ratio(medianLengthRatio)), of all words \
      \(Self.ratio(totalLengthRatio)).</p>

      """
    }

    private static func ratio(_ value: Double?) -> String {
      value.map { FigureText.page.fixed($0, digits: 2) } ?? "unknown"
    }
  }

  private let title: String
  private let figures: Figures
  private let rows: [Row]

  /// Creates a page.
  public init(title: String, figures: Figures, rows: [Row]) {
    self.title = title
    self.figures = figures
    self.rows = rows
  }

  /// Writes the page piece by piece.
  public func write(_ output: (String) throws -> Void) rethrows {
    try output(head.markup)
    for row in rows { try output(row.html.markup) }
    try output("</main>\n</body>\n</html>\n")
  }

  private var head: HTML {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="referrer" content="no-referrer"/>
    <meta name="color-scheme" content="light dark"/>
    <title>Spoor: shorter answers, \(title)</title>
    \(ReportStyle.sheet)
    <style>
    .change { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 60em; }
    del { color: var(--soft); }
    ins { background: var(--tint); text-decoration: none; }
    </style>
    </head>
    <body>
    <main>
    <p class="kicker">Shorter answers</p>
    <h1>\(title)</h1>
    \(figures.html)
    """
  }
}
