import Foundation
import Knowledge
import SpoorModel

/// What `spoor knowledge classify --figures` writes.
struct ClassificationDocument: Encodable {
  struct Category: Encodable {
    var category: KnowledgeCategory
    var questions: Rate
    var pGreedy: Double?
    var pSample: Double?

    enum CodingKeys: String, CodingKey {
      case category, questions
      case pGreedy = "mean_p_greedy"
      case pSample = "mean_p_sample"
    }
  }

  struct Relation: Encodable {
    var relation: String?
    var questions: Int
    var categories: [Category]
  }

  struct Ablation: Encodable {
    var sets: Int
    var shares: [String: Double]
    var wronglyUnknown: Double

    enum CodingKeys: String, CodingKey {
      case shares
      case sets = "exemplar_sets"
      case wronglyUnknown = "wrongly_unknown"
    }
  }

  struct Curve: Encodable {
    struct Point: Encodable {
      var threshold: Double
      var unknown: Double
      var accuracy: Double
    }

    var score: String
    var questions: Int
    var auroc: Double?
    var slickUnknown: Double
    var slickAccuracy: Estimate?
    var accuracyAtSlick: Estimate?
    var difference: Estimate?
    var points: [Point]

    enum CodingKeys: String, CodingKey {
      case score, questions, auroc, difference, points
      case slickUnknown = "slick_unknown"
      case slickAccuracy = "slick_accuracy"
      case accuracyAtSlick = "accuracy_at_slick_share"
    }
  }

  struct Judged: Encodable {
    var judged: Int
    var open: Int
    var kinds: [String: Rate]
  }

  var schema = "spoor.knowledge.classes/1"
  var matching: String
  var questions: Int
  var answers: Int
  var wrong: Int
  var categories: [Category]
  var relations: [Relation]
  var ablation: [Ablation]
  var f1Correlation: Double?
  var curves: [Curve]
  var judged: Judged?
  var caveats: [String]

  enum CodingKeys: String, CodingKey {
    case schema, matching, questions, answers, categories, relations, ablation, curves, caveats
    case wrong = "wrong_answers"
    case f1Correlation = "f1_correlation"
    case judged = "judged_wrong_answers"
  }

  init(
    _ figures: KnowledgeFigures,
    of questions: [ClassifiedQuestion],
    matching: AnswerMatching,
    answers: Int,
    wrong: Int,
    curves: [UnknownCurve],
    judged: JudgedWrongAnswers?
  ) {
    self.matching = matching.rawValue
    self.questions = questions.count
    self.answers = answers
    self.wrong = wrong
    categories = Self.categories(figures.all)
    relations = figures.relations.map {
      Relation(
        relation: $0.name,
        questions: $0.shares.questions,
        categories: Self.categories($0.shares)
      )
    }
    ablation = figures.ablation.map { ablation in
      let shares = ablation.shares.map { ($0.key.rawValue, $0.value) }
      return Ablation(
        sets: ablation.sets,
        shares: Dictionary(uniqueKeysWithValues: shares),
        wronglyUnknown: ablation.wronglyUnknown
      )
    }
    f1Correlation = figures.f1Correlation
    self.curves = curves.map(Curve.init)
    self.judged = judged.map { judged in
      let kinds = judged.kinds.map { ($0.key.rawValue, $0.value) }
      return Judged(
        judged: judged.judged,
        open: judged.open,
        kinds: Dictionary(uniqueKeysWithValues: kinds)
      )
    }
    caveats = figures.caveats
  }

  private static func categories(_ shares: CategoryShares) -> [Category] {
    shares.shares.map {
      Category(
        category: $0.category,
        questions: $0.questions,
        pGreedy: $0.pGreedy,
        pSample: $0.pSample
      )
    }
  }
}

extension ClassificationDocument.Curve {
  fileprivate init(_ curve: UnknownCurve) {
    self.init(
      score: curve.name,
      questions: curve.questions,
      auroc: curve.auroc,
      slickUnknown: curve.slickUnknown,
      slickAccuracy: curve.slickAccuracy,
      accuracyAtSlick: curve.accuracyAtSlick,
      difference: curve.difference,
      points: curve.points.map {
        Point(threshold: $0.threshold, unknown: $0.unknown, accuracy: $0.accuracy)
      }
    )
  }
}
