public import SpoorModel
public import Statistics

/// How good traces are: whether they list the rows that gold labels name first, and what provenance
/// they give to values that only tuning can have taught, beside all others.
///
/// ```swift
/// let evaluation = TraceEvaluation(of: values, tracedBy: spans)
/// evaluation.parts[0].retrieval[0][.traces, .recallAt1, .all]
/// ```
///
/// Formulas: docs/method.md. Intervals are drawn over prompts, the same draws for every figure of a
/// part.
public struct TraceEvaluation: Sendable {
  /// How intervals are drawn.
  public let bootstrap: Bootstrap
  /// The figures of each model of the gold values, in their order; the base model's apart for each
  /// tuned model that its spans are compared with.
  public let parts: [TraceEvaluationPart]
  /// The traces of models that no gold value is of, which are left out.
  public let tracesWithoutGold: Int

  /// Finds the trace of each value, and scores it.
  ///
  /// - Complexity: O(values · traces of their response + replicates · prompts).
  public init(
    of values: [GoldValue],
    tracedBy traces: [TracedSpan],
    bootstrap: Bootstrap = Bootstrap()
  ) {
    self.bootstrap = bootstrap
    let models = values.map(\.model).distinct
    parts = models.flatMap { model in
      let values = values.filter { $0.model == model }
      let traces = traces.filter { $0.model == model }
      // A model without any trace has figures too: it found nothing.
      let compared = traces.isEmpty ? [nil] : traces.map(\.comparedWith).distinct
      return compared.map { tuned in
        let own = traces.filter { $0.comparedWith == tuned }
        return TraceEvaluationPart(model, comparedWith: tuned, values, own, bootstrap)
      }
    }
    let known = Set(models)
    tracesWithoutGold = traces.count { !known.contains($0.model) }
  }
}

extension Array where Element: Hashable {
  /// Each element once, in the order in which they first come.
  fileprivate var distinct: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
