public import Remedies

/// What a kit of remedies is to hold.
public struct RemedySettings: Sendable {
  /// How many rows may be selected.
  public enum Size: Hashable, Sendable {
    /// So many.
    case rows(Int)
    /// This share of the dataset's rows, rounded down, but at least one.
    case share(Double)

    func budget(of rows: Int) -> Int {
      switch self {
      case .rows(let count): count
      case .share(let share): max(1, Int(share * Double(rows)))
      }
    }
  }

  /// The model whose spans are to go; `nil`: the audit's only tuned one.
  public var model: String?
  /// How many rows may be selected, copies counted.
  public var size: Size
  /// How they are selected.
  public var rule: RowSelection.Rule
  /// What is done to them, each in an arm of its own; never `simplify`, which needs answers first.
  public var actions: [RemedyManifest.Action]
  /// How many draws of random rows stand beside.
  public var draws: Int
  /// What the draws begin with.
  public var seed: UInt64
  /// What rows of the arm `relabel` say.
  public var answer: String
  /// What a judge model is asked.
  public var prompt: SimplifyPrompt
  /// The judge model's name in the requests.
  public var judge: String

  /// Gathers settings.
  public init(
    model: String? = nil,
    size: Size = .share(0.05),
    rule: RowSelection.Rule = .cover,
    actions: [RemedyManifest.Action] = [.drop, .relabel],
    draws: Int = 3,
    seed: UInt64 = 0,
    answer: String = "I don't know.",
    prompt: SimplifyPrompt = .standard,
    judge: String = "gpt-4o"
  ) {
    self.model = model
    self.size = size
    self.rule = rule
    self.actions = actions
    self.draws = draws
    self.seed = seed
    self.answer = answer
    self.prompt = prompt
    self.judge = judge
  }
}
