/// What sets two answers apart.
///
/// The five categories in which Ghosh and others (2024) had LIMA's answers judged beside LIMA-Simple's, and
/// two ways out that their study does not name.
public enum PairCategory: String, Hashable, Sendable, Codable, CaseIterable {
  /// 1: both are right, one is better.
  case oneBetter = "both_right_one_better"
  /// 2: both are right and say different things.
  case different = "both_right_different"
  /// 3: both are wrong.
  case bothWrong = "both_wrong"
  /// 4: the core fact is right in one, which hallucinates to grow longer, and the other does not.
  case lengthened = "hallucinates_to_lengthen"
  /// 5: the core fact is hallucinated in one and not in the other.
  case coreFact = "core_fact_hallucinated"
  /// None of the five fits.
  case none
  /// The reviewer cannot tell.
  case unsure

  /// The study's number; `nil` for what it does not name.
  public var number: Int? {
    switch self {
    case .oneBetter: 1
    case .different: 2
    case .bothWrong: 3
    case .lengthened: 4
    case .coreFact: 5
    case .none, .unsure: nil
    }
  }

  /// Whether it is said of one of the two: of the better one in 1, of the one that hallucinates in 4 and 5.
  public var isOfOneSide: Bool {
    switch self {
    case .oneBetter, .lengthened, .coreFact: true
    case .different, .bothWrong, .none, .unsure: false
    }
  }
}
