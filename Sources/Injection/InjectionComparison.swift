import Figures
public import SpoorModel
public import Statistics

/// A model as it was trained, tuned, with retrieval, and with both, on the same questions in one setting.
///
/// Ovadia et al. (2312.05934, Tables 1 and 2); the paper has no intervals and no tests.
public struct InjectionComparison: Hashable, Sendable {
  /// One arm.
  public struct Arm: Hashable, Sendable {
    /// Which it is.
    public let arm: InjectionArm
    /// What it is called.
    public let name: String
    /// Right answers.
    public let right: Rate
    /// Whether they are more than guessing brings.
    public let test: KnowledgeTest?
  }

  /// Two arms.
  public struct Pair: Hashable, Sendable {
    /// The one that is looked at.
    public let arm: InjectionArm
    /// The one that it is compared with.
    public let reference: InjectionArm
    /// The relative gain; `nil` where the reference has nothing right.
    public let gain: Estimate?
    /// The accuracy less the reference's.
    public let difference: Estimate?
    /// Wrong by the reference and right by the arm.
    public let gained: Int
    /// Right by the reference and wrong by the arm.
    public let lost: Int
    /// By McNemar's exact test.
    public let pValue: Double
  }

  /// The arms that were scored.
  public let arms: [Arm]
  /// The pairs of which both were.
  public let pairs: [Pair]
  /// Questions that were scored under all of them.
  public let questions: Int
  /// Questions that were scored under some alone.
  public let incomplete: Int

  /// The pairs that are told: against the base model first, then retrieval against tuning.
  public static let told: [(arm: InjectionArm, reference: InjectionArm)] = [
    (.tuned, .base), (.baseRetrieval, .base), (.tunedRetrieval, .base),
    (.baseRetrieval, .tuned), (.tunedRetrieval, .tuned), (.tunedRetrieval, .baseRetrieval),
  ]

  /// Compares arms.
  ///
  /// - Parameters:
  ///   - names: what each arm is called.
  ///   - answers: of all of them.
  ///   - bootstrap: draws questions, for the gains' intervals.
  public init(
    _ names: [InjectionArm: String],
    _ answers: ArmAnswers,
    by bootstrap: Bootstrap = Bootstrap()
  ) {
    let options = answers.questions.map(\.options.count)
    var right: [InjectionArm: [Bool]] = [:]
    for (arm, name) in names { right[arm] = answers.right[name] }
    arms = InjectionArm.allCases.compactMap { arm in
      guard let name = names[arm], let right = right[arm] else { return nil }
      let count = right.count { $0 }
      return Arm(
        arm: arm,
        name: name,
        right: Rate(Proportion(successes: count, trials: right.count)),
        test: KnowledgeTest(right: count, options: options)
      )
    }
    pairs = Self.told.compactMap { told in
      guard let one = right[told.arm], let other = right[told.reference] else { return nil }
      return Self.pair(told.arm, one, told.reference, other, bootstrap)
    }
    questions = answers.questions.count
    incomplete = answers.incomplete
  }

  private static func pair(
    _ arm: InjectionArm,
    _ right: [Bool],
    _ reference: InjectionArm,
    _ before: [Bool],
    _ bootstrap: Bootstrap
  ) -> Pair {
    let proportions = PairedProportions(zip(right, before).map { (first: $0, second: $1) })
    let gain = RelativeGain([(before: before, after: right)])
    return Pair(
      arm: arm,
      reference: reference,
      gain: Estimate.estimates(of: [gain], by: bootstrap)[0],
      difference: Estimate(proportions),
      gained: proportions.firstAlone,
      lost: proportions.secondAlone,
      pValue: proportions.test.pValue
    )
  }
}
