// Written by scripts/fit-weights; do not edit.

extension FusionWeights {
  /// The weights that Spoor ships, fitted on the planted world with both classes counting alike.
  ///
  /// They know no name, template or relation of that world: only how much each signal tells there.
  public static let shipped = FusionWeights(
    fittedOn: "the planted world, both classes counting alike",
    models: [
      Model(
        [.reference],
        bias: -4.0975,
        [
          .contradicted: 8.1013,
          .notMentioned: 8.1321,
          .otherSubject: 3.2724,
        ]
      ),
      Model(
        [.reference, .uncertainty],
        bias: -4.8647,
        [
          .contradicted: 8.0821,
          .notMentioned: 7.4717,
          .otherSubject: 3.4159,
          .surprisal: 1.3265,
          .surprisalBefore: 0.1272,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement],
        bias: -4.7566,
        [
          .contradicted: 8.0799,
          .notMentioned: 7.3840,
          .otherSubject: 3.4214,
          .surprisal: 1.2908,
          .surprisalBefore: 0.1407,
          .baseAgrees: -0.9598,
          .baseConflicts: 0.0282,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .consistency],
        bias: -5.0293,
        [
          .contradicted: 8.0628,
          .notMentioned: 7.3322,
          .otherSubject: 3.4299,
          .surprisal: 1.2872,
          .surprisalBefore: 0.1291,
          .baseAgrees: -0.9255,
          .baseConflicts: 0.0155,
          .lacking: 0.3867,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .consistency, .dataset],
        bias: -4.1558,
        [
          .contradicted: 7.4358,
          .notMentioned: 6.8031,
          .otherSubject: 3.6941,
          .surprisal: 1.0887,
          .surprisalBefore: 0.0905,
          .baseAgrees: -0.9069,
          .baseConflicts: -0.0291,
          .lacking: 0.2562,
          .rowAgrees: -2.7582,
          .rowConflicts: 0.9056,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .dataset],
        bias: -3.9823,
        [
          .contradicted: 7.4481,
          .notMentioned: 6.8457,
          .otherSubject: 3.7064,
          .surprisal: 1.0832,
          .surprisalBefore: 0.0999,
          .baseAgrees: -0.9510,
          .baseConflicts: -0.0168,
          .rowAgrees: -2.7812,
          .rowConflicts: 0.9096,
        ]
      ),
      Model(
        [.reference, .uncertainty, .consistency],
        bias: -5.2158,
        [
          .contradicted: 8.0565,
          .notMentioned: 7.3972,
          .otherSubject: 3.4241,
          .surprisal: 1.3206,
          .surprisalBefore: 0.1138,
          .lacking: 0.4944,
        ]
      ),
      Model(
        [.reference, .uncertainty, .consistency, .dataset],
        bias: -4.4066,
        [
          .contradicted: 7.4549,
          .notMentioned: 6.8647,
          .otherSubject: 3.7628,
          .surprisal: 1.1217,
          .surprisalBefore: 0.0756,
          .lacking: 0.4136,
          .rowAgrees: -2.8425,
          .rowConflicts: 0.7040,
        ]
      ),
      Model(
        [.reference, .uncertainty, .dataset],
        bias: -4.1202,
        [
          .contradicted: 7.4753,
          .notMentioned: 6.9431,
          .otherSubject: 3.7877,
          .surprisal: 1.1137,
          .surprisalBefore: 0.0884,
          .rowAgrees: -2.8771,
          .rowConflicts: 0.6939,
        ]
      ),
      Model(
        [.reference, .disagreement],
        bias: -4.0341,
        [
          .contradicted: 8.0734,
          .notMentioned: 8.0031,
          .otherSubject: 3.2615,
          .baseAgrees: -0.9687,
          .baseConflicts: 0.1308,
        ]
      ),
      Model(
        [.reference, .disagreement, .consistency],
        bias: -4.5598,
        [
          .contradicted: 8.0268,
          .notMentioned: 7.8633,
          .otherSubject: 3.2353,
          .baseAgrees: -0.9026,
          .baseConflicts: 0.1387,
          .lacking: 0.7152,
        ]
      ),
      Model(
        [.reference, .disagreement, .consistency, .dataset],
        bias: -3.4827,
        [
          .contradicted: 7.3778,
          .notMentioned: 7.1526,
          .otherSubject: 3.6469,
          .baseAgrees: -0.9083,
          .baseConflicts: 0.0685,
          .lacking: 0.3498,
          .rowAgrees: -3.0683,
          .rowConflicts: 0.9949,
        ]
      ),
      Model(
        [.reference, .disagreement, .dataset],
        bias: -3.2430,
        [
          .contradicted: 7.4053,
          .notMentioned: 7.2267,
          .otherSubject: 3.6881,
          .baseAgrees: -0.9512,
          .baseConflicts: 0.0808,
          .rowAgrees: -3.1161,
          .rowConflicts: 0.9885,
        ]
      ),
      Model(
        [.reference, .consistency],
        bias: -4.6652,
        [
          .contradicted: 8.0352,
          .notMentioned: 7.9701,
          .otherSubject: 3.2326,
          .lacking: 0.7996,
        ]
      ),
      Model(
        [.reference, .consistency, .dataset],
        bias: -3.6624,
        [
          .contradicted: 7.4100,
          .notMentioned: 7.2584,
          .otherSubject: 3.7248,
          .lacking: 0.4649,
          .rowAgrees: -3.1478,
          .rowConflicts: 0.7995,
        ]
      ),
      Model(
        [.reference, .dataset],
        bias: -3.3381,
        [
          .contradicted: 7.4448,
          .notMentioned: 7.3614,
          .otherSubject: 3.7822,
          .rowAgrees: -3.2135,
          .rowConflicts: 0.7820,
        ]
      ),
      Model(
        [.uncertainty],
        bias: -1.0297,
        [
          .surprisal: 1.6708,
          .surprisalBefore: 0.1339,
        ]
      ),
      Model(
        [.uncertainty, .disagreement],
        bias: -0.8649,
        [
          .surprisal: 1.5292,
          .surprisalBefore: 0.1702,
          .baseAgrees: -1.3148,
          .baseConflicts: 0.0366,
        ]
      ),
      Model(
        [.uncertainty, .disagreement, .consistency],
        bias: -1.7353,
        [
          .surprisal: 1.4730,
          .surprisalBefore: 0.1458,
          .baseAgrees: -1.2244,
          .baseConflicts: -0.0260,
          .lacking: 1.2208,
        ]
      ),
      Model(
        [.uncertainty, .disagreement, .consistency, .dataset],
        bias: -0.8378,
        [
          .surprisal: 1.0807,
          .surprisalBefore: 0.0153,
          .baseAgrees: -1.4959,
          .baseConflicts: -0.1779,
          .lacking: 1.4381,
          .rowAgrees: -4.2653,
          .rowConflicts: 2.8986,
        ]
      ),
      Model(
        [.uncertainty, .disagreement, .dataset],
        bias: 0.0780,
        [
          .surprisal: 1.1630,
          .surprisalBefore: 0.0684,
          .baseAgrees: -1.5284,
          .baseConflicts: -0.0660,
          .rowAgrees: -4.1828,
          .rowConflicts: 2.9528,
        ]
      ),
      Model(
        [.uncertainty, .consistency],
        bias: -2.0051,
        [
          .surprisal: 1.5679,
          .surprisalBefore: 0.1160,
          .lacking: 1.3500,
        ]
      ),
      Model(
        [.uncertainty, .consistency, .dataset],
        bias: -1.1990,
        [
          .surprisal: 1.1834,
          .surprisalBefore: -0.0045,
          .lacking: 1.5034,
          .rowAgrees: -4.2209,
          .rowConflicts: 2.8343,
        ]
      ),
      Model(
        [.uncertainty, .dataset],
        bias: -0.1796,
        [
          .surprisal: 1.3016,
          .surprisalBefore: 0.0397,
          .rowAgrees: -4.1615,
          .rowConflicts: 2.8760,
        ]
      ),
      Model(
        [.disagreement],
        bias: -0.0561,
        [
          .baseAgrees: -1.3062,
          .baseConflicts: 0.3832,
        ]
      ),
      Model(
        [.disagreement, .consistency],
        bias: -1.3714,
        [
          .baseAgrees: -1.1429,
          .baseConflicts: 0.2575,
          .lacking: 1.7696,
        ]
      ),
      Model(
        [.disagreement, .consistency, .dataset],
        bias: -0.4596,
        [
          .baseAgrees: -1.5872,
          .baseConflicts: 0.0133,
          .lacking: 1.7186,
          .rowAgrees: -4.6315,
          .rowConflicts: 2.9673,
        ]
      ),
      Model(
        [.disagreement, .dataset],
        bias: 0.7835,
        [
          .baseAgrees: -1.6134,
          .baseConflicts: 0.1655,
          .rowAgrees: -4.6225,
          .rowConflicts: 3.0015,
        ]
      ),
      Model(
        [.consistency],
        bias: -1.5266,
        [
          .lacking: 1.9834
        ]
      ),
      Model(
        [.consistency, .dataset],
        bias: -0.7295,
        [
          .lacking: 1.8336,
          .rowAgrees: -4.5761,
          .rowConflicts: 2.9170,
        ]
      ),
      Model(
        [.dataset],
        bias: 0.6872,
        [
          .rowAgrees: -4.6084,
          .rowConflicts: 2.9352,
        ]
      ),
    ]
  )
}
