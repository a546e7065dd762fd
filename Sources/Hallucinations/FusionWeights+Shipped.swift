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
        bias: -4.1397,
        [
          .contradicted: 8.1530,
          .notMentioned: 6.7650,
          .otherSubject: 3.4175,
        ]
      ),
      Model(
        [.reference, .uncertainty],
        bias: -5.0812,
        [
          .contradicted: 8.2648,
          .notMentioned: 6.2456,
          .otherSubject: 3.5555,
          .surprisal: 1.6083,
          .surprisalBefore: 0.1217,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement],
        bias: -4.9178,
        [
          .contradicted: 8.2590,
          .notMentioned: 6.1656,
          .otherSubject: 3.5793,
          .surprisal: 1.5914,
          .surprisalBefore: 0.1256,
          .baseAgrees: -0.9696,
          .baseConflicts: -0.0674,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .consistency],
        bias: -5.3644,
        [
          .contradicted: 8.2356,
          .notMentioned: 6.1107,
          .otherSubject: 3.5944,
          .surprisal: 1.5767,
          .surprisalBefore: 0.1091,
          .baseAgrees: -0.9154,
          .baseConflicts: -0.0844,
          .lacking: 0.6254,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .consistency, .dataset],
        bias: -4.7053,
        [
          .contradicted: 7.6297,
          .notMentioned: 5.4743,
          .otherSubject: 3.8566,
          .surprisal: 1.4626,
          .surprisalBefore: 0.0832,
          .baseAgrees: -0.8516,
          .baseConflicts: -0.1439,
          .lacking: 0.6758,
          .rowAgrees: -2.7582,
          .rowConflicts: 1.0092,
        ]
      ),
      Model(
        [.reference, .uncertainty, .disagreement, .dataset],
        bias: -4.2339,
        [
          .contradicted: 7.6481,
          .notMentioned: 5.5482,
          .otherSubject: 3.8683,
          .surprisal: 1.4686,
          .surprisalBefore: 0.1054,
          .baseAgrees: -0.9741,
          .baseConflicts: -0.1288,
          .rowAgrees: -2.7928,
          .rowConflicts: 1.0212,
        ]
      ),
      Model(
        [.reference, .uncertainty, .consistency],
        bias: -5.5898,
        [
          .contradicted: 8.2331,
          .notMentioned: 6.1675,
          .otherSubject: 3.5731,
          .surprisal: 1.5886,
          .surprisalBefore: 0.1039,
          .lacking: 0.7142,
        ]
      ),
      Model(
        [.reference, .uncertainty, .consistency, .dataset],
        bias: -4.9878,
        [
          .contradicted: 7.6511,
          .notMentioned: 5.5174,
          .otherSubject: 3.9161,
          .surprisal: 1.4673,
          .surprisalBefore: 0.0782,
          .lacking: 0.8036,
          .rowAgrees: -2.8454,
          .rowConflicts: 0.8514,
        ]
      ),
      Model(
        [.reference, .uncertainty, .dataset],
        bias: -4.4355,
        [
          .contradicted: 7.6763,
          .notMentioned: 5.6280,
          .otherSubject: 3.9375,
          .surprisal: 1.4750,
          .surprisalBefore: 0.1027,
          .rowAgrees: -2.8795,
          .rowConflicts: 0.8391,
        ]
      ),
      Model(
        [.reference, .disagreement],
        bias: -4.0893,
        [
          .contradicted: 8.1236,
          .notMentioned: 6.6143,
          .otherSubject: 3.4301,
          .baseAgrees: -0.9346,
          .baseConflicts: 0.1480,
        ]
      ),
      Model(
        [.reference, .disagreement, .consistency],
        bias: -4.8485,
        [
          .contradicted: 8.0823,
          .notMentioned: 6.4363,
          .otherSubject: 3.3941,
          .baseAgrees: -0.8483,
          .baseConflicts: 0.1556,
          .lacking: 1.0175,
        ]
      ),
      Model(
        [.reference, .disagreement, .consistency, .dataset],
        bias: -3.9434,
        [
          .contradicted: 7.4286,
          .notMentioned: 5.6007,
          .otherSubject: 3.8249,
          .baseAgrees: -0.8121,
          .baseConflicts: 0.0687,
          .lacking: 0.8968,
          .rowAgrees: -3.0532,
          .rowConflicts: 1.1200,
        ]
      ),
      Model(
        [.reference, .disagreement, .dataset],
        bias: -3.3002,
        [
          .contradicted: 7.4539,
          .notMentioned: 5.7646,
          .otherSubject: 3.8992,
          .baseAgrees: -0.9165,
          .baseConflicts: 0.0891,
          .rowAgrees: -3.1363,
          .rowConflicts: 1.0989,
        ]
      ),
      Model(
        [.reference, .consistency],
        bias: -4.9372,
        [
          .contradicted: 8.0887,
          .notMentioned: 6.5627,
          .otherSubject: 3.3656,
          .lacking: 1.1013,
        ]
      ),
      Model(
        [.reference, .consistency, .dataset],
        bias: -4.1050,
        [
          .contradicted: 7.4629,
          .notMentioned: 5.7222,
          .otherSubject: 3.8862,
          .lacking: 0.9967,
          .rowAgrees: -3.1332,
          .rowConflicts: 0.9756,
        ]
      ),
      Model(
        [.reference, .dataset],
        bias: -3.3867,
        [
          .contradicted: 7.4905,
          .notMentioned: 5.9144,
          .otherSubject: 3.9753,
          .rowAgrees: -3.2350,
          .rowConflicts: 0.9395,
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
        bias: -0.8780,
        [
          .surprisal: 1.1129,
          .surprisalBefore: 0.0163,
          .baseAgrees: -1.4942,
          .baseConflicts: -0.2041,
          .lacking: 1.4663,
          .rowAgrees: -4.2519,
          .rowConflicts: 2.9081,
        ]
      ),
      Model(
        [.uncertainty, .disagreement, .dataset],
        bias: 0.0541,
        [
          .surprisal: 1.2015,
          .surprisalBefore: 0.0702,
          .baseAgrees: -1.5270,
          .baseConflicts: -0.0944,
          .rowAgrees: -4.1631,
          .rowConflicts: 2.9639,
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
        bias: -1.2452,
        [
          .surprisal: 1.2078,
          .surprisalBefore: -0.0016,
          .lacking: 1.5246,
          .rowAgrees: -4.2088,
          .rowConflicts: 2.8448,
        ]
      ),
      Model(
        [.uncertainty, .dataset],
        bias: -0.2135,
        [
          .surprisal: 1.3299,
          .surprisalBefore: 0.0430,
          .rowAgrees: -4.1452,
          .rowConflicts: 2.8872,
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
        bias: -0.4978,
        [
          .baseAgrees: -1.5878,
          .baseConflicts: -0.0232,
          .lacking: 1.7698,
          .rowAgrees: -4.6130,
          .rowConflicts: 2.9825,
        ]
      ),
      Model(
        [.disagreement, .dataset],
        bias: 0.7809,
        [
          .baseAgrees: -1.6121,
          .baseConflicts: 0.1301,
          .rowAgrees: -4.5901,
          .rowConflicts: 3.0162,
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
        bias: -0.7773,
        [
          .lacking: 1.8739,
          .rowAgrees: -4.5582,
          .rowConflicts: 2.9342,
        ]
      ),
      Model(
        [.dataset],
        bias: 0.6681,
        [
          .rowAgrees: -4.5813,
          .rowConflicts: 2.9508,
        ]
      ),
    ]
  )
}
