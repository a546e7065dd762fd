import AuditStore
import SpoorModel

/// What one reviewer filled in of one task, as a tool's file has it: nothing is checked yet.
struct FilledCase {
  /// A mark in one of the texts.
  struct Mark {
    var text: ShownText
    /// In the tool's unit; `nil` where the file has none that could be offsets.
    var offsets: Range<Int>?
    /// What should stand there; `nil` where the tool doesn't say.
    var quote: String?
    /// What should stand before and behind it, as far as the tool says.
    var before = ""
    var behind = ""
  }

  /// File, line and case.
  var location: SpoorError.Location
  /// The task.
  var id: String
  /// Who filled it in, as the tool calls them.
  var reviewer: String?
  /// What kind of name that is, where it is none that people go by.
  var account: ToolAccount?
  var time: Timestamp?
  var guidelines: GuidelineVersion?
  /// Why the reviewer passed it over; `nil` where they did not.
  var skip: String??
  /// What was chosen; more than one answer to a question is for the check to refuse.
  var answers: [Question: [String]] = [:]
  var notes: [String] = []
  /// The marks of the span and of rows; `nil` where the format has none.
  var marks: [Mark] = []
  /// The texts as they came back.
  var texts: [ShownText: String] = [:]
  /// What the file says and Spoor cannot keep.
  var lost: [String] = []
  /// How the tool was given the texts.
  var layout: ToolLayout

  init(_ location: SpoorError.Location, id: String, layout: ToolLayout) {
    self.location = SpoorError.Location(
      file: location.file,
      line: location.line,
      record: [location.record, "case \(id.prefix(12))"].compactMap { $0 }.joined(separator: ", ")
    )
    self.id = id
    self.layout = layout
  }

  /// Whether anything was answered.
  var isTouched: Bool { !answers.isEmpty || !notes.isEmpty }

  /// Takes the time that the tool says, or notes that it is none.
  mutating func take(time text: String?) {
    guard let text else { return }
    time = Timestamp(text)
    if time == nil { lost.append("the time '\(text)'") }
  }

  /// Takes a choice from a list of all questions' choices; anything else is lost.
  mutating func choose(_ tag: String) {
    if let answer = Question.answer(of: tag) {
      answers[answer.question, default: []].append(answer.choice)
    } else {
      lost.append("the label '\(tag)'")
    }
  }
}
