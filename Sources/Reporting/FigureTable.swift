import SpoorModel

/// Figures of several models side by side: a column a model, rows in named blocks.
struct FigureTable {
  /// One figure of every model.
  struct Row {
    /// What the figure is.
    var label: HTML
    /// One cell a model.
    var cells: [HTML]
    /// How much the row matters.
    var weight: Weight = .plain
  }

  /// How much a row stands out.
  enum Weight: String {
    case plain
    case headline
  }

  /// Rows that answer one question.
  struct Block {
    /// The question.
    var title: HTML
    /// The rows.
    var rows: [Row]
  }

  /// What the table shows, for readers who hear it.
  var caption: String
  /// The models' names.
  var columns: [String]
  /// The blocks, top to bottom.
  var blocks: [Block]

  /// The table, in a box that scrolls where the page is narrow.
  var html: HTML {
    let heads = columns.map { "<th scope=\"col\"><bdi>\($0)</bdi></th>" as HTML }.joined()
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table class="figures">
      <thead><tr><td></td>\(heads)</tr></thead>
      \(blocks.map(body).joined())</table></div>

      """
  }

  private func body(_ block: Block) -> HTML {
    """
    <tbody><tr class="block"><th colspan="\(columns.count + 1)" scope="rowgroup">\(block.title)</th></tr>
    \(block.rows.map(row).joined())</tbody>

    """
  }

  private func row(_ row: Row) -> HTML {
    let cells = row.cells.map { "<td>\($0)</td>" as HTML }.joined()
    return """
      <tr class="\(row.weight.rawValue)"><th scope="row">\(row.label)</th>\(cells)</tr>

      """
  }

  /// A figure with what it rests on in small type below it.
  static func cell(_ figure: String, _ notes: String?...) -> HTML {
    let parts = notes.compactMap { $0 }.map { "<span>\($0)</span>" as HTML }
    return parts.isEmpty ? "\(figure)" : "\(figure)<small>\(parts.joined(by: " "))</small>"
  }

  /// A rate with its counts and interval; what `rate` lacks is said in words.
  static func cell(_ rate: Rate) -> HTML {
    let text = FigureText.page
    guard let share = rate.share else { return cell(FigureText.unknown, "no such spans") }
    return cell(
      text.percent(share.value),
      "\(text.count(rate.count)) of \(text.count(rate.of))",
      text.interval(share, times: 100, digits: 1)
    )
  }

  /// A share with its interval.
  static func cell(_ share: Estimate?) -> HTML {
    guard let share else { return cell(FigureText.unknown, "no such spans") }
    let text = FigureText.page
    return cell(text.percent(share.value), text.interval(share, times: 100, digits: 1))
  }

  /// Counts by name, the largest first, in small type.
  static func cell(spelled counts: [String: Int]) -> HTML {
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let parts = sorted.map { "<span>\(FigureText.page.count($0.value)) \($0.key)</span>" as HTML }
    return parts.isEmpty ? cell("none") : "<small>\(parts.joined(by: " "))</small>"
  }

  /// A mean in nats with its interval.
  static func cell(nats estimate: Estimate?, note: String? = nil) -> HTML {
    guard let estimate else { return cell(FigureText.unknown, "no data") }
    let text = FigureText.page
    return cell(text.nats(estimate.value), text.interval(estimate, digits: 2), note)
  }
}
