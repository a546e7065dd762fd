import AuditStore
import DurableFiles
import SpoorModel

/// One task as Label Studio imports it.
struct LabelStudioTask: Encodable {
  let data: [String: String]
  let predictions: [Prediction]

  struct Prediction: Encodable {
    let modelVersion: String
    let result: [Region]

    enum CodingKeys: String, CodingKey {
      case modelVersion = "model_version"
      case result
    }
  }

  init(_ item: ReviewTask, modelVersion: String) {
    let evidence = item.rows
    var data = [
      "case_id": item.id.rawValue,
      "prompt": item.prompt.instruction,
      "response": item.response,
      // The interface shows it always, so Label Studio refuses a task without it.
      "evidence_1": "",
    ]
    for (index, row) in evidence.enumerated() { data["evidence_\(index + 1)"] = row.text }
    self.data = data

    var regions = [Region.mark(.hallucination, item.range, item.text)]
    if let best = evidence.first?.row {
      regions.append(.mark(.source, best.range, best.matched))
      regions.append(.relation(from: .hallucination, to: .source))
    }
    predictions = [
      Prediction(modelVersion: modelVersion, result: regions)
    ]
  }
}

extension LabelStudioTask {
  /// What a marked phrase is, in the names of the labelling interface.
  enum Mark {
    case hallucination
    case source

    fileprivate var id: String { self == .hallucination ? "s1" : "e1" }
    fileprivate var control: String { self == .hallucination ? "hal" : "ev" }
    fileprivate var object: String { self == .hallucination ? "response" : "evidence_1" }
    fileprivate var label: String { self == .hallucination ? "Hallucination" : "Source phrase" }
  }

  /// One element of a prediction's `result`.
  enum Region: Encodable {
    case mark(Mark, ScalarRange, String)
    case relation(from: Mark, to: Mark)

    private enum CodingKeys: String, CodingKey {
      case id
      case type
      case control = "from_name"
      case object = "to_name"
      case value
      case origin = "from_id"
      case target = "to_id"
      case direction
      case labels
    }

    private struct Value: Encodable {
      let start: Int
      let end: Int
      let text: String
      let labels: [String]
    }

    func encode(to encoder: any Encoder) throws {
      var region = encoder.container(keyedBy: CodingKeys.self)
      switch self {
      case .mark(let mark, let range, let text):
        let value = Value(start: range.start, end: range.end, text: text, labels: [mark.label])
        try region.encode(mark.id, forKey: .id)
        try region.encode("labels", forKey: .type)
        try region.encode(mark.control, forKey: .control)
        try region.encode(mark.object, forKey: .object)
        try region.encode(value, forKey: .value)
      case .relation(let origin, let target):
        try region.encode("relation", forKey: .type)
        try region.encode(origin.id, forKey: .origin)
        try region.encode(target.id, forKey: .target)
        try region.encode("right", forKey: .direction)
        try region.encode(["borrowed_from"], forKey: .labels)
      }
    }
  }
}
