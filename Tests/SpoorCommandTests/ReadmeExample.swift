/// Commands of a README with the output that it shows.
struct ReadmeExample {
  /// The lines of a block marked `sh`, comments left out, continued lines joined.
  var commands: [String]
  /// The lines of the block marked `text` that comes next, if no other block comes between.
  var output: [String]

  private struct Block {
    var language: String
    var lines: [String]
  }

  /// The examples of a Markdown text, in their order.
  static func all(in markdown: String) -> [ReadmeExample] {
    var examples: [ReadmeExample] = []
    var isAwaitingOutput = false
    for block in blocks(of: markdown) {
      switch block.language {
      case "sh", "console", "bash":
        examples.append(ReadmeExample(commands: commands(block.lines), output: []))
        isAwaitingOutput = true
      case "text" where isAwaitingOutput:
        examples[examples.count - 1].output = block.lines
        isAwaitingOutput = false
      default: isAwaitingOutput = false
      }
    }
    return examples
  }

  /// The lines of ``output`` that `printed` lacks, or has in another order.
  ///
  /// `…` stands for any text within a line, or alone for any lines. Blanks around a line do not count.
  func missingLines(from printed: String) -> [String] {
    var rest = printed.split(separator: "\n").map { Self.trimmed($0) }[...]
    return output.filter { pattern in
      let pattern = Self.trimmed(pattern)
      guard !pattern.isEmpty, pattern != "…" else { return false }
      guard let found = rest.firstIndex(where: { Self.matches($0, pattern) }) else { return true }
      rest = rest[(found + 1)...]
      return false
    }
  }

  private static func blocks(of markdown: String) -> [Block] {
    var blocks: [Block] = []
    var open: Block?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = trimmed(line)
      if text.hasPrefix("```") {
        if let block = open { blocks.append(block) }
        open = open == nil ? Block(language: String(text.dropFirst(3)), lines: []) : nil
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }

  private static func commands(_ lines: [String]) -> [String] {
    var commands: [String] = []
    var isContinued = false
    for line in lines {
      let text = isContinued ? line : String(line.trimmingPrefix(/\s*(\$ )?/))
      let goesOn = text.hasSuffix("\\")
      let part = goesOn ? String(text.dropLast()) : text
      if isContinued {
        commands[commands.count - 1] += part
      } else if !part.isEmpty, !part.hasPrefix("#") {
        commands.append(part)
      }
      isContinued = goesOn && !commands.isEmpty
    }
    return commands
  }

  private static func matches(_ line: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "…", omittingEmptySubsequences: false).map(trimmed)
    guard parts.count > 1 else { return line == pattern }
    guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = line.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let body = text.drop { $0.isWhitespace }
    return String(body.reversed().drop { $0.isWhitespace }.reversed())
  }
}
