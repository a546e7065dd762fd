import AuditStore

/// What a reviewer is asked of every task, in whatever tool.
enum Question: String, CaseIterable {
  case hallucination
  case related
  case row
  case cause

  /// The question in a person's words.
  var title: String {
    switch self {
    case .hallucination:
      "Is what the marked words say a hallucination: false, or held up by nothing?"
    case .related: "Did the model most likely say them because of training rows like those shown?"
    case .row: "If so: because of which row most of all?"
    case .cause: "If it is a hallucination: why does the model say it?"
    }
  }

  /// What an answer goes by, in a line: the words of the guidelines.
  var criteria: String? {
    switch self {
    case .hallucination:
      "Judge the marked words, not the sentence around them: yes if false or unsupported, no if right, "
        + "unsure if you cannot tell."
    case .related:
      "Answer it whatever you answered above: yes if a row like the best one taught it these words, no if "
        + "they only happen to stand there, or no row is shown."
    case .row: nil
    case .cause: "Leave it open unless you can tell; the guidelines say what each cause means."
    }
  }

  /// What a reviewer is asked to add in their own words.
  static let noteTitle = "Anything to add?"

  /// Whether a verdict needs an answer to it.
  var isRequired: Bool { self == .hallucination || self == .related }

  /// The answers that can be chosen for a task, or for several of up to so many rows.
  func choices(rows: Int) -> [String] {
    switch self {
    case .hallucination, .related: Answer.allCases.map(\.rawValue)
    case .row: rows == 0 ? [] : (1...rows).map { "row \($0)" } + [Self.noRow]
    case .cause: Cause.allCases.map(\.words)
    }
  }

  /// The answer that no row stands out.
  static let noRow = "no row"

  /// A choice where the choices of all questions stand in one list: `hallucination: yes`, `row 1`.
  func tag(_ choice: String) -> String { self == .row ? choice : "\(rawValue): \(choice)" }

  /// All tags of tasks of up to so many rows.
  static func tags(rows: Int) -> [String] {
    allCases.flatMap { question in question.choices(rows: rows).map(question.tag) }
  }

  /// The question that a tag answers, and its choice; `nil` for any other text.
  static func answer(of tag: String) -> (question: Question, choice: String)? {
    if tag == noRow || tag.hasPrefix("row ") { return (.row, tag) }
    for question in allCases where question != .row {
      let prefix = question.tag("")
      if tag.hasPrefix(prefix) { return (question, String(tag.dropFirst(prefix.count))) }
    }
    return nil
  }
}

extension Cause {
  /// As a reviewer reads it: `domain knowledge deficit`.
  var words: String { self == .none ? "none of these" : rawValue.replacing("_", with: " ") }

  /// Reads its words or its name in files.
  init?(words: String) {
    guard let cause = Self.allCases.first(where: { [$0.words, $0.rawValue].contains(words) })
    else { return nil }
    self = cause
  }
}
