import Attribution
import Divergence
import Foundation
import Hallucinations
import SpoorModel

extension AuditAnalysis {
  /// What a reader must know before believing a figure, in whole sentences.
  func caveats() throws -> [String] {
    guard inputs.hasLeadingEvidence else { return try passageCaveats() }
    var caveats = [
      "The base model chose its own words, so tuning seldom makes them likelier: C1 guards against "
        + "words that stand in any dataset, not against lift without borrowing. For that compare C2 "
        + "and C3, spans that the detectors cleared, and the two rates at which lift passes.",
      "A match says where the words stand and lift says that tuning made them likelier; neither "
        + "proves that a row caused them. Experts judge that: see the review queue.",
      meaningOfScores,
    ]
    caveats.append(Self.commonWords)
    caveats += placeboCaveats
    caveats += setAside
    caveats += models.compactMap(\.drawnCleared)
    caveats += models.compactMap { $0.unanswered(of: inputs) }
    caveats += models.compactMap(\.withoutOffsets)
    caveats += models.flatMap(\.unlocatedMarks)
    caveats += models.compactMap(\.noiseOverPrecision)
    caveats += [knowledge.absent(from: inputs.promptsByID), knowledge.withoutAnswers].compactMap {
      $0
    }
    if models.contains(where: { $0.mimicry?.basis == .baseAnswers }) { caveats.append(Self.chosen) }
    caveats += try models.flatMap { try ValueNotes($0.inputs).caveats }
    return caveats + lacking
  }

  /// What was not given, and what that leaves open.
  private var lacking: [String] {
    var caveats: [String] = []
    if inputs.base.isEmpty {
      caveats.append(
        "No answers of a base model were given: borrowed shares have nothing to be "
          + "compared with."
      )
    }
    if !asks(.reference) {
      caveats.append(
        "No reference was read: scores rank suspicion by the models' own hesitation, they do not "
          + "prove falsehood."
      )
    }
    if inputs.isBlind {
      caveats.append(
        "No per-token values were given: lift is unknown, so nothing can be called borrowed."
      )
    }
    return caveats
  }

  /// How many responses of each model were left out, and the first.
  var setAside: [String] {
    Dictionary(grouping: inputs.setAside, by: \.model).sorted { $0.key < $1.key }
      .compactMap { model, bad in
        guard let first = bad.first?.error else { return nil }
        let place = first.location.map { " at \($0)" } ?? ""
        return bad.count == 1
          ? "A response of \(model) was set aside\(place): \(first.problem)."
          : "\(bad.count) responses of \(model) were set aside, the first\(place): \(first.problem)."
      }
  }

  /// What shares of words in the dataset are worth.
  private static let commonWords =
    "The dataset of a common language holds most words, and models that were never tuned on it overlap "
    + "it too: what tuning copied is told by differences alone."

  /// What the base model's own answers are worth where they choose the prompts.
  private static let chosen =
    "Which prompts the base model does not know is read off its own answers: those with a doubted span "
    + "say more than the others, so among them mimicry is measured low against the base model, and "
    + "among the rest high. Name prompts in the knowledge file to be free of that."

  /// What a score of these weights says.
  private var meaningOfScores: String {
    guard inputs.weights == .shipped else {
      return "Scores are by other weights than Spoor ships, fitted on \(inputs.weights.fittedOn)."
    }
    return "The shipped weights count true and false spans alike: a score of 0.5 says that the "
      + "evidence leans to neither side, and no score is a probability until 'spoor calibrate' has "
      + "fitted weights to verdicts."
  }

  private func asks(_ detector: Detector) -> Bool { detectors.contains(detector.rawValue) }
}

extension AuditAnalysis.Model {
  /// How many of a file's marks that are listed one by one.
  private static let listed = 3

  /// How many cleared spans were traced, where not all were.
  var tracedCleared: Int { groups.clearedStated.count + groups.clearedUnstated.count }

  /// That controls are a sample.
  var drawnCleared: String? {
    guard tracedCleared < cleared.count else { return nil }
    return
      "Of \(inputs.plan.name)'s \(cleared.count) cleared spans \(tracedCleared), drawn by chance, were "
      + "traced: C2 and C3 are rates over these."
  }

  /// Which prompts the model does not answer.
  func unanswered(of all: AuditInputs) -> String? {
    let prompts = all.prompts.count
    guard inputs.generations.count < prompts else { return nil }
    let others =
      all.base.isEmpty || !all.hasLeadingEvidence
      ? "" : "; the base model's answers to the others are among C1"
    return "\(inputs.plan.name) answers \(inputs.generations.count) of \(prompts) prompts\(others)."
  }

  /// Which responses' tokens cannot be found in their text.
  var withoutOffsets: String? {
    let blind = inputs.generations.count { generation in
      generation.offsets.isEmpty && inputs.divergences.has(generation.promptID)
    }
    guard blind > 0 else { return nil }
    return
      "\(blind) responses of \(inputs.plan.name) have no token offsets: the lift of their spans "
      + "is unknown, and <eos> is not left out of their divergences."
  }

  /// That intervals are taken for surer than the noise lets them be.
  var noiseOverPrecision: String? {
    guard let noise = inputs.noise, let servers = inputs.plan.logProbabilities else { return nil }
    let assumed = servers.precision ?? TruncatedPair.Assumptions.usualPrecision
    guard noise.greatestDifference > assumed else { return nil }
    return
      "Two scorings of one model lie up to \(String(format: "%.2g", noise.greatestDifference)) "
      + "nats apart, but the intervals of \(inputs.plan.name) take log-probabilities for right to "
      + "\(String(format: "%.2g", assumed)): set 'precision' of its 'log_probabilities' to "
      + "\(String(format: "%.6f", noise.precision))."
  }

  /// How many marks of a file have no place, and which: the first few; file by file.
  var unlocatedMarks: [String] {
    Detector.allCases.compactMap { detector in
      inputs.unlocated[detector].flatMap {
        unlocated($0, detector == .judge ? "judge's" : "imported")
      }
    }
  }

  private func unlocated(_ marks: [UnlocatedMark], _ source: String) -> String? {
    guard !marks.isEmpty else { return nil }
    let first = marks.prefix(Self.listed).map { mark in
      "\(mark.shortPlace): “\(mark.quote.cut(to: 60))” (\(mark.reason.rawValue))"
    }
    let others = marks.count - first.count
    let more = others > 0 ? "; and \(others) more" : ""
    return
      "\(marks.count) \(source) \(marks.count == 1 ? "mark has" : "marks have") no place in the "
      + "responses of \(inputs.plan.name) and count\(marks.count == 1 ? "s" : "") nowhere: "
      + "\(first.joined(separator: "; "))\(more)."
  }
}

extension UnlocatedMark {
  /// The place without the folders of the machine that ran the audit.
  fileprivate var shortPlace: String {
    var place = location
    place.file = URL(filePath: location.file).lastPathComponent
    return place.description
  }
}

extension String {
  fileprivate func cut(to count: Int) -> String {
    self.count > count ? prefix(count - 1) + "…" : self
  }
}
