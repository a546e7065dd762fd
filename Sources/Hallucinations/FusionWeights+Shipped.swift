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
        bias: -4.0942,
        [
          .contradicted: 8.0927,
          .notMentioned: 8.1323,
          .otherSubject: 3.2691,
        ]
      ),
      Model(
        [.reference, .uncertainty],
        bias: -4.8538,
        [
          .contradicted: 8.0571,
          .notMentioned: 7.5390,
          .otherSubject: 3.4088,
          .surprisal: 1.3137,
          .surprisalBefore: 0.1282,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement],
        bias: -4.7394,
        [
          .contradicted: 8.0391,
          .notMentioned: 7.5009,
          .otherSubject: 3.4108,
          .surprisal: 1.2749,
          .surprisalBefore: 0.1415,
          .baseAgrees: -0.9395,
          .baseConflicts: 0.0196,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .consistency],
        bias: -4.9898,
        [
          .contradicted: 8.0161,
          .notMentioned: 7.4766,
          .otherSubject: 3.4175,
          .surprisal: 1.2704,
          .surprisalBefore: 0.1304,
          .baseAgrees: -0.9057,
          .baseConflicts: 0.0057,
          .lacking: 0.3593,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .consistency, .dataset],
        bias: -4.0775,
        [
          .contradicted: 7.3150,
          .notMentioned: 7.2251,
          .otherSubject: 3.6765,
          .surprisal: 1.0588,
          .surprisalBefore: 0.0892,
          .baseAgrees: -0.8936,
          .baseConflicts: -0.0628,
          .lacking: 0.2153,
          .rowAgrees: -2.7365,
          .rowConflicts: 0.9003,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .dataset],
        bias: -3.9366,
        [
          .contradicted: 7.3371,
          .notMentioned: 7.2205,
          .otherSubject: 3.6882,
          .surprisal: 1.0566,
          .surprisalBefore: 0.0975,
          .baseAgrees: -0.9298,
          .baseConflicts: -0.0491,
          .rowAgrees: -2.7551,
          .rowConflicts: 0.9041,
        ]
      ),
      Model(
        [.reference, .uncertainty, .consistency],
        bias: -5.1846,
        [
          .contradicted: 8.0244,
          .notMentioned: 7.4960,
          .otherSubject: 3.4154,
          .surprisal: 1.3054,
          .surprisalBefore: 0.1155,
          .lacking: 0.4697,
        ]
      ),
      Model(
        [.reference, .uncertainty, .consistency, .dataset],
        bias: -4.3435,
        [
          .contradicted: 7.3590,
          .notMentioned: 7.2076,
          .otherSubject: 3.7488,
          .surprisal: 1.0930,
          .surprisalBefore: 0.0754,
          .lacking: 0.3641,
          .rowAgrees: -2.8147,
          .rowConflicts: 0.7038,
        ]
      ),
      Model(
        [.reference, .uncertainty, .dataset],
        bias: -4.0968,
        [
          .contradicted: 7.3962,
          .notMentioned: 7.2109,
          .otherSubject: 3.7733,
          .surprisal: 1.0911,
          .surprisalBefore: 0.0868,
          .rowAgrees: -2.8472,
          .rowConflicts: 0.6953,
        ]
      ),
      Model(
        [.reference, .disagreement],
        bias: -4.0294,
        [
          .contradicted: 8.0586,
          .notMentioned: 8.0254,
          .otherSubject: 3.2579,
          .baseAgrees: -0.9672,
          .baseConflicts: 0.1284,
        ]
      ),
      Model(
        [.reference, .disagreement, .consistency],
        bias: -4.5474,
        [
          .contradicted: 8.0023,
          .notMentioned: 7.9220,
          .otherSubject: 3.2311,
          .baseAgrees: -0.8990,
          .baseConflicts: 0.1330,
          .lacking: 0.7077,
        ]
      ),
      Model(
        [.reference, .disagreement, .consistency, .dataset],
        bias: -3.4493,
        [
          .contradicted: 7.2143,
          .notMentioned: 7.6256,
          .otherSubject: 3.6382,
          .baseAgrees: -0.9331,
          .baseConflicts: 0.0203,
          .lacking: 0.3581,
          .rowAgrees: -3.0970,
          .rowConflicts: 1.0010,
        ]
      ),
      Model(
        [.reference, .disagreement, .dataset],
        bias: -3.2089,
        [
          .contradicted: 7.2630,
          .notMentioned: 7.6299,
          .otherSubject: 3.6812,
          .baseAgrees: -0.9744,
          .baseConflicts: 0.0399,
          .rowAgrees: -3.1407,
          .rowConflicts: 0.9945,
        ]
      ),
      Model(
        [.reference, .consistency],
        bias: -4.6595,
        [
          .contradicted: 8.0197,
          .notMentioned: 7.9951,
          .otherSubject: 3.2292,
          .lacking: 0.7967,
        ]
      ),
      Model(
        [.reference, .consistency, .dataset],
        bias: -3.6583,
        [
          .contradicted: 7.2742,
          .notMentioned: 7.6340,
          .otherSubject: 3.7223,
          .lacking: 0.4705,
          .rowAgrees: -3.1731,
          .rowConflicts: 0.8033,
        ]
      ),
      Model(
        [.reference, .dataset],
        bias: -3.3313,
        [
          .contradicted: 7.3360,
          .notMentioned: 7.6491,
          .otherSubject: 3.7804,
          .rowAgrees: -3.2346,
          .rowConflicts: 0.7855,
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
