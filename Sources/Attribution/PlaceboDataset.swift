public import PhraseIndex

/// A dataset that the tuned models never saw as a placebo, in every one of its fields.
///
/// It should be at least as long as the responses and speak of the same things: answers of the base
/// model to other prompts, or the corpus that it was trained on.
public struct PlaceboDataset: Placebo {
  private let index: PhraseIndex

  /// Takes the dataset's index.
  public init(_ index: PhraseIndex) { self.index = index }

  /// The same dataset with an index of its own, which serves one thread at a time.
  public func forAnotherThread() throws -> any Placebo {
    PlaceboDataset(try PhraseIndex(at: index.folder))
  }

  /// Whether a run stands in one of the dataset's texts.
  ///
  /// - Complexity: O(L + k log N) for L words of response, k of run, and N of dataset.
  public func holds(_ run: Range<Int>, of subject: TraceSubject) throws -> Bool {
    guard !run.isEmpty else { return false }
    return try !index.places(of: run, in: index.indexed(subject.text)).isEmpty
  }
}
