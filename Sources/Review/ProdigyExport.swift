public import AuditStore
import DurableFiles
public import Foundation
import Records

/// Tasks of Prodigy: everything in one text, the response first; answers are chosen from one list.
///
/// Offsets count Unicode scalars; marks lie on the edges of the tokens.
public struct ProdigyExport: AnnotationExport {
  /// Creates the writer.
  public init() {}

  /// `jsonl`.
  public var fileExtension: String { "jsonl" }

  /// Writes one line a task.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    for task in tasks { try sink(Data((line(task).text + "\n").utf8)) }
  }

  /// What a recipe gives back as its `config`: `prodigy.json`.
  public func setUp(for tasks: [ReviewTask]) -> [SetUpFile] {
    let config: JSONValue = [
      "choice_style": "multiple", "choice_auto_accept": false,
      "labels": [.string(MarkLabel.span), .string(MarkLabel.sameWords)],
      "blocks": [
        ["view_id": "spans_manual"], ["view_id": "choice", "text": .null, "html": .null],
        [
          "view_id": "text_input", "field_id": "note", "field_label": .string(Question.noteTitle),
          "field_rows": 2,
        ],
      ],
    ]
    return [SetUpFile("prodigy.json", config)]
  }

  private func line(_ task: ReviewTask) -> JSONValue {
    let texts = TaskTexts(task, in: .sheet(.codePoints))
    let text = texts.shown[.sheet] ?? ""
    let marks = task.marks.map { (label: label($0), range: texts.offsets(of: $0)) }
    let tokens = ProdigyTokens(text, marks: marks.map(\.range)).tokens
    let starts = Dictionary(tokens.enumerated().map { ($1.range.lowerBound, $0) }) { $1 }
    let ends = Dictionary(tokens.enumerated().map { ($1.range.upperBound, $0) }) { $1 }
    return [
      "text": .string(text),
      "tokens": .array(
        tokens.enumerated().map { index, token in
          [
            "text": .string(token.text), "start": .int(token.range.lowerBound),
            "end": .int(token.range.upperBound), "id": .int(index), "ws": .bool(token.hasBlank),
          ]
        }
      ),
      "spans": .array(
        marks.map { mark in
          [
            "start": .int(mark.range.lowerBound), "end": .int(mark.range.upperBound),
            "token_start": .int(starts[mark.range.lowerBound] ?? 0),
            "token_end": .int(ends[mark.range.upperBound] ?? 0), "label": .string(mark.label),
          ]
        }
      ),
      "options": .array(
        Question.tags(rows: task.rows.count).map { ["id": .string($0), "text": .string($0)] }
      ),
      "case_id": .string(task.id.rawValue),
      "guideline_version": .string(GuidelineVersion.current.rawValue),
    ]
  }

  private func label(_ mark: TaskMark) -> String {
    mark.source == .response ? MarkLabel.span : MarkLabel.sameWords
  }
}
