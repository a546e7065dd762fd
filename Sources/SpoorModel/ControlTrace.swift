/// A trace that a tuned model's doubted spans are compared with.
public struct ControlTrace: Hashable, Sendable {
  /// What it is compared as.
  public var kind: ControlKind
  /// The tuned model whose spans it is compared with.
  public var tunedModel: String
  /// The trace.
  public var entry: TraceEntry

  /// Says what a trace is compared as.
  public init(_ kind: ControlKind, besides tunedModel: String, _ entry: TraceEntry) {
    self.kind = kind
    self.tunedModel = tunedModel
    self.entry = entry
  }
}
