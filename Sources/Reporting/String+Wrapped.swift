extension String {
  /// The text in lines of at most `width` characters, broken at blanks; every line but the first begins with
  /// `hanging`, and nothing in it can steer a terminal.
  func wrapped(to width: Int, hanging: String = "") -> [String] {
    var lines: [String] = []
    var line = ""
    for word in VisibleControl.onOneLine(self).split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.count + 1 + word.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = hanging + word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
