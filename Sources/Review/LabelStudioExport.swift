public import AuditStore
import DurableFiles
public import Foundation
import Records
import SpoorModel

/// Pre-annotated tasks for Label Studio: one JSON array, one task an item.
///
/// A task's `data` has `case_id` (the item's hash), `prompt`, `response`, `reference` and the rows as
/// `question_1`, `evidence_1`, `question_2`, …, all tasks as many: Label Studio refuses a task that lacks what
/// the interface shows. Its prediction marks the span in the response and the matching words in each row;
/// offsets count Unicode scalars, as Label Studio does.
public struct LabelStudioExport: AnnotationExport {
  private let modelVersion: String

  /// Creates the writer; the predictions name `spoor-<spoorVersion>` as their maker.
  public init(spoorVersion: String) { modelVersion = "spoor-\(spoorVersion)" }

  /// `json`.
  public var fileExtension: String { "json" }

  /// Writes the array, one task a line.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    let rows = tasks.mostRows
    try tasks.writeArray(to: sink) { value(of: $0, rows: rows) }
  }

  /// The labelling interface to paste into a project before the tasks are imported: `label_config.xml`.
  public func setUp(for tasks: [ReviewTask]) -> [SetUpFile] {
    [SetUpFile("label_config.xml", LabelStudioInterface(rows: tasks.mostRows).xml)]
  }

  private func value(of task: ReviewTask, rows: Int) -> JSONValue {
    let texts = TaskTexts(task, in: .browserFields)
    var data: JSONObject = [
      "case_id": .string(task.id.rawValue),
      "guideline_version": .string(GuidelineVersion.current.rawValue),
      "row_ids": .array(task.rows.map { .string($0.row.rowID.description) }),
    ]
    for text in LabelStudioInterface(rows: rows).texts {
      let shown = texts.shown[text] ?? (text == .reference ? "" : ShownText.noRow)
      data.members.append(JSONObject.Member(key: text.labelStudioName, value: .string(shown)))
    }
    let marks = task.marks.enumerated().map { index, mark in
      let offsets = texts.offsets(of: mark)
      return region(index, mark, offsets, words: texts.words(at: offsets, in: mark.source))
    }
    return [
      "data": .object(data),
      "predictions": [["model_version": .string(modelVersion), "result": .array(marks)]],
    ]
  }

  private func region(
    _ index: Int,
    _ mark: TaskMark,
    _ offsets: Range<Int>,
    words: String
  ) -> JSONValue {
    let isSpan = mark.source == .response
    return [
      "id": "m\(index)", "type": "labels",
      "from_name": .string(mark.source.labelStudioControl),
      "to_name": .string(mark.source.labelStudioName),
      "value": [
        "start": .int(offsets.lowerBound), "end": .int(offsets.upperBound),
        "text": .string(words),
        "labels": [.string(isSpan ? MarkLabel.span : MarkLabel.sameWords)],
      ],
    ]
  }
}

/// What marks are called in annotation tools.
enum MarkLabel {
  /// The span to judge.
  static let span = "Words to judge"
  /// The words of a row that match it.
  static let sameWords = "Same words"
}

extension ShownText {
  /// Its key in a task's `data`, and its name in the interface.
  var labelStudioName: String {
    switch self {
    case .prompt: "prompt"
    case .response: "response"
    case .reference: "reference"
    case .question(let row): "question_\(row)"
    case .row(let row): "evidence_\(row)"
    case .sheet: "text"
    }
  }

  /// The name of the control that marks it.
  var labelStudioControl: String {
    if case .row(let row) = self { "ev_\(row)" } else { "hal" }
  }
}
