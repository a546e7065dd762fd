/// Text that cannot have been borrowed from the dataset: what stands there too is common, whoever
/// says it.
public protocol Placebo {
  /// Whether a run of a response's words stands in the placebo.
  ///
  /// - Parameters:
  ///   - run: word indices of the subject's text.
  ///   - subject: the response; where it is itself part of the placebo, it does not count.
  /// - Returns: whether it does.
  /// - Throws: ``SpoorError`` where a placebo's index is damaged.
  func holds(_ run: Range<Int>, of subject: TraceSubject) throws -> Bool

  /// The same text for another thread.
  func forAnotherThread() throws -> any Placebo
}
