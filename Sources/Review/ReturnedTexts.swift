import AuditStore
import SpoorModel

/// A task's texts as the tool was given them, beside those that came back.
struct ReturnedTexts {
  /// As the tool was given them.
  let given: TaskTexts
  let layout: ToolLayout
  /// Those that came back with other white space.
  private let changed: [ShownText: String]

  /// - Throws: `SpoorError` where a text came back with other words.
  init(_ filled: FilledCase, of task: ReviewTask, _ fault: CaseFault) throws {
    given = TaskTexts(task, in: filled.layout)
    layout = filled.layout
    var changed: [ShownText: String] = [:]
    for (text, returned) in filled.texts {
      if given.shown[text] == nil, returned == ShownText.noRow { continue }
      let given = given.shown[text] ?? ""
      // The reference is no part of what a task is: another run may know another.
      guard text != .reference else { continue }
      let compared = text == .sheet ? returned.withoutReference(unlessIn: given) : returned
      if compared.isScalarwise(given) || compared.isScalarwise(given.withoutSpreadsheetQuote) {
        continue
      }
      guard compared.words == given.words else {
        throw fault(
          "\(text.name) is not the audit's",
          "Restore what the export wrote; only answers are to be filled in, and marks to be moved."
        )
      }
      changed[text] = returned
    }
    self.changed = changed
  }

  /// A text as it came back; `nil` where it came back as it was given, or not at all.
  func changed(_ text: ShownText) -> String? { changed[text] }
}

extension String {
  /// Whether both have the same scalars: `==` takes composed and decomposed characters for one.
  func isScalarwise(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  /// The text without any white space.
  fileprivate var words: [Unicode.Scalar] { unicodeScalars.filter { !$0.properties.isWhitespace } }

  /// A sheet up to the reference, which stands last, where the task itself has none.
  fileprivate func withoutReference(unlessIn given: String) -> String {
    let heading = Array(ShownText.referenceHeading.utf8)
    let own = Array(utf8)
    let length = given.utf8.count
    guard own.count >= length + heading.count,
      own[length..<length + heading.count].elementsEqual(heading)
    else { return self }
    return String(decoding: own[..<length], as: UTF8.self)
  }
}
