public import AuditStore
import DurableFiles
public import Foundation
import Records

/// Records of Argilla 2 as its SDK reads them: `dataset.records.from_json("tasks.json")`.
///
/// Marks are suggestions; offsets count Unicode scalars.
public struct ArgillaExport: AnnotationExport {
  private let agent: String

  /// Creates the writer; suggestions name `spoor-<spoorVersion>` as their maker.
  public init(spoorVersion: String) { agent = "spoor-\(spoorVersion)" }

  /// `json`.
  public var fileExtension: String { "json" }

  /// Writes the array, one record a line.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    try tasks.writeArray(to: sink, record)
  }

  /// The dataset's set-up, for `Settings.from_json`: `settings.json`.
  public func setUp(for tasks: [ReviewTask]) -> [SetUpFile] {
    [SetUpFile("settings.json", ArgillaSettings(rows: tasks.mostRows).json)]
  }

  private func record(_ task: ReviewTask) -> JSONValue {
    let texts = TaskTexts(task, in: .browserFields)
    // Fields that are not required may be absent; an empty one is shown as an empty box.
    let fields = ArgillaSettings(rows: task.rows.count).texts.compactMap { text in
      texts.shown[text].map {
        JSONObject.Member(key: text.argillaName, value: .string($0))
      }
    }
    let suggestions = task.marks.map { mark in
      JSONObject.Member(
        key: mark.source.argillaQuestion,
        value: ["value": [span(mark, texts.offsets(of: mark))], "agent": .string(agent)]
      )
    }
    return [
      "id": .string(task.id.rawValue), "fields": .object(JSONObject(fields)),
      "metadata": ["guideline_version": .string(GuidelineVersion.current.rawValue)],
      "suggestions": .object(JSONObject(suggestions)), "responses": [:], "vectors": [:],
      "status": "pending",
    ]
  }

  private func span(_ mark: TaskMark, _ offsets: Range<Int>) -> JSONValue {
    [
      "start": .int(offsets.lowerBound), "end": .int(offsets.upperBound),
      "label": .string(mark.source.argillaLabel),
    ]
  }
}

extension ShownText {
  /// The field that shows it.
  var argillaName: String {
    if case .row(let row) = self { "row_\(row)" } else { labelStudioName }
  }

  /// The question of the marks in it.
  var argillaQuestion: String {
    if case .row(let row) = self { "same_words_\(row)" } else { "words" }
  }

  /// The label of marks in it.
  var argillaLabel: String { self == .response ? "words_to_judge" : "same_words" }
}
