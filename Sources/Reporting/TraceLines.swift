import DurableFiles
import SpoorModel

/// Every trace as a compact line, for the page's script: what is searched, filtered, sorted and shown.
struct TraceLines {
  /// About the most bytes of lines that stand in the page itself.
  private static let most = 1_500_000

  /// All of them as JSON that may stand in a script element.
  let json: String
  /// What tells these lines from those of another report.
  let stamp: String

  /// Whether they stand in the page; else they are a file beside it.
  var areInPage: Bool { json.utf8.count <= Self.most }

  /// - Parameters:
  ///   - pages: the traces in order.
  ///   - models: the models in the summary's order; others that have traces come behind them.
  init(_ pages: TracePages, models: [String]) {
    var names = Names(models)
    var prompts = Names([])
    var questions: [String] = []
    let lines = pages.items.map { item in
      let prompt = prompts.place(of: item.prompt.id)
      if prompt == questions.count { questions.append(Self.prompt(item.prompt)) }
      return Self.line(item, model: names.place(of: item.entry.trace.span.model), prompt: prompt)
    }
    let parts = [
      ("models", ScriptText.array(names.all.map(Self.shown))),
      ("provenances", ScriptText.array(Provenance.allCases.map { ScriptText.quoted($0.rawValue) })),
      ("prompts", ScriptText.array(questions)),
      ("pages", ScriptText.array(pages.starts.map(String.init))),
      ("lines", "[\n\(lines.joined(separator: ",\n"))\n]"),
    ]
    json = "{\(parts.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",\n"))}"
    stamp = String(SHA256.hash(of: json).prefix(16))
  }

  /// Names by the place at which each came up first.
  private struct Names {
    private(set) var all: [String] = []
    private var places: [String: Int] = [:]

    init(_ names: [String]) { for name in names { _ = place(of: name) } }

    mutating func place(of name: String) -> Int {
      if let place = places[name] { return place }
      places[name] = all.count
      all.append(name)
      return all.count - 1
    }
  }

  private static func prompt(_ prompt: Prompt) -> String {
    ScriptText.array([shown(prompt.id), shown(prompt.instruction.shortened(to: 200))])
  }

  /// `[model, prompt, provenance, lift, occurrences, score, words, rows]`.
  private static func line(_ item: ReportItem, model: Int, prompt: Int) -> String {
    let trace = item.entry.trace
    let rows = trace.rows.map { shown($0.rowID.description) }
    return ScriptText.array([
      String(model), String(prompt), String(trace.provenance.place), number(trace.lift),
      String(trace.occurrences), number(trace.span.score),
      shown(TraceView(item: item).phrase.shortened(to: 300)), ScriptText.array(rows),
    ])
  }

  private static func shown(_ text: String) -> String { ScriptText.quoted(HTMLText.visible(text)) }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return FigureText.terminal.fixed(value, digits: 2)
  }
}
