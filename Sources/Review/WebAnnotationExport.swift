public import AuditStore
import DurableFiles
public import Foundation
import Records
import SpoorModel

/// A page of W3C Web Annotations, one a task: what is judged is its target, who judges adds bodies.
///
/// Each target has a position, in Unicode scalars, and a quote with what stands around it. The annotated texts
/// stand in the page, in `spoor:texts`.
public struct WebAnnotationExport: AnnotationExport {
  /// Creates the writer.
  public init() {}

  /// `jsonld`.
  public var fileExtension: String { "jsonld" }

  /// Writes the page, one annotation a line.
  public func write(_ tasks: [ReviewTask], to sink: (Data) throws -> Void) throws {
    let head = """
      {"@context": ["http://www.w3.org/ns/anno.jsonld", {"spoor": "urn:spoor:"}], \
      "id": "urn:spoor:batch", "type": "AnnotationPage", "items":\u{20}
      """
    try sink(Data(head.utf8))
    try tasks.writeArray(to: sink, annotation)
    try sink(Data("}\n".utf8))
  }

  private func annotation(_ task: ReviewTask) -> JSONValue {
    let texts = TaskTexts(task, in: .plainFields)
    let shown = texts.shown.sorted { $0.key.labelStudioName < $1.key.labelStudioName }
    return [
      "id": .string("urn:spoor:case:\(task.id.rawValue)"), "type": "Annotation",
      "motivation": "assessing", "body": [],
      "target": .array(task.marks.map { target($0, of: task) }),
      "spoor:texts": .object(
        JSONObject(
          shown.map { .init(key: $0.key.labelStudioName, value: .string($0.value)) }
        )
      ),
      "spoor:guideline_version": .string(GuidelineVersion.current.rawValue),
    ]
  }

  private func target(_ mark: TaskMark, of task: ReviewTask) -> JSONValue {
    let (before, behind) = task.context(of: mark, scalars: 32)
    return [
      "source": .string("urn:spoor:case:\(task.id.rawValue):\(mark.source.labelStudioName)"),
      "selector": [
        [
          "type": "TextPositionSelector", "start": .int(mark.range.start),
          "end": .int(mark.range.end),
        ],
        [
          "type": "TextQuoteSelector", "exact": .string(task.words(of: mark)),
          "prefix": .string(before), "suffix": .string(behind),
        ],
      ],
    ]
  }
}
