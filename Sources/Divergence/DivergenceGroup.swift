/// How far tuning moved a group of responses.
public struct DivergenceGroup: Hashable, Sendable, Codable {
  /// The responses of the group.
  public var responses: Int
  /// The prompts that they answer: the units of every interval.
  public var prompts: Int
  /// Their tokens, known or not.
  public var tokens: Int
  /// KL(tuned‖base), the primary direction.
  public var klTunedBase: DivergenceProfile
  /// KL(base‖tuned).
  public var klBaseTuned: DivergenceProfile
  /// The shift classes.
  public var shift: ShiftShares

  enum CodingKeys: String, CodingKey {
    case responses, prompts, tokens
    case klTunedBase = "kl_tuned_base"
    case klBaseTuned = "kl_base_tuned"
    case shift
  }
}
