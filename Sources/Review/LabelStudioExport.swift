public import AuditStore
public import Foundation

/// Pre-annotated tasks for Label Studio: one JSON array, one task an item.
///
/// A task's `data` has `case_id` (the item's hash), `prompt`, `response` and the evidence rows'
/// texts as `evidence_1`, `evidence_2`, …, best first. Its prediction marks the span in the response
/// and the matched phrase in the best row, joined by `borrowed_from`; offsets count Unicode scalars,
/// as Label Studio does. `verdict` stays empty, and neither provenance nor lift is told: an answer
/// that is already filled in biases the expert. ``labelConfiguration`` is the matching set-up.
public struct LabelStudioExport: AnnotationExport {
  private let modelVersion: String

  /// Creates the writer; the predictions name `spoor-<spoorVersion>` as their maker.
  public init(spoorVersion: String) { modelVersion = "spoor-\(spoorVersion)" }

  /// `json`.
  public var fileExtension: String { "json" }

  /// Writes the array, one task a line.
  public func write(_ tasks: some Sequence<ReviewTask>, to sink: (Data) throws -> Void) throws {
    let encoder = JSONEncoder.forExport
    var separator = "[\n"
    for task in tasks {
      let task = LabelStudioTask(task, modelVersion: modelVersion)
      try sink(Data(separator.utf8) + (try encoder.encode(task)))
      separator = ",\n"
    }
    try sink(Data((separator == "[\n" ? "[]\n" : "\n]\n").utf8))
  }

  /// The labelling interface to paste into a Label Studio project before the tasks are imported.
  public static let labelConfiguration = """
    <View>
      <Text name="prompt" value="$prompt"/>
      <Labels name="hal" toName="response">
        <Label value="Hallucination" background="#d55e00" hotkey="1"/>
      </Labels>
      <Text name="response" value="$response"/>
      <Labels name="ev" toName="evidence_1">
        <Label value="Source phrase" background="#0072b2" hotkey="2"/>
      </Labels>
      <Text name="evidence_1" value="$evidence_1"/>
      <Relations><Relation value="borrowed_from"/></Relations>
      <Choices name="verdict" toName="response" choice="single" required="true" showInline="true">
        <Choice value="borrowed" hotkey="q"/>
        <Choice value="not_borrowed" hotkey="w"/>
        <Choice value="unsure" hotkey="e"/>
      </Choices>
      <TextArea name="comment" toName="response" rows="2"/>
    </View>

    """
}
