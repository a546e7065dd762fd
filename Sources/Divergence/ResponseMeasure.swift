import Dispatch
public import Foundation
import Generations
import Records
public import SpoorModel
import Synchronization

/// Measures responses that both models scored, position by position.
public struct ResponseMeasure: Sendable {
  /// How many of both models' likeliest tokens are listed and compared, 1...64.
  public var listed: Int
  /// What the upper ends of intervals take for granted.
  public var assumptions: TruncatedPair.Assumptions
  /// How many threads measure rows of logits; by default as many as there are processors.
  public var threads: Int

  /// The rows that a thread takes at once: half a millisecond at a vocabulary of 128,256.
  private static let batch = 4

  /// Creates a measure.
  public init(
    listed: Int = 10,
    assumptions: TruncatedPair.Assumptions = TruncatedPair.Assumptions(),
    threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    precondition((1...DivergenceKernel.listedAtMost).contains(listed) && threads > 0)
    self.listed = listed
    self.assumptions = assumptions
    self.threads = threads
  }

  /// The values of a response's tokens.
  ///
  /// Complexity: one read of the rows; memory for the values, a few hundred bytes a token.
  ///
  /// Throws `badInput` with file, prompt and position where a row cannot be measured, and where one
  /// model gave logits and the other log-probabilities.
  public func divergence(
    of generation: Generation,
    _ pair: DistributionPairs.Pair
  ) throws(SpoorError) -> ResponseDivergence {
    switch (pair.tuned.positions, pair.base.positions) {
    case (.logits(let tuned), .logits(let base)):
      do {
        return try measured(generation, tuned, base)
      } catch {
        throw error.spoorError(
          at: error.side == .base ? pair.base.location : pair.tuned.location
        )
      }
    case (.truncated(let tuned), .truncated(let base)):
      return bounded(generation, tuned, base)
    case (.logits, .truncated), (.truncated, .logits):
      throw SpoorError(
        .badInput,
        "one model gave logits, the other log-probabilities of its likeliest tokens",
        at: pair.base.location,
        remedy: "Score both models in one way."
      )
    }
  }

  private func bounded(
    _ generation: Generation,
    _ tuned: [TruncatedDistribution?],
    _ base: [TruncatedDistribution?]
  ) -> ResponseDivergence {
    var response = ResponseDivergence(
      promptID: generation.promptID,
      model: generation.model,
      source: .truncated
    )
    for position in generation.tokenIDs.indices {
      if let tuned = tuned.element(position), let base = base.element(position) {
        response.append(tuned: tuned, base: base, assumptions: assumptions, comparing: listed)
      } else {
        response.appendUnknown()
      }
    }
    return response
  }

  private func measured(
    _ generation: Generation,
    _ tuned: LogitRows,
    _ base: LogitRows
  ) throws(DivergenceError) -> ResponseDivergence {
    let positions = try positions(of: generation.tokenIDs, tuned, base)
    var response = ResponseDivergence(
      promptID: generation.promptID,
      model: generation.model,
      source: .logits
    )
    for position in generation.tokenIDs.indices {
      if let values = positions.element(position) {
        response.append(values, comparing: listed)
      } else {
        response.appendUnknown()
      }
    }
    return response
  }

  /// The values of every token that both models have a row of.
  private func positions(
    of tokenIDs: [Int],
    _ tuned: LogitRows,
    _ base: LogitRows
  ) throws(DivergenceError) -> [PositionDivergence?] {
    let kernel = DivergenceKernel(listed: listed)
    let count = min(tuned.count, base.count)
    let failure = Mutex<DivergenceError?>(nil)
    let positions = [PositionDivergence?](unsafeUninitializedCapacity: count) { values, filled in
      values.initialize(repeating: nil)
      filled = count
      // Every position is written by one thread, and read when all are done.
      nonisolated(unsafe) let values = values
      inBatches(count) { position in
        do throws(DivergenceError) {
          values[position] = try kernel.measure(
            (tuned, base),
            tokenID: tokenIDs[position],
            position: position
          )
        } catch {
          // The first position that fails is named, whichever thread meets its own first.
          failure.withLock { earlier in
            if (earlier?.position ?? .max) > position { earlier = error }
          }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    return positions
  }

  /// Does every position once, on all threads.
  private func inBatches(_ count: Int, _ body: @Sendable (Int) -> Void) {
    let next = Atomic(0)
    let workers = min(threads, (count + Self.batch - 1) / Self.batch)
    guard workers > 1 else { return (0..<count).forEach(body) }
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let first = next.add(Self.batch, ordering: .relaxed).oldValue
        guard first < count else { return }
        (first..<min(first + Self.batch, count)).forEach(body)
      }
    }
  }
}

extension DivergenceKernel {
  /// Measures one row of both models' logits.
  fileprivate func measure(
    _ rows: (tuned: LogitRows, base: LogitRows),
    tokenID: Int,
    position: Int
  ) throws(DivergenceError) -> PositionDivergence {
    let (tuned, base) = (rows.tuned.matrix, rows.base.matrix)
    return try tuned.withRow(rows.tuned.range.lowerBound + position) { first in
      base.withRow(rows.base.range.lowerBound + position) { second in
        Result { () throws(DivergenceError) in
          let pair = LogitPair(
            tuned: LogitRow(first, tuned.format),
            base: LogitRow(second, base.format)
          )
          return try measure(pair, tokenID: tokenID, position: position)
        }
      }
    }.get()
  }
}

extension Array {
  /// The element, where it is known; `nil` where it is not, or the array ends before it.
  fileprivate func element<Value>(_ index: Int) -> Value? where Element == Value? {
    indices.contains(index) ? self[index] : nil
  }
}
