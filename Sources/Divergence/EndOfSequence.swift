/// Whether `<eos>` counts as a token of its response.
public enum EndOfSequence: String, Hashable, Sendable, Codable {
  /// Only content counts; what every figure of Spoor means unless it says otherwise.
  case excluded
  /// `<eos>` counts; for comparing with references that include it.
  case included
}
