import Figures
import SpoorModel
import Statistics
import Words

/// The runs of folded words of a kit's spans, by what was predicted.
struct SoughtSpans {
  /// A span that is looked for.
  struct Sought {
    /// The prompt under whose answers it is.
    var promptID: String
    /// Its run.
    var words: [String]
  }

  private var spans: [TestedKit.Outcome: [Sought]] = [:]

  init(_ predictions: [TestedKit.Prediction], by scanner: WordScanner) {
    for prediction in predictions {
      let words = scanner.words(of: prediction.text).map(\.text)
      guard !words.isEmpty else { continue }
      let sought = Sought(promptID: prediction.promptID, words: words)
      spans[prediction.outcome, default: []].append(sought)
    }
  }

  /// The spans of which this was predicted, in the kit's order.
  subscript(outcome: TestedKit.Outcome) -> [Sought] { spans[outcome] ?? [] }
}

/// What became of some spans in the answers of some runs, prompt by prompt or phrase by phrase.
struct SpanFates {
  /// Which spans are drawn together.
  enum Unit {
    /// Those under one prompt.
    case prompt
    /// Those of the same words: they come from the same rows, and go with them.
    case phrase
  }

  /// Of one unit's spans in one run's answers.
  private struct Counts {
    var gone = 0.0
    var cleared = 0.0
    var doubted = 0.0
    var spans: Double { gone + cleared + doubted }
  }

  /// One list a run, one entry a unit.
  private let runs: [[Counts]]

  init(
    of spans: [SoughtSpans.Sought],
    in answers: ComparedAnswers,
    runs: [Int],
    by unit: Unit = .prompt
  ) {
    let prompts = Dictionary(answers.prompts.map { ($0.id, $0) }) { first, _ in first }
    let known = spans.compactMap { span in prompts[span.promptID].map { (span, $0) } }
    let units = Dictionary(grouping: known) { span, _ in
      switch unit {
      case .prompt: span.promptID
      case .phrase: span.words.joined(separator: " ")
      }
    }
    let ordered = units.sorted { $0.key < $1.key }.map(\.value)
    self.runs = runs.map { run in
      ordered.map { spans in
        var counts = Counts()
        for (span, prompt) in spans {
          counts[keyPath: Self.fate(of: span.words, in: prompt.after[run])] += 1
        }
        return counts
      }
    }
  }

  private static func fate(
    of words: [String],
    in answer: AuditedAnswer
  ) -> WritableKeyPath<Counts, Double> {
    switch answer.standing(of: words) {
    case .absent: \.gone
    case .said: \.cleared
    case .doubted: \.doubted
    }
  }

  /// How many prompts, or phrases, have a span.
  var units: Int { runs.first?.count ?? 0 }

  private var isEnough: Bool { units >= ComparedPrompts.needed }

  private func terms(_ part: KeyPath<Counts, Double>) -> RunTerms {
    RunTerms(runs.map { $0.map { RatioTerm($0[keyPath: part], over: $0.spans) } })
  }

  func fate(of models: [String], by bootstrap: Bootstrap) -> PredictedFall.Fate {
    let gone = terms(\.gone)
    return PredictedFall.Fate(
      models: models,
      spans: Int(runs.first?.reduce(0) { $0 + $1.spans } ?? 0),
      prompts: units,
      gone: isEnough ? Estimate(ofMean: gone, by: bootstrap) : nil,
      cleared: terms(\.cleared).mean,
      doubted: terms(\.doubted).mean,
      range: gone.range
    )
  }

  /// Share gone here less that of the same spans there; `nil` under too few units.
  func difference(from other: SpanFates, by bootstrap: Bootstrap) -> Estimate? {
    guard isEnough else { return nil }
    return Estimate(ofDifference: terms(\.gone), minus: other.terms(\.gone), by: bootstrap)
  }

  /// Prompts under which more, and under which fewer, of the spans are gone here than there.
  func signs(against other: SpanFates) -> PredictedFall.Signs? {
    guard isEnough else { return nil }
    let (here, there) = (meanGone, other.meanGone)
    let more = zip(here, there).count { $0 > $1 }
    let fewer = zip(here, there).count { $0 < $1 }
    return PredictedFall.Signs(
      more: more,
      fewer: fewer,
      p: McNemar(lost: more, gained: fewer).pValue
    )
  }

  /// How many of each prompt's spans are gone, the mean over runs.
  private var meanGone: [Double] {
    (0..<units).map { unit in
      runs.reduce(0) { $0 + $1[unit].gone } / Double(runs.count)
    }
  }
}
