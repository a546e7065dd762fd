public import SpoorModel

/// The text around what is asked, as the model was tuned on it.
public struct PromptTemplate: Hashable, Sendable {
  private static let place = "{instruction}"

  private let before: String
  private let behind: String

  /// The instruction alone.
  public static let bare = PromptTemplate(before: "", behind: "")

  private init(before: String, behind: String) {
    self.before = before
    self.behind = behind
  }

  /// A template as a command line has it: `{instruction}` once, `\n` and `\t` for line break and tab.
  ///
  /// - Throws: ``SpoorError`` `usage` where `{instruction}` does not stand in it once.
  public init(_ text: String) throws(SpoorError) {
    let plain = text.replacing("\\n", with: "\n").replacing("\\t", with: "\t")
    let parts = plain.split(separator: Self.place, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw SpoorError(
        .usage,
        "the template holds {instruction} \(parts.count - 1) times",
        remedy: "Let it stand once, as in '### Instruction:\\n{instruction}\\n\\n### Response:\\n'."
      )
    }
    self.init(before: String(parts[0]), behind: String(parts[1]))
  }

  /// The prompt as the model reads it.
  public func rendered(_ instruction: String) -> String { before + instruction + behind }
}
