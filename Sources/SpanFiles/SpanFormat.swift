/// How a file of marked responses writes its marks.
///
/// docs/formats.md, "Files of marked spans", says of each where ids, texts, offsets and probabilities
/// stand, and in which units offsets are counted.
public enum SpanFormat: String, Hashable, Sendable, CaseIterable {
  /// A span a line, as spans.jsonl and controls.jsonl have them.
  case spoor
  /// Mu-SHROOM (SemEval 2025, task 3): `soft_labels` and `hard_labels`.
  case muShroom = "mu-shroom"
  /// RAGTruth's response.jsonl: `response` and `labels`.
  case ragTruth = "ragtruth"
  /// LettuceDetect: a record a response with its predicted `spans`, or its training samples.
  case lettuceDetect = "lettucedetect"
  /// HaluEval's general data: quotes without offsets.
  case haluEval = "halueval"
  /// The annotations of hallucination in XSum summaries: a row an annotator and span.
  case xsum
  /// FAVA: the marks stand as tags in the text.
  case fava
  /// The planted world's gold_statements: a record a statement, true or false.
  case plantedWorld = "planted-world"
}
