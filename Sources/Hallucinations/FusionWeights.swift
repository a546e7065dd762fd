import Foundation
import Statistics

/// The logistic models that make one score of what detectors measure: one a combination of detectors
/// that have evidence, because evidence that is missing is not evidence of 0.
public struct FusionWeights: Hashable, Sendable, Codable {
  /// The model of one combination.
  public struct Model: Hashable, Sendable, Codable {
    /// The detectors whose signals it takes.
    public var detectors: [Detector]
    /// The log-odds where every scaled signal is 0.
    public var bias: Double
    /// The weight of each scaled signal, by the signal's name.
    public var weights: [String: Double]

    /// Creates a model.
    public init(_ detectors: [Detector], bias: Double, _ weights: [Signal: Double]) {
      self.detectors = detectors
      self.bias = bias
      self.weights = Dictionary(
        uniqueKeysWithValues: weights.map { ($0.key.rawValue, $0.value) }
      )
    }
  }

  /// What the file is called, with its version.
  public static let schema = "spoor.weights/1"

  /// ``schema``.
  public var schema = Self.schema
  /// What the weights were fitted on, in words.
  public var fittedOn: String
  /// One model a combination of detectors.
  public var models: [Model]

  private enum CodingKeys: String, CodingKey {
    case schema
    case fittedOn = "fitted_on"
    case models
  }

  /// Creates weights.
  public init(fittedOn: String, models: [Model]) {
    self.fittedOn = fittedOn
    self.models = models
  }

  /// The score of what was measured, 0...1; `nil` where no model takes these detectors.
  ///
  /// A file's and a judge's marks are not among what weights are fitted on: they count by their own
  /// log-odds, each for itself.
  public func score(_ signals: [Signal: Double]) -> Double? {
    var fitted = signals
    let marks = [Signal.imported, .judged].compactMap { signal in
      fitted.removeValue(forKey: signal).map(signal.scaled)
    }
    let marked = marks.isEmpty ? nil : marks.reduce(0, +)
    guard !fitted.isEmpty else { return marked.map(LogisticModel.probability) }
    let detectors = Set(fitted.keys.map(\.detector))
    guard let model = models.first(where: { Set($0.detectors) == detectors }) else { return nil }
    // In one order, so that equal audits have equal scores to the last digit.
    let logOdds = fitted.sorted { $0.key < $1.key }.reduce(model.bias) { sum, signal in
      sum + (model.weights[signal.key.rawValue] ?? 0) * signal.key.scaled(signal.value)
    }
    return LogisticModel.probability(logOdds + (marked ?? 0))
  }
}
