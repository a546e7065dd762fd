/// How far a tuned model's answers took over the words, beginnings and lengths of the dataset's outputs,
/// beside models that never saw it.
///
/// The dataset of a common language holds most words of it, so that no share says anything by itself.
/// After Ghosh et al. 2024 (tone and style imitation); how each is measured stands in docs/method.md.
public struct ImitationFigures: Codable, Hashable, Sendable {
  /// The words of a run that counts as standing in the dataset.
  public var runLength: Int
  /// The words by which beginnings are compared.
  public var openingWords: Int
  /// From how many rows like the prompt the length that the dataset would give is taken, at most.
  public var similarRows: Int
  /// The prompts like which the dataset has no row with an output.
  public var promptsWithoutRow: Int
  /// The words that these rows' outputs have in the geometric mean over all prompts; `nil` where no prompt
  /// has such a row.
  public var wantedWords: Double?
  /// The lengths of the dataset's outputs, copies counted; `nil` where none has a word.
  public var dataset: LengthFigures?
  /// The model's answers.
  public var answers: AnswerImitation
  /// The model against each other one, the base first.
  public var others: [ImitationDifference]
  /// What tuning shifted; `nil` where no answer has per-token values.
  public var shifted: ShiftedWordFigures?
  /// Doubted statements by the answers' length; `nil` where nothing was judged.
  public var doubt: LengthDoubtFigures?
  /// What the figures say together, in plain words; `nil` where no other model answers enough prompts.
  public var statement: String?

  private enum CodingKeys: String, CodingKey {
    case runLength = "run_length"
    case openingWords = "opening_words"
    case similarRows = "similar_rows"
    case promptsWithoutRow = "prompts_without_row"
    case wantedWords = "wanted_words"
    case dataset, answers, others, shifted, doubt, statement
  }

  /// Creates figures of a model that nothing else is known of.
  public init(
    runLength: Int,
    openingWords: Int,
    similarRows: Int,
    promptsWithoutRow: Int,
    wantedWords: Double?,
    dataset: LengthFigures?,
    answers: AnswerImitation
  ) {
    self.runLength = runLength
    self.openingWords = openingWords
    self.similarRows = similarRows
    self.promptsWithoutRow = promptsWithoutRow
    self.wantedWords = wantedWords
    self.dataset = dataset
    self.answers = answers
    others = []
  }
}
