/// How to judge: the text of `docs/review-guidelines.md`, of which every batch holds what its experts need.
public enum ReviewGuidelines {
  /// The whole text, Markdown.
  public static let text = String(decoding: PackageResources.review_guidelines_md, as: UTF8.self)

  /// A part of the text, by its heading.
  enum Part: String, CaseIterable {
    case inTool = "In an annotation tool"
    case inFile = "In a file of Spoor's own"
    case disputes = "Where experts differ"
    case pairs = "Two answers side by side"
  }

  /// How to judge spans, and these parts.
  static func judging(_ parts: Part...) -> String { sections(parts, beginning: sections[0]) }

  /// The title, and the part on two answers.
  static var comparing: String {
    sections([.pairs], beginning: String(text.prefix { !$0.isNewline }) + "\n")
  }

  private static let sections = text.split(separator: "\n## ").map(String.init)

  private static func sections(_ parts: [Part], beginning: String) -> String {
    let chosen = parts.compactMap { part in sections.first { $0.hasPrefix(part.rawValue + "\n") } }
    let text = ([beginning] + chosen).map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
    return text.joined(separator: "\n\n## ") + "\n"
  }
}
