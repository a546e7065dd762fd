import Divergence
import SpoorModel

extension ValueReading {
  /// What is the same for all models.
  struct Settings {
    /// How many of the likeliest tokens are listed and compared.
    var listed: Int
    /// What is known already, and where the rest is kept.
    var kept: KeptValues
    /// Which responses are read.
    var scope: ValueScope
    /// What becomes of a response that cannot be measured.
    var badResponses: BadResponses
  }
}

extension AuditPlan.LogProbabilities {
  /// What the upper ends of intervals take for granted.
  var assumptions: TruncatedPair.Assumptions {
    TruncatedPair.Assumptions(
      floor: floor,
      vocabularySize: vocabularySize,
      precision: precision ?? TruncatedPair.Assumptions.usualPrecision
    )
  }
}

extension DistributionPairs {
  /// The error of files that have no response in common; the one alone has this prompt.
  func nothingPaired(_ promptID: String) -> SpoorError {
    SpoorError(
      .badInput,
      "no response is scored under both models: the other model's file, \(baseFile), has other "
        + "prompts",
      at: SpoorError.Location(file: tunedFile, record: "prompt \(promptID)"),
      remedy: "Score the same responses under the base and the tuned model."
    )
  }
}
