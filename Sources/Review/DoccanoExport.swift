public import AuditStore
import DurableFiles
public import Foundation
import Records

/// Lines for doccano: everything in one text, the response first, and answers as categories.
///
/// For a project of the type "Intent Detection and Slot Filling", the only one with marks and categories, which
/// counts UTF-16. doccano refuses lines of differing keys, and shows marks to whoever imported them alone: the
/// text itself names the words to judge.
public struct DoccanoExport: AnnotationExport {
  private let unit: OffsetUnit

  /// Creates the writer.
  public init(offsets unit: OffsetUnit = .utf16) { self.unit = unit }

  /// `jsonl`.
  public var fileExtension: String { "jsonl" }

  /// Writes one line a task.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    for task in tasks { try sink(Data((line(task).text + "\n").utf8)) }
  }

  /// The labels to import into the project before the tasks: `categories.json`, `spans.json`.
  public func setUp(for tasks: [ReviewTask]) -> [SetUpFile] {
    [
      SetUpFile("categories.json", labels(Question.tags(rows: tasks.mostRows))),
      SetUpFile("spans.json", labels([MarkLabel.span, MarkLabel.sameWords])),
    ]
  }

  private func labels(_ names: [String]) -> JSONValue {
    .array(names.map { ["text": .string($0)] })
  }

  private func line(_ task: ReviewTask) -> JSONValue {
    let texts = TaskTexts(task, in: .sheet(unit))
    let marks = task.marks.map { mark -> JSONValue in
      let offsets = texts.offsets(of: mark)
      let label = mark.source == .response ? MarkLabel.span : MarkLabel.sameWords
      return [.int(offsets.lowerBound), .int(offsets.upperBound), .string(label)]
    }
    return [
      "text": .string(texts.shown[.sheet] ?? ""), "entities": .array(marks), "cats": [],
      "case_id": .string(task.id.rawValue), "offsets": .string(unit.rawValue),
      "guideline_version": .string(GuidelineVersion.current.rawValue),
    ]
  }
}
