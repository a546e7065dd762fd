import AuditStore
import DurableFiles
import SpoorModel
import Statistics

/// The judged part of a sample, each item with how many items of the run it stands for.
///
/// 1 / (chance of having been drawn) × (drawn in the stratum) / (judged in the stratum): of a queue that is
/// half judged each stratum is told by its judged half, whose order is random. What was judged from the top
/// of a list stands for itself alone.
struct JudgedSample {
  /// How many items a judged one stands for.
  enum Weights {
    /// All that it was drawn from by chance.
    case byChance
    /// Itself: nothing was drawn.
    case alike
  }

  /// A judged item.
  struct Item {
    let task: JudgedTask
    let answers: ItemAnswers
    let weight: Double
  }

  /// Tasks that were drawn for the sample, judged or not.
  let drawn: [JudgedTask]
  /// Those that somebody judged.
  let items: [Item]
  /// What the items' weights are.
  let weights: Weights

  init(of tasks: [JudgedTask], weights: Weights = .byChance) {
    self.weights = weights
    drawn = tasks.filter { $0.drawn.purpose == .sample }
    let judged = drawn.compactMap { task in ReviewConsensus(of: task).map { (task, $0.answers) } }
    let counts = Dictionary(drawn.map { ($0.drawn.stratum, 1.0) }, uniquingKeysWith: +)
    let judgedCounts = Dictionary(judged.map { ($0.0.drawn.stratum, 1.0) }, uniquingKeysWith: +)
    items = judged.map { task, answers in
      guard weights == .byChance else { return Item(task: task, answers: answers, weight: 1) }
      let stratum = task.drawn.stratum
      let unjudged = counts[stratum, default: 1] / judgedCounts[stratum, default: 1]
      return Item(task: task, answers: answers, weight: unjudged / (task.drawn.inclusion ?? 1))
    }
  }

  /// How many judged items of some models answer to `holds`.
  func count(of models: Set<String>, where holds: (ItemAnswers) -> Bool) -> Int {
    items.count { models.contains($0.task.drawn.model) && holds($0.answers) }
  }

  /// A share of those items to which `holds` gives an answer.
  ///
  /// Responses are drawn anew, whole and model by model, though items were drawn by stratum: spans of one
  /// response hang together across strata (docs/method.md has what that does to the interval).
  func share(of models: Set<String>, where holds: (ItemAnswers) -> Bool?) -> StratifiedShare {
    StratifiedShare(
      of: items.filter { models.contains($0.task.drawn.model) }.map { item in
        StratifiedShare.Item(
          stratum: item.task.drawn.model,
          cluster: item.task.drawn.task.prompt.id,
          weight: item.weight,
          holds: holds(item.answers)
        )
      }
    )
  }
}
