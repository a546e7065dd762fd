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
  /// Throws `badInput` as the readers do; a later call goes on with the other responses, none of which is
  /// lost.
  public func next() throws(SpoorError) -> Pair? {
    while ready.isEmpty {
      // The one is kept before the other is asked, which may throw.
      let tuned = try self.tuned.next()
      if let tuned {
        waiting[tuned.promptID] = tuned
        join(tuned.promptID)
      }
      let base = try self.base.next()
      if let base {
        waitingBase[base.promptID] = base
        join(base.promptID)
      }
      guard tuned != nil || base != nil else { return nil }
    }
    return ready.removeFirst()
  }

  /// Whether ``next()`` goes on after the error that it threw, behind the response that was bad.
  public var canGoOn: Bool { tuned.canGoOn && base.canGoOn }

  /// The path of the tuned model's values, as the user gave it.
  public var tunedFile: String { tuned.file }

  /// The path of the base model's values, as the user gave it.
  public var baseFile: String { base.file }

  /// The prompts that one of the files alone has, so far.
  public var unpaired: [String] { (Array(waiting.keys) + waitingBase.keys).sorted() }

  private func join(_ promptID: String) {
    guard let tuned = waiting[promptID], let base = waitingBase[promptID] else { return }
    waiting[promptID] = nil
    waitingBase[promptID] = nil
    ready.append(Pair(tuned: tuned, base: base))
  }
}
