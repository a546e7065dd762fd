import Attribution
import Foundation
import SpoorModel
import Testing

@Suite("The provenance rule")
struct ProvenanceRuleTests {
  private static let ten = log(10.0)

  /// Evidence of a run that stands once in the dataset, by no chance, with unknown lift.
  private func evidence(
    occurrences: Int = 1,
    nearChance: Double? = nil,
    partial: Double = 0,
    isInPlacebo: Bool = false,
    chance: Double = 0,
    lift: Double? = nil,
    ranks: [RankBounds?] = [nil]
  ) -> SpanEvidence {
    SpanEvidence(
      occurrences: occurrences,
      nearChance: nearChance,
      partialShare: partial,
      isInPlacebo: isInPlacebo,
      expectedByChance: chance,
      lift: lift,
      baseRanks: ranks
    )
  }

  private func check(_ evidence: SpanEvidence, is provenance: Provenance) {
    #expect(ProvenanceRule.standard.provenance(of: evidence) == provenance)
  }

  @Test("a run that stands in no output is partial from half its content words on, else unseen")
  func absent() {
    check(evidence(occurrences: 0, partial: 0), is: .unseen)
    check(evidence(occurrences: 0, partial: 0.5.nextDown), is: .unseen)
    check(evidence(occurrences: 0, partial: 0.5), is: .partial)
    check(evidence(occurrences: 0, partial: 1), is: .partial)
  }

  @Test("a near repeat of an absent run is near, before partial, unless chance would bring it")
  func near() {
    check(evidence(occurrences: 0, nearChance: 0.05.nextDown, partial: 1), is: .near)
    check(evidence(occurrences: 0, nearChance: 0.05, partial: 1), is: .partial)
    check(evidence(occurrences: 0, nearChance: 1), is: .unseen)
    check(evidence(occurrences: 1, nearChance: 0), is: .present)
  }

  @Test("neither placebo, chance nor lift makes an absent run anything else")
  func absentFirst() {
    let lifted = evidence(occurrences: 0, isInPlacebo: true, chance: 1, lift: 99, ranks: [1])
    check(lifted, is: .unseen)
    check(evidence(occurrences: 0, partial: 0.6, isInPlacebo: true, lift: 99), is: .partial)
  }

  @Test("a run that the placebo holds, or that chance would bring, is common whatever its lift")
  func common() {
    check(evidence(isInPlacebo: true), is: .common)
    check(evidence(isInPlacebo: true, lift: 99), is: .common)
    check(evidence(chance: 0.05), is: .common)
    check(evidence(chance: 0.05, lift: 99), is: .common)
    check(evidence(chance: 0.05.nextDown, lift: 99), is: .borrowed)
    check(evidence(isInPlacebo: true, lift: 0, ranks: [1]), is: .common)
  }

  @Test("without a lift the run is present, whatever its ranks")
  func present() {
    check(evidence(), is: .present)
    check(evidence(ranks: [1, 1]), is: .present)
  }

  @Test("ten times likelier is borrowed, even where base ranked every token first")
  func borrowed() {
    check(evidence(lift: Self.ten), is: .borrowed)
    check(evidence(lift: Self.ten, ranks: [1, 1]), is: .borrowed)
    check(evidence(lift: Self.ten.nextDown, ranks: [9]), is: .weak)
  }

  @Test("less is shared where every token's base rank is at most 3, else weak")
  func sharedOrWeak() {
    check(evidence(lift: 0, ranks: [3, 1, 2]), is: .shared)
    check(evidence(lift: Self.ten.nextDown, ranks: [3]), is: .shared)
    check(evidence(lift: -5, ranks: [1]), is: .shared)
    check(evidence(lift: 0, ranks: [3, 4]), is: .weak)
    check(evidence(lift: 0, ranks: [1, nil]), is: .weak)
    check(evidence(lift: .nan, ranks: [9]), is: .weak)
  }

  @Test("the thresholds are the rule's own")
  func thresholds() {
    var rule = ProvenanceRule.standard
    rule.lift = 1
    rule.sharedRank = 9
    rule.chance = 0.5
    rule.partialShare = 0.9
    #expect(rule.provenance(of: evidence(chance: 0.4, lift: 1)) == .borrowed)
    #expect(rule.provenance(of: evidence(lift: 0.9, ranks: [9])) == .shared)
    #expect(rule.provenance(of: evidence(occurrences: 0, partial: 0.8)) == .unseen)
  }
}
