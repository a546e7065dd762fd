public import Generations
public import SpoorModel

/// Two readers' distributions over the same responses, joined by prompt.
///
/// Each file is read once. Where both have their responses in one order, two are held at a time;
/// otherwise those that wait for their partner.
public final class DistributionPairs {
  /// Both models' distributions over one response.
  public struct Pair {
    /// The tuned model's.
    public var tuned: ResponseDistributions
    /// The base model's.
    public var base: ResponseDistributions

    /// Pairs distributions over one response.
    public init(tuned: ResponseDistributions, base: ResponseDistributions) {
      self.tuned = tuned
      self.base = base
    }

    /// The prompt that was answered.
    public var promptID: String { tuned.promptID }
  }

  private let tuned: any DistributionReader
  private let base: any DistributionReader
  private var waiting: [String: ResponseDistributions] = [:]
  private var waitingBase: [String: ResponseDistributions] = [:]
  private var ready: [Pair] = []

  /// Joins two readers of the same generations.
  public init(tuned: any DistributionReader, base: any DistributionReader) {
    self.tuned = tuned
    self.base = base
  }

  /// The next response that both models scored; `nil` after the last.
  ///
  /// Throws `badInput` as the readers do.
  public func next() throws(SpoorError) -> Pair? {
    while ready.isEmpty {
      let (tuned, base) = (try self.tuned.next(), try self.base.next())
      guard tuned != nil || base != nil else { return nil }
      if let tuned { waiting[tuned.promptID] = tuned }
      if let base { waitingBase[base.promptID] = base }
      for id in [tuned?.promptID, base?.promptID] { id.flatMap(taken).map { ready.append($0) } }
    }
    return ready.removeFirst()
  }

  /// The path of the tuned model's values, as the user gave it.
  public var tunedFile: String { tuned.file }

  /// The path of the base model's values, as the user gave it.
  public var baseFile: String { base.file }

  /// The prompts that one of the files alone has, so far.
  public var unpaired: [String] { (Array(waiting.keys) + waitingBase.keys).sorted() }

  private func taken(_ promptID: String) -> Pair? {
    guard let tuned = waiting[promptID], let base = waitingBase[promptID] else { return nil }
    waiting[promptID] = nil
    waitingBase[promptID] = nil
    return Pair(tuned: tuned, base: base)
  }
}
