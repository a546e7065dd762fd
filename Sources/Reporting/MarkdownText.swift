/// Texts of models and files in Markdown.
enum MarkdownText {
  /// `words` as text on one line: no markup, no break of a table's cell.
  static func escaped(_ words: String) -> String {
    var shown = ""
    for character in VisibleControl.onOneLine(words) {
      if "\\`*_{}[]<>#|~&!".contains(character) { shown.append("\\") }
      shown.append(character)
    }
    return shown
  }
}
