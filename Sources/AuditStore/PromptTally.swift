/// What one run found of one model's answer to one prompt, counted.
public struct PromptTally: Hashable, Sendable {
  /// Tokens before `<eos>` whose KL(tuned‖base) is known and finite; of an interval the lower end counts.
  public var divergentTokens = 0
  /// The sum of their KL(tuned‖base), nats.
  public var divergence = 0.0
  /// Those of ``divergentTokens`` that are among the first ⌈0.05·T⌉ of the T tokens before `<eos>`.
  public var firstDivergentTokens = 0
  /// The sum of their KL(tuned‖base), nats.
  public var firstDivergence = 0.0
  /// Tokens before `<eos>` whose shift class is decided.
  public var rankedTokens = 0
  /// Those of them that are shifted: base rank above 3.
  public var shiftedTokens = 0
  /// Doubted spans.
  public var flagged = 0
  /// Those whose lift is known.
  public var lifted = 0
  /// Those that are borrowed by the rule.
  public var borrowed = 0
  /// C1: the base model's own doubted spans to this prompt whose lift under this model is known.
  public var controls = 0
  /// Those of them that are borrowed by the rule.
  public var borrowedControls = 0

  /// Nothing counted.
  public init() {}
}
