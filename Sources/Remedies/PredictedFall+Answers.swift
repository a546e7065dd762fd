import Figures
public import SpoorModel
public import Statistics
public import Words

extension PredictedFall {
  /// The runs that a prediction is tried on.
  public struct Trial: Sendable {
    /// What was done to the rows.
    public var action: TestedKit.Action
    /// The model whose spans were predicted to fall.
    public var before: AnsweringModel
    /// The runs without the rows.
    public var treated: [AnsweringModel]
    /// The runs without as many random rows; may be none.
    public var control: [AnsweringModel]

    /// Joins the runs of one action, `treated` at least one.
    public init(
      _ action: TestedKit.Action,
      before: AnsweringModel,
      treated: [AnsweringModel],
      control: [AnsweringModel]
    ) {
      self.action = action
      self.before = before
      self.treated = treated
      self.control = control
    }
  }

  /// Looks for the kit's spans in the answers of the runs.
  ///
  /// A span is gone when its run of folded words stands nowhere in the new answer to its prompt. Only prompts
  /// that every run answered count, and only spans with words.
  public init(
    _ trial: Trial,
    of predictions: [TestedKit.Prediction],
    words scanner: WordScanner,
    by bootstrap: Bootstrap
  ) {
    let compared = ComparedAnswers(trial.before, trial.treated + trial.control)
    let spans = SoughtSpans(predictions, by: scanner)
    let treated = trial.treated.indices
    let control = trial.control.indices.map { trial.treated.count + $0 }
    let names = (trial.treated.map(\.run.model), trial.control.map(\.run.model))
    func fates(
      _ outcome: TestedKit.Outcome,
      _ runs: some Sequence<Int>,
      by unit: SpanFates.Unit = .prompt
    ) -> SpanFates {
      SpanFates(of: spans[outcome], in: compared, runs: Array(runs), by: unit)
    }
    let fallen = fates(.falls, treated)
    let random = control.isEmpty ? nil : fates(.falls, control)
    let phrases = fates(.falls, treated, by: .phrase)
    self.init(
      action: trial.action.rawValue,
      before: trial.before.run.model,
      treated: fallen.fate(of: names.0, by: bootstrap),
      control: random?.fate(of: names.1, by: bootstrap),
      unpredicted: fates(.stays, treated).fate(of: names.0, by: bootstrap),
      unpredictedControl: control.isEmpty
        ? nil : fates(.stays, control).fate(of: names.1, by: bootstrap),
      difference: random.flatMap { fallen.difference(from: $0, by: bootstrap) },
      signs: random.flatMap { fallen.signs(against: $0) },
      phrases: phrases.units,
      differenceByPhrase: control.isEmpty
        ? nil : phrases.difference(from: fates(.falls, control, by: .phrase), by: bootstrap),
      statement: ""
    )
    statement = FallStatement(self).text
  }
}
