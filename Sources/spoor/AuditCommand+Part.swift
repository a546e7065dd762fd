import Audits
import Foundation
import SpoorModel

extension AuditCommand {
  /// Does one part of an audit and says what is next.
  func run(_ part: Part, of audit: Audit) throws {
    let outcome = try ProgressLine.during { line in
      try audit.run(part) { line.show($0) }
    }
    Self.tell(outcome.setAside)
    let lines = [done(part, outcome), "Next: \(next(part, outcome))"]
    try Output.write(lines.joined(separator: "\n").visibleLines + "\n")
  }

  private func done(_ part: Part, _ outcome: Audit.PartOutcome) -> String {
    let name = "Part \(part.number) of \(part.count)"
    let folder = "\(annotations)/\(outcome.folder.lastPathComponent)"
    if case .complete = outcome.stage {
      return "Nothing changed since the last run: its results stand in \(folder)."
    }
    let work = [("measured", outcome.measured), ("traced", outcome.traced)].compactMap {
      verb,
      share in
      share.map { "\(verb) \($0.responses.grouped) of \($0.all.counted("response"))" }
    }
    guard work.isEmpty else {
      return "\(name): \(work.joined(separator: ", ")), kept in \(folder)."
    }
    return "\(name): nothing was left to do now; what it kept is in \(folder)."
  }

  private func next(_ part: Part, _ outcome: Audit.PartOutcome) -> String {
    switch outcome.stage {
    case .measured(let missing):
      "\(Self.words(missing)) the same, then all parts again, to trace; or \(whole) does the rest"
    case .traced(let missing) where !missing.isEmpty:
      "\(Self.words(missing)) the same, then \(whole)"
    case .traced, .complete: whole
    }
  }

  /// The command that takes over all parts, as far as it is this one without its part.
  private var whole: String { "'spoor audit\(file.map { " \($0)" } ?? " …")' without --shard" }

  /// Parts as a sentence names them: `parts 1, 3 and 4`.
  private static func words(_ parts: [Part]) -> String {
    let numbers = parts.prefix(10).map(\.number.description)
    let more = parts.count - numbers.count
    guard parts.count > 1 else { return "part \(numbers.joined())" }
    let last = more > 0 ? "\(more) more" : numbers[numbers.count - 1]
    let first = more > 0 ? numbers : numbers.dropLast()
    return "parts \(first.joined(separator: ", ")) and \(last)"
  }
}
