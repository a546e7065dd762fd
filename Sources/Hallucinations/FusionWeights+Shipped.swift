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
        bias: -4.0753,
        [
          .contradicted: 7.3226,
          .notMentioned: 7.2269,
          .otherSubject: 3.6779,
          .surprisal: 1.0582,
          .surprisalBefore: 0.0896,
          .baseAgrees: -0.8952,
          .baseConflicts: -0.0671,
          .lacking: 0.2167,
          .rowAgrees: -2.7390,
          .rowConflicts: 0.8820,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .dataset],
        bias: -3.9334,
        [
          .contradicted: 7.3450,
          .notMentioned: 7.2223,
          .otherSubject: 3.6896,
          .surprisal: 1.0561,
          .surprisalBefore: 0.0979,
          .baseAgrees: -0.9316,
          .baseConflicts: -0.0535,
          .rowAgrees: -2.7577,
          .rowConflicts: 0.8856,
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
        bias: -4.3431,
        [
          .contradicted: 7.3674,
          .notMentioned: 7.2095,
          .otherSubject: 3.7515,
          .surprisal: 1.0922,
          .surprisalBefore: 0.0759,
          .lacking: 0.3645,
          .rowAgrees: -2.8178,
          .rowConflicts: 0.6781,
        ]
      ),
      Model(
        [.reference, .uncertainty, .dataset],
        bias: -4.0961,
        [
          .contradicted: 7.4048,
          .notMentioned: 7.2128,
          .otherSubject: 3.7761,
          .surprisal: 1.0903,
          .surprisalBefore: 0.0873,
          .rowAgrees: -2.8504,
          .rowConflicts: 0.6690,
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
        bias: -3.4470,
        [
          .contradicted: 7.2205,
          .notMentioned: 7.6268,
          .otherSubject: 3.6389,
          .baseAgrees: -0.9350,
          .baseConflicts: 0.0165,
          .lacking: 0.3592,
          .rowAgrees: -3.0987,
          .rowConflicts: 0.9899,
        ]
      ),
      Model(
        [.reference, .disagreement, .dataset],
        bias: -3.2058,
        [
          .contradicted: 7.2693,
          .notMentioned: 7.6310,
          .otherSubject: 3.6820,
          .baseAgrees: -0.9765,
          .baseConflicts: 0.0360,
          .rowAgrees: -3.1426,
          .rowConflicts: 0.9829,
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
        bias: -3.6578,
        [
          .contradicted: 7.2806,
          .notMentioned: 7.6348,
          .otherSubject: 3.7239,
          .lacking: 0.4709,
          .rowAgrees: -3.1752,
          .rowConflicts: 0.7879,
        ]
      ),
      Model(
        [.reference, .dataset],
        bias: -3.3306,
        [
          .contradicted: 7.3426,
          .notMentioned: 7.6500,
          .otherSubject: 3.7821,
          .rowAgrees: -3.2368,
          .rowConflicts: 0.7693,
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
        bias: -0.8125,
        [
          .surprisal: 1.0676,
          .surprisalBefore: 0.0170,
          .baseAgrees: -1.5246,
          .baseConflicts: -0.2054,
          .lacking: 1.4511,
          .rowAgrees: -4.2788,
          .rowConflicts: 2.8566,
        ]
      ),
      Model(
        [.uncertainty, .disagreement, .dataset],
        bias: 0.1149,
        [
          .surprisal: 1.1486,
          .surprisalBefore: 0.0709,
          .baseAgrees: -1.5597,
          .baseConflicts: -0.0948,
          .rowAgrees: -4.1958,
          .rowConflicts: 2.9038,
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
        bias: -1.1877,
        [
          .surprisal: 1.1637,
          .surprisalBefore: -0.0013,
          .lacking: 1.5142,
          .rowAgrees: -4.2328,
          .rowConflicts: 2.7707,
        ]
      ),
      Model(
        [.uncertainty, .dataset],
        bias: -0.1590,
        [
          .surprisal: 1.2803,
          .surprisalBefore: 0.0434,
          .rowAgrees: -4.1732,
          .rowConflicts: 2.8029,
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
        bias: -0.4427,
        [
          .baseAgrees: -1.6088,
          .baseConflicts: -0.0097,
          .lacking: 1.7274,
          .rowAgrees: -4.6425,
          .rowConflicts: 2.9421,
        ]
      ),
      Model(
        [.disagreement, .dataset],
        bias: 0.8093,
        [
          .baseAgrees: -1.6370,
          .baseConflicts: 0.1408,
          .rowAgrees: -4.6333,
          .rowConflicts: 2.9706,
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
        bias: -0.7244,
        [
          .lacking: 1.8387,
          .rowAgrees: -4.5847,
          .rowConflicts: 2.8844,
        ]
      ),
      Model(
        [.dataset],
        bias: 0.6966,
        [
          .rowAgrees: -4.6171,
          .rowConflicts: 2.8980,
        ]
      ),
    ]
  )
}
