/// Why an input can be no estimator's input.
///
/// Numbers are counted from 0. What is well-formed but leaves an estimator undefined (no token, one
/// sample) is no error: its value is `nil` then.
public enum EstimatorError: Error, Hashable, Sendable {
  /// What clusters do that a partition of the samples does not.
  public enum ClusterFault: Hashable, Sendable {
    /// A cluster holds no sample.
    case empty(cluster: Int)
    /// A sample's number is negative, or not below the number of samples.
    case outside(sample: Int, samples: Int)
    /// A sample stands in two clusters, or twice in one.
    case repeated(sample: Int)
  }

  /// A logarithm of a probability is NaN, infinite or above 0.
  case notALogProbability(EstimatorInput, index: Int, value: Double)
  /// A probability is NaN or outside 0…1, or a list of them has a sum above 1.
  case notAProbability(EstimatorInput, index: Int, value: Double)
  /// An entropy is NaN, infinite or negative.
  case notAnEntropy(EstimatorInput, index: Int)
  /// A similarity is NaN or outside −1…1.
  case notASimilarity(EstimatorInput, index: Int, value: Double)
  /// A number of tokens is negative.
  case notACount(EstimatorInput, index: Int, value: Int)
  /// Two inputs that speak of the same things speak of different numbers of them.
  case lengthsDiffer(EstimatorInput, Int, EstimatorInput, Int)
  /// A list within an input has another length than it must have.
  case rowLength(EstimatorInput, index: Int, found: Int, expected: Int)
  /// A value is unknown where it must be known.
  case unknownValue(EstimatorInput, index: Int)
  /// The emitted token, a list's first, is missing or has the probability 0.
  case noEmittedToken(EstimatorInput, index: Int)
  /// The clusters do not partition the samples.
  case notAPartition(EstimatorInput, ClusterFault)
  /// A sentence has no token.
  case emptySentence(EstimatorInput, index: Int)
  /// A sentence has a token that stands neither in the text nor in a sample.
  case uncountedToken(EstimatorInput, index: Int, token: String)
}
