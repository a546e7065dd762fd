/// A figure that predicted spans are judged by.
public enum SpanMeasure: String, Hashable, Sendable, Codable, CaseIterable {
  /// Intersection over union of the characters, mean over responses (mu-SHROOM).
  case intersectionOverUnion = "iou"
  /// Spearman's ρ of the characters' probabilities, mean over responses (mu-SHROOM).
  case correlation
  /// The share of flagged characters that gold labels mark, over all responses.
  case characterPrecision = "character_precision"
  /// The share of the characters that gold labels mark that is flagged, over all responses.
  case characterRecall = "character_recall"
  /// The harmonic mean of the two (RAGTruth).
  case characterF1 = "character_f1"
  /// The same where only characters of one category on both sides count as found.
  case typedF1 = "typed_f1"
  /// AUROC of tokens, or words, that gold labels mark against all others.
  case tokenAUROC = "token_auroc"
  /// Average precision of the same.
  case tokenAUPRC = "token_auprc"
  /// AUROC of false values against true ones.
  case valueAUROC = "value_auroc"
  /// Average precision of the same.
  case valueAUPRC = "value_auprc"
  /// How far values' scores lie from the shares of false ones (expected calibration error).
  case valueCalibration = "value_ece"
  /// The share of true values that no flagged span meets.
  case trueUnflagged = "true_values_unflagged"
  /// The share of false values that a flagged span meets.
  case falseFlagged = "false_values_flagged"
}
