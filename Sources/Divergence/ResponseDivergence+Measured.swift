public import SpoorModel

extension ResponseDivergence {
  /// Measures a response from full-vocabulary logits.
  ///
  /// `rows` is called once a token, in order. It lends the two rows to its second argument and may
  /// reuse their memory after that, so nothing is allocated a row: float32 files lend their mapped
  /// pages, others convert into one buffer of their own. A token whose rows are not lent is
  /// unknown (`nil` in every array). Divergences and log-probabilities may be infinite (see
  /// ``PositionDivergence``); JSON has no word for that, so writers must put `null`.
  ///
  /// - Throws: ``DivergenceError``, or what `rows` throws.
  public static func measured(
    promptID: String,
    model: String,
    tokenIDs: [Int],
    rows: (_ position: Int, _ lend: (LogitPair) throws -> Void) throws -> Void
  ) throws -> ResponseDivergence {
    let kernel = ReferenceKernel()
    var response = ResponseDivergence(promptID: promptID, model: model, source: .logits)
    for (position, tokenID) in tokenIDs.enumerated() {
      var values: PositionDivergence?
      try rows(position) { pair in
        values = try kernel.measure(pair, tokenID: tokenID, position: position)
      }
      response.append(values)
    }
    return response
  }

  /// Adds a token at the end; `nil` where nothing is known of it.
  public mutating func append(_ values: PositionDivergence?) {
    klTunedBase.append(values?.klTunedBase)
    klBaseTuned.append(values?.klBaseTuned)
    tunedEntropy.append(values?.tunedEntropy)
    baseEntropy.append(values?.baseEntropy)
    tunedLogProbability.append(values?.tunedLogProbability)
    baseLogProbability.append(values?.baseLogProbability)
    tunedRank.append(values?.tunedRank)
    baseRank.append(values?.baseRank)
  }
}
