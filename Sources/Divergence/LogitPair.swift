/// Both models' logits of one position, lent for the time of a call.
///
/// Each row has the shape [vocabulary], before softmax, and predicts the same token: row t has
/// seen the prompt and the response before token t.
public struct LogitPair {
  /// The tuned model's row.
  public var tuned: UnsafeBufferPointer<Float>
  /// The base model's row.
  public var base: UnsafeBufferPointer<Float>

  /// Creates a pair; neither buffer is copied.
  public init(tuned: UnsafeBufferPointer<Float>, base: UnsafeBufferPointer<Float>) {
    self.tuned = tuned
    self.base = base
  }
}
