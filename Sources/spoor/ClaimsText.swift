import Figures
import SpoorModel

/// What `spoor knowledge claims` prints for people.
struct ClaimsText {
  /// How many prompts the table shows.
  private static let shownPrompts = 20

  private let document: ClaimsDocument

  init(_ document: ClaimsDocument) { self.document = document }

  /// The tables, with a final line break.
  var text: String {
    let judge =
      document.judged == 0 ? "by their words" : "\(document.judged.grouped) of them by a judge"
    let head =
      "\(document.claims.counted("claim")) of \(document.prompts.count.counted("prompt")), sought in "
      + "\(document.answers.counted("answer")), \(judge)"
    let means =
      "Mean P_Correct, %: greedy \(Self.shown(document.pGreedy)), sampled \(Self.shown(document.pSample))."
    let parts = [
      head, (categories.lines + [means]).joined(separator: "\n"),
      (["By prompt"] + prompts.lines + rest).joined(separator: "\n"),
    ]
    return (parts + document.caveats).joined(separator: "\n\n") + "\n"
  }

  private var categories: TextTable {
    var table = TextTable(heads: [
      ("category", .left), ("claims", .right), ("share, % (95 %)", .right),
    ])
    table.rows = document.categories.map {
      [$0.category.rawValue, $0.claims.count.grouped, Self.shown($0.claims.share)]
    }
    return table
  }

  private var prompts: TextTable {
    let heads: [(text: String, side: TextTable.Side)] =
      [("prompt", .left), ("claims", .right)]
      + KnowledgeCategory.allCases.map { ($0.rawValue, .right) }
      + [("mean P greedy", .right), ("mean P sampled", .right)]
    var table = TextTable(heads: heads)
    table.rows = document.prompts.prefix(Self.shownPrompts).map { prompt in
      [prompt.id.visible, prompt.claims.grouped]
        + KnowledgeCategory.allCases.map { (prompt.categories[$0.rawValue] ?? 0).grouped }
        + [prompt.pGreedy, prompt.pSample].map { StatementText.fixed($0, digits: 3) }
    }
    return table
  }

  private var rest: [String] {
    let more = document.prompts.count - Self.shownPrompts
    return more > 0 ? ["  and \(more.counted("more prompt")): --figures has them all"] : []
  }

  private static func shown(_ estimate: Estimate?) -> String { estimate?.inPoints ?? "–" }
}
