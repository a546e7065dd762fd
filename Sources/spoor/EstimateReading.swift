import Estimators
import Records
import SpoorModel

/// A record's keys as inputs of estimators.
///
/// Per-token values that an audit reads are taken for the model's view of its own answer: the tuned
/// model's, or where `response_of` says that the answer is the base model's, the base model's.
struct EstimateReading {
  private(set) var inputs = EstimatorInputs()
  private(set) var given: Set<EstimatorInput> = []
  private(set) var unknown: [String: Int] = [:]
  private(set) var names: [EstimatorInput: String] = [:]
  /// Who gave the answer, where that is not the record's model.
  private(set) var author: String?

  /// OpenAI's sign for a log-probability that it does not tell.
  private static let untold = -9999.0

  private let record: Record

  init(_ record: Record) throws(SpoorError) {
    self.record = record
    let asker = try record.optionalString("response_of")
    author = asker == (try record.optionalString("model")) ? nil : asker
    try readTokens()
    try readAlternatives()
    try readSamples()
    try readTexts()
  }

  // MARK: - The answer's tokens

  private mutating func readTokens() throws(SpoorError) {
    let side = author == nil ? ("tuned_logprob", "entropy_tuned") : ("base_logprob", "entropy_base")
    if let (key, values) = try logarithms(.logLikelihoods, orKey: side.0) {
      inputs.logLikelihoods = known(values, key)
    }
    if let (_, values) = try logarithms(.unconditionalLogLikelihoods) {
      inputs.unconditionalLogLikelihoods = values
    }
    if let key = key(of: .tokenEntropies, orKey: side.1) {
      let values = try record.list(key, "a number, [low, high] or null", \.bounds)
      inputs.tokenEntropies = known(values ?? [], key)
    }
    if has(.distributions) {
      inputs.distributions = try record.rows(EstimatorInput.distributions.rawValue, .number)
    }
    if has(.tokenSimilarity) {
      inputs.tokenSimilarity = try record.doubles(EstimatorInput.tokenSimilarity.rawValue)
    }
  }

  /// The logarithms at an input's key with the key that was found; a null is `nil`.
  private mutating func logarithms(
    _ input: EstimatorInput,
    orKey other: String? = nil
  ) throws(SpoorError) -> (key: String, values: [Double?])? {
    guard let key = key(of: input, orKey: other) else { return nil }
    let values = try record.optionalDoubles(key)
    return (key, values.map { $0 == Self.untold ? nil : $0 })
  }

  /// The values, if all are known: a mean over the known ones would be another figure.
  private mutating func known<Value>(_ values: [Value?], _ key: String) -> [Value]? {
    let known = values.compactMap(\.self)
    if known.count == values.count { return known }
    unknown[key] = values.count - known.count
    return nil
  }

  private mutating func readAlternatives() throws(SpoorError) {
    guard has(.alternatives), has(.inference) else { return }
    let (key, labelKey) = (EstimatorInput.alternatives.rawValue, EstimatorInput.inference.rawValue)
    let probabilities = try record.rows(key, .alternative)
    let labels = try record.rows(labelKey, .label)
    guard probabilities.map(\.count) == labels.map(\.count) else {
      throw record.error(
        "\"\(labelKey)\" must have one label for each alternative of \"\(key)\"",
        remedy: "Write a list of labels for each token, in the order of its alternatives."
      )
    }
    inputs.alternatives = zip(probabilities, labels).map { probabilities, labels in
      zip(probabilities, labels).map { TokenAlternative(probability: $0, label: $1) }
    }
  }

  // MARK: - Sampled answers

  private mutating func readSamples() throws(SpoorError) {
    if has(.sampleLogProbabilities) {
      inputs.sampleLogProbabilities = try record.doubles(
        EstimatorInput.sampleLogProbabilities.rawValue
      )
    }
    if has(.sampleTokenCounts) {
      inputs.sampleTokenCounts = try record.ints(EstimatorInput.sampleTokenCounts.rawValue)
    }
    if has(.clusters) {
      inputs.clusters = try record.rows(EstimatorInput.clusters.rawValue, .integer)
    }
    if has(.similarity) {
      inputs.similarity = try record.rows(EstimatorInput.similarity.rawValue, .number)
    }
  }

  private mutating func readTexts() throws(SpoorError) {
    guard has(.samples) else { return }
    let (sentences, samples) = (EstimatorInput.sentences.rawValue, EstimatorInput.samples.rawValue)
    inputs.text = try record.optionalString(EstimatorInput.text.rawValue)
    inputs.sentences = try record.list(sentences, "a string", \.characters)
    inputs.samples = try record.list(samples, "a string", \.characters)
    guard inputs.text != nil || inputs.sentences != nil else { return }
    given.insert(.sentences)
    if inputs.sentences == nil { names[.sentences] = EstimatorInput.text.rawValue }
  }

  // MARK: - Keys

  private mutating func has(_ input: EstimatorInput) -> Bool { key(of: input) != nil }

  /// The key that holds an input, which is noted; `nil` where there is none.
  private mutating func key(of input: EstimatorInput, orKey other: String? = nil) -> String? {
    let keys = [input.rawValue, other].compactMap(\.self)
    guard let found = keys.first(where: { record.optionalValue($0) != nil }) else { return nil }
    given.insert(input)
    names[input] = found
    return found
  }
}
