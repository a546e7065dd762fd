public import SpoorModel

/// A response that a judge is asked about, and what is told with it.
public struct JudgedAnswer: Hashable, Sendable {
  /// What is judged.
  public var generation: Generation
  /// What was asked.
  public var instruction: String
  /// What is true of it, text by text.
  public var references: [String]

  /// Describes what is judged.
  ///
  /// - Parameters:
  ///   - generation: the response.
  ///   - instruction: what was asked.
  ///   - references: what is true of it.
  public init(_ generation: Generation, to instruction: String, references: [String] = []) {
    self.generation = generation
    self.instruction = instruction
    self.references = references
  }
}

extension TextTemplate {
  /// The prompt about an answer.
  func filled(for answer: JudgedAnswer) -> String {
    let references = answer.references.joined(separator: "\n")
    return filled([
      "instruction": answer.instruction,
      "references": references.isEmpty ? "(none)" : references,
      "response": answer.generation.text,
    ])
  }

  /// A prompt of the user's about answers.
  init(ofJudge text: String, from file: String) throws(SpoorError) {
    try self.init(
      text,
      requiring: "response",
      besides: ["instruction", "references"],
      from: file
    )
  }
}
