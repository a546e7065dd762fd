extension EstimatorError: CustomStringConvertible {
  /// What is wrong, without a final full stop.
  public var description: String { description { $0.rawValue } }

  /// What is wrong, where a file calls the inputs by names of its own.
  public func description(naming name: (EstimatorInput) -> String) -> String {
    func place(_ input: EstimatorInput, _ index: Int) -> String { "\"\(name(input))[\(index)]\"" }
    switch self {
    case .notALogProbability(let input, let index, let value):
      return "\(place(input, index)): \(value) is no logarithm of a probability (finite, 0 at most)"
    case .notAProbability(let input, let index, let value):
      return "\(place(input, index)): \(value) is no probability (0 to 1, at most 1 in sum)"
    case .notAnEntropy(let input, let index):
      return "\(place(input, index)) is no entropy (finite, not negative, low before high)"
    case .notASimilarity(let input, let index, let value):
      return "\(place(input, index)): \(value) is no similarity (-1 to 1)"
    case .notACount(let input, let index, let value):
      return "\(place(input, index)): \(value) is no number of tokens"
    case .lengthsDiffer(let first, let firstCount, let second, let secondCount):
      return
        "\"\(name(first))\" is of \(firstCount), \"\(name(second))\" of \(secondCount) tokens or "
        + "samples; they must be the same ones"
    case .rowLength(let input, let index, let found, let expected):
      return "\(place(input, index)) has \(found) elements, not \(expected)"
    case .unknownValue(let input, let index):
      return "\(place(input, index)) is unknown; only the first may be"
    case .noEmittedToken(let input, let index):
      return "\(place(input, index)) does not begin with an emitted token of a probability above 0"
    case .notAPartition(let input, let fault):
      return "\"\(name(input))\" does not hold each sample once: \(fault)"
    case .emptySentence(let input, let index):
      return "\(place(input, index)) has no token"
    case .uncountedToken(let input, let index, let token):
      return "\(place(input, index)): '\(token)' stands neither in the text nor in a sample"
    }
  }
}

extension EstimatorError.ClusterFault: CustomStringConvertible {
  /// What is wrong, without a final full stop.
  public var description: String {
    switch self {
    case .empty(let cluster): "cluster \(cluster) is empty"
    case .outside(let sample, let samples):
      "sample \(sample) is none of the \(samples), which count from 0"
    case .repeated(let sample): "sample \(sample) stands twice"
    }
  }
}
