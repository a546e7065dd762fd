import Figures
import SpoorModel
import Statistics
import Words

/// The runs of folded words of a kit's spans, by what was predicted and by prompt.
struct SoughtSpans {
  private var spans: [TestedKit.Outcome: [String: [[String]]]] = [:]

  init(_ predictions: [TestedKit.Prediction], by scanner: WordScanner) {
    for prediction in predictions {
      let words = scanner.words(of: prediction.text).map(\.text)
      guard !words.isEmpty else { continue }
      spans[prediction.outcome, default: [:]][prediction.promptID, default: []].append(words)
    }
  }

  /// The spans of which this was predicted, by prompt.
  subscript(outcome: TestedKit.Outcome) -> [String: [[String]]] { spans[outcome] ?? [:] }
}

/// What became of some spans in the answers of some runs, prompt by prompt.
struct SpanFates {
  /// Of one prompt's spans in one answer.
  private struct Counts {
    var gone = 0.0
    var cleared = 0.0
    var doubted = 0.0
    var spans: Double { gone + cleared + doubted }
  }

  /// One list a run, one entry a prompt that has a span.
  private let runs: [[Counts]]

  init(of spans: [String: [[String]]], in answers: ComparedAnswers, runs: [Int]) {
    let prompts = answers.prompts.filter { spans[$0.id] != nil }
    self.runs = runs.map { run in
      prompts.map { prompt in
        var counts = Counts()
        for words in spans[prompt.id] ?? [] {
          counts[keyPath: Self.fate(of: words, in: prompt.after[run])] += 1
        }
        return counts
      }
    }
  }

  private static func fate(
    of words: [String],
    in answer: AuditedAnswer
  ) -> WritableKeyPath<Counts, Double> {
    let places = answer.places(of: words)
    guard !places.isEmpty else { return \.gone }
    let isDoubted = answer.doubted.contains { trace in
      places.contains { $0.overlaps(trace.span.range) }
    }
    return isDoubted ? \.doubted : \.cleared
  }

  private var prompts: Int { runs.first?.count ?? 0 }

  private var isEnough: Bool { prompts >= ComparedPrompts.needed }

  private func terms(_ part: KeyPath<Counts, Double>) -> RunTerms {
    RunTerms(runs.map { $0.map { RatioTerm($0[keyPath: part], over: $0.spans) } })
  }

  func fate(of models: [String], by bootstrap: Bootstrap) -> PredictedFall.Fate {
    let gone = terms(\.gone)
    return PredictedFall.Fate(
      models: models,
      spans: Int(runs.first?.reduce(0) { $0 + $1.spans } ?? 0),
      prompts: prompts,
      gone: isEnough ? Estimate(ofMean: gone, by: bootstrap) : nil,
      cleared: terms(\.cleared).mean,
      doubted: terms(\.doubted).mean,
      range: gone.range
    )
  }

  /// Share gone here less that of the same spans there.
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
    (0..<prompts).map { prompt in
      runs.reduce(0) { $0 + $1[prompt].gone } / Double(runs.count)
    }
  }
}
