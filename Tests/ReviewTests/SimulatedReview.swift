import AuditStore
import DurableFiles
import Foundation
import SpoorModel
import Statistics

@testable import Review

/// Audits that are made by one process of which everything is known, and experts who judge a sample.
///
/// Three models, responses of one to six spans, strata of unlike sizes and rates; spans of one response are
/// more alike than others.
struct SimulatedReview {
  struct Span {
    var stratum: Stratum
    var prompt: Int
    var isHallucination: Bool
    var isRelated: Bool
  }

  /// What experts do wrong.
  struct Experts {
    /// How often they say `unsure` to either question.
    var unsure = 0.04
    /// How often they accept rows that are not related.
    var falseAcceptance = 0.0
    /// How many items of ten two judge.
    var overlap = 2
  }

  /// How a sample is shared out among strata.
  enum Places {
    /// As ``Apportionment`` does.
    case proportional
    /// As many in every stratum, so that chances of being drawn are as unlike as can be.
    case even
  }

  static let models = ["base-lora", "full", "lora"]
  /// For each provenance how many of 100 spans have it, and how many of 100 of them are caused by their rows.
  private static let kinds: [(provenance: Provenance, spans: Int, caused: Double)] = [
    (.borrowed, 5, 90), (.present, 6, 60), (.near, 10, 50), (.partial, 15, 30), (.common, 25, 15),
    (.unseen, 39, 5),
  ]

  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private mutating func uniform() -> Double {
    Double(generator.next() >> 11) / Double(UInt64(1) << 53)
  }

  private mutating func normal() -> Double {
    // Box and Muller.
    (-2 * log(1 - uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  /// So many responses of every model.
  mutating func population(responses: Int) -> [Span] {
    Self.models.enumerated().flatMap { number, model in
      (0..<responses).flatMap { prompt in
        let likeness = normal()
        return (0...generator.index(below: 6)).map { _ in
          span(of: model, prompt: prompt, shift: likeness - Double(number))
        }
      }
    }
  }

  private mutating func span(of model: String, prompt: Int, shift: Double) -> Span {
    var place = generator.index(below: 100)
    let kind =
      Self.kinds.first { kind in
        place -= kind.spans
        return place < 0
      } ?? Self.kinds[0]
    let scoreBin = generator.index(below: 2)
    let odds = log(kind.caused / (100 - kind.caused)) + shift + Double(scoreBin) - 0.5
    return Span(
      stratum: Stratum(model: model, provenance: kind.provenance, scoreBin: scoreBin),
      prompt: prompt,
      isHallucination: uniform() < 0.7 + 0.2 * Double(scoreBin),
      isRelated: uniform() < 1 / (1 + exp(-odds))
    )
  }

  /// Draws a sample by stratum and has it judged, with so many decoys a model.
  mutating func judged(
    _ spans: [Span],
    sample size: Int,
    places: Places = .even,
    by experts: Experts,
    decoys: Int = 0
  ) -> [JudgedTask] {
    let strata = Dictionary(grouping: spans, by: \.stratum)
    let apportioned = Apportionment(size, among: strata.mapValues(\.count)).places
    var tasks: [JudgedTask] = []
    for stratum in strata.keys.sorted() {
      var left = strata[stratum, default: []]
      let count =
        places == .even
        ? min(left.count, size / strata.count) : apportioned[stratum, default: 0]
      let inclusion = Double(count) / Double(left.count)
      for _ in 0..<count {
        let span = left.remove(at: generator.index(below: left.count))
        tasks.append(task(span, as: .sample, inclusion: inclusion, by: experts))
      }
    }
    for span in spans.shuffled(using: &generator).prefix(decoys * Self.models.count) {
      var decoy = span
      decoy.isRelated = false
      tasks.append(task(decoy, as: .decoy, inclusion: nil, by: experts))
    }
    return tasks
  }

  /// Half of the places, by chance.
  mutating func half(of places: Range<Int>) -> ArraySlice<Int> {
    places.shuffled(using: &generator).prefix(places.count / 2)
  }

  private mutating func task(
    _ span: Span,
    as purpose: TaskPurpose,
    inclusion: Double?,
    by experts: Experts
  ) -> JudgedTask {
    let count = generator.index(below: 10) < experts.overlap ? 3 : 1
    let drawn = DrawnTask(
      task: Self.shown(span.prompt),
      model: span.stratum.model,
      purpose: purpose,
      stratum: span.stratum,
      inclusion: inclusion,
      experts: count,
      score: 0.5
    )
    let verdicts = (0..<count).map { number in
      Self.verdict(of: "expert \(number)", answers(on: span, by: experts))
    }
    return JudgedTask(drawn: drawn, verdicts: verdicts)
  }

  private mutating func answers(on span: Span, by experts: Experts) -> ItemAnswers {
    let isAccepted = span.isRelated || uniform() < experts.falseAcceptance
    return ItemAnswers(
      hallucination: answer(span.isHallucination, experts),
      related: answer(isAccepted, experts)
    )
  }

  private mutating func answer(_ isSo: Bool, _ experts: Experts) -> Answer {
    uniform() < experts.unsure ? .unsure : isSo ? .yes : .no
  }

  private static func shown(_ prompt: Int) -> ReviewTask {
    ReviewTask(
      id: ItemHash(digesting: [ItemHash]()),
      prompt: Prompt(id: "p\(prompt)", instruction: ""),
      response: "",
      range: ScalarRange(0, 0),
      text: "",
      rows: []
    )
  }

  private static func verdict(of reviewer: String, _ answers: ItemAnswers) -> Verdict {
    Verdict(
      item: ItemHash(digesting: [ItemHash]()),
      reviewer: reviewer,
      time: nil,
      answers: answers,
      note: nil,
      guidelineVersion: .current
    )
  }
}

extension [SimulatedReview.Span] {
  /// The rate of a model's hallucinations that are caused by their rows.
  func rate(of model: String) -> Double {
    let asked = filter { $0.stratum.model == model && $0.isHallucination }
    return Double(asked.count(where: \.isRelated)) / Double(asked.count)
  }
}
