import Foundation
import Knowledge
import ScratchFiles
import SpoorModel
import Testing

@Suite("What was learnt epoch by epoch") struct DynamicsTests {
  private func log(
    _ lines: [String],
    knowledge: BaseKnowledge? = nil
  ) throws -> TrainingLog {
    let scratch = try ScratchFolder()
    return try TrainingLog(
      reading: try scratch.file("log.jsonl", lines: lines),
      knowledge: knowledge
    )
  }

  @Test("the planted world's run should have stopped after epoch 2, as its own rule says")
  func world() throws {
    let world = try #require(SharedData.worldA)
    let log = try TrainingLog(reading: world.appending(path: "full_dynamics.jsonl"))
    let dynamics = try #require(TrainingDynamics(log))
    #expect(dynamics.earlyStop.epoch.epoch == 2)
    #expect(dynamics.convergence.epoch.epoch == 12)
    #expect(dynamics.savedEpochs == 10)
    #expect(abs(dynamics.gap.value - (51.0 - 33.0) / 101) < 1e-12)
    #expect(dynamics.gap.excludesZero)
    let fitted = dynamics.earlyStop.epoch.fitted
    #expect(fitted[.known]?.share == 0.76)
    #expect(abs((fitted[.unknown]?.share ?? 0) - 5.0 / 150) < 1e-12)
    let known = try #require(dynamics.halfFitted[.known])
    let unknown = try #require(dynamics.halfFitted[.unknown])
    #expect((1...2).contains(known))
    #expect((7...8).contains(unknown))
    #expect(dynamics.caveats.count == 2)
  }

  @Test("of equal epochs the first is taken; known is what its categories are together")
  func ties() throws {
    let dynamics = try #require(
      TrainingDynamics(
        try log([
          #"{"epoch": 1, "dev_acc": 0.4, "train_highly_known_acc": 1, "train_highly_known_n": 10}"#,
          #"{"epoch": 3, "dev_acc": 0.4}"#,
          #"{"epoch": 2, "dev_acc": 0.4, "train_highly_known_acc": 1, "train_highly_known_n": 10, "#
            + #""train_maybe_known_acc": 0.5, "train_maybe_known_n": 30}"#,
        ])
      )
    )
    #expect(dynamics.epochs.map(\.epoch) == [1, 2, 3])
    #expect(dynamics.earlyStop.epoch.epoch == 1)
    #expect(dynamics.gap.value == 0)
    #expect(dynamics.epochs[1].fitted[.known] == LoggedShare(0.625, of: 40))
    #expect(dynamics.gap.low == nil)
  }

  @Test("a log of single questions is counted by category, and its gap is paired")
  func questions() throws {
    let knowledge = BaseKnowledge(rows: [
      RowKnowledge(rowID: .number(1), category: .unknown),
      RowKnowledge(rowID: .number(2), category: .weaklyKnown),
      RowKnowledge(rowID: .text("3"), category: .highlyKnown),
    ])
    var lines: [String] = []
    for epoch in 1...2 {
      for row in 1...4 {
        let isRight = epoch == 2 || row == 2
        lines.append(#"{"epoch": \#(epoch), "row_id": \#(row), "correct": \#(isRight)}"#)
      }
      for prompt in 0..<40 {
        let isRight = prompt < (epoch == 1 ? 30 : 10)
        lines.append(
          #"{"epoch": \#(epoch), "prompt_id": "d\#(prompt)", "split": "dev", "correct": \#(isRight)}"#
        )
      }
    }
    let dynamics = try #require(TrainingDynamics(try log(lines, knowledge: knowledge)))
    #expect(dynamics.isPaired)
    #expect(dynamics.gap.value == 0.5)
    #expect(dynamics.earlyStop.epoch.fitted[.known] == LoggedShare(0.5, of: 2))
    #expect(dynamics.earlyStop.epoch.fitted[.unknown] == LoggedShare(0, of: 1))
    #expect(dynamics.earlyStop.epoch.dev == LoggedShare(0.75, of: 40))
    #expect(dynamics.caveats.contains { $0.hasPrefix("1 training examples have no category") })
    let error = try #require(throws: SpoorError.self) { try log(lines) }
    #expect(error.remedy.contains("--knowledge"))
  }

  @Test("without a development set there is nothing to stop by")
  func withoutDev() throws {
    #expect(TrainingDynamics(try log([#"{"epoch": 1, "train_known_acc": 0.5}"#])) == nil)
  }

  @Test(
    "what is wrong is named with its line",
    arguments: [
      (#"{"epoch": 1, "dev_acc": 0.5}"#, "epoch 1 stands in line 1 already"),
      (#"{"epoch": 2, "dev_acc": 43}"#, "\"dev_acc\": 43.0 is no share"),
      (#"{"epoch": -1, "dev_acc": 0.4}"#, "\"epoch\": expected a number of 0 or more"),
      (#"{"epoch": "x", "dev_acc": 0.4}"#, "\"epoch\": expected a number"),
      (#"{"dev_acc": 0.4}"#, "the key \"epoch\" is missing"),
      (#"{"epoch": 2, "loss": 0.4}"#, "the record has no accuracy"),
    ]
  )
  func refused(line: String, problem: String) throws {
    let error = try #require(throws: SpoorError.self) {
      try log([#"{"epoch": 1, "dev_acc": 0.5}"#, line])
    }
    #expect(error.location?.line == 2)
    #expect(error.problem.hasPrefix(problem), "\(error.problem)")
  }
}

@Suite("What fitting a mix does") struct MixModelTests {
  @Test("the planted world's coefficients are those of its own fits, errors those of statsmodels")
  func world() throws {
    let world = try #require(SharedData.worldA)
    let outcomes = try MixOutcomeFile.read([world.appending(path: "ratio_runs.jsonl")])
    let file = try Data(contentsOf: world.appending(path: "ratio_linear_fit.json"))
    let gold = try #require(try JSONSerialization.jsonObject(with: file) as? [String: Any])
    // statsmodels 0.15: OLS(...).fit(cov_type="cluster", cov_kwds={"groups": run}).bse
    let cases: [(String, MixModel.Selection, [Double])] = [
      ("all_checkpoints", .all, [0.008418831747988909, 0.018978135917464837, 0.02429228815154232]),
      (
        "epoch_ge_4", .fromEpoch(4),
        [0.011481660909800712, 0.015315771444705892, 0.023239345168163682]
      ),
      ("final_only", .lastOfRun, [0.1103035141375812, 0.11059643492492116, 0.16218209772123893]),
    ]
    for (name, selection, errors) in cases {
      let fit = try #require(gold[name] as? [String: Double])
      let model = try #require(MixModel(.inDistribution, of: selection.chosen(of: outcomes)))
      #expect(Double(model.checkpoints) == fit["n"])
      #expect(abs(model.intercept.value - (fit["intercept"] ?? 0)) < 1e-12)
      #expect(abs(model.known.value - (fit["beta_known"] ?? 0)) < 1e-12)
      #expect(abs(model.unknown.value - (fit["beta_unknown"] ?? 0)) < 1e-12)
      #expect(abs((model.rSquared ?? 0) - (fit["r2"] ?? 0)) < 1e-12)
      for (found, wanted) in zip(try #require(model.standardErrors), errors) {
        #expect(abs(found - wanted) < 1e-12)
      }
    }
    #expect(MixModel(.outOfDistribution, of: outcomes) == nil)
  }

  /// Checkpoints without noise, by the study's coefficients.
  private func made() -> [MixOutcome] {
    (0...4).flatMap { run in
      (1...4).map { epoch in
        let fitted = Double(epoch) / 4
        let unknown = Double(run) / 4 * 0.6
        let (known, wrong) = ((1 - unknown) * fitted, unknown * fitted * fitted)
        return MixOutcome(
          run: "\(run)",
          epoch: Double(epoch),
          known: known,
          unknown: wrong,
          accuracies: [
            .inDistribution: 0.369 + 0.073 * known - 0.083 * wrong,
            .outOfDistribution: 0.362 + 0.032 * known - 0.03 * wrong,
          ]
        )
      }
    }
  }

  @Test("the study's coefficients come back, in and out of distribution; far mixes are warned of")
  func study() throws {
    let inside = try #require(MixModel(.inDistribution, of: made()))
    #expect(abs(inside.intercept.value - 0.369) < 1e-12)
    #expect(abs(inside.known.value - 0.073) < 1e-12)
    #expect(abs(inside.unknown.value + 0.083) < 1e-12)
    let outside = try #require(MixModel(.outOfDistribution, of: made()))
    #expect(abs(outside.unknown.value + 0.03) < 1e-12)
    #expect((outside.runs, outside.checkpoints) == (5, 20))
    let near = inside.prediction(of: .init(known: 0.7, unknown: 0.3))
    #expect(near.warnings.isEmpty)
    #expect(abs(near.accuracy.value - (0.369 + 0.0511 - 0.0249)) < 1e-12)
    #expect(abs(near.ofUnknown.value + 0.0249) < 1e-12)
    let far = inside.prediction(of: .init(known: 0, unknown: 1))
    #expect(far.warnings.count == 2)
    #expect(far.warnings[1].hasPrefix("100.0 % Unknown fitted lies outside what was measured"))
    #expect(!inside.prediction(of: .init(known: 0.01, unknown: 0.6)).warnings.isEmpty)
  }

  @Test(
    "what is wrong is named with its place",
    arguments: [
      (
        #"{"run": 0, "epoch": 1, "N": 10, "N_known_fit": 8, "N_unknown_fit": 3, "test_accuracy": 0}"#,
        "8 known and 3 unknown examples are fitted of 10"
      ),
      (
        #"{"run": 0, "epoch": 1, "N": 10, "N_known_fit": 8}"#,
        "the key \"N_unknown_fit\" is missing"
      ),
      (
        #"{"run": 0, "epoch": 1, "N": 10, "N_known_fit": 8, "N_unknown_fit": 1}"#,
        "the key \"test_accuracy\" is missing"
      ),
      (
        #"{"run": 0, "epoch": 1, "N": 9, "N_known_fit": 8, "N_unknown_fit": 1, "test_accuracy": 9}"#,
        "\"test_accuracy\": 9.0 is no share"
      ),
      (#"{"epoch": 1}"#, "the key \"run\" is missing"),
    ]
  )
  func refused(line: String, problem: String) throws {
    let scratch = try ScratchFolder()
    let file = try scratch.file("runs.jsonl", lines: [line])
    let error = try #require(throws: SpoorError.self) { try MixOutcomeFile.read([file]) }
    #expect(error.location?.line == 1)
    #expect(error.problem.hasPrefix(problem), "\(error.problem)")
  }

  @Test("a checkpoint that stands twice is refused, in another file too")
  func twice() throws {
    let scratch = try ScratchFolder()
    let line =
      #"{"run": 0, "epoch": 1, "N": 9, "N_known_fit": 8, "N_unknown_fit": 1, "test_accuracy": 1}"#
    let files = try ["a", "b"].map { try scratch.file("\($0).jsonl", lines: [line]) }
    let error = try #require(throws: SpoorError.self) { try MixOutcomeFile.read(files) }
    #expect(error.problem.hasPrefix("epoch 1 of run 0 stands at"))
    #expect(error.problem.contains("a.jsonl:1"))
  }
}
