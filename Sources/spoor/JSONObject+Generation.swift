import ModelServers
import Records
import SpoorModel

extension JSONObject {
  /// A line of a file of generations.
  static func line(of response: ServedResponse) -> JSONObject {
    var object = line(of: response.generation)
    if !response.tokenTexts.isEmpty {
      let texts = response.tokenTexts.map(JSONValue.string)
      object.members.append(Member(key: "tokens", value: .array(texts)))
    }
    if let end = response.end {
      object.members.append(Member(key: "finish_reason", value: .string(end.rawValue)))
    }
    return object
  }

  /// A line of a file of generations.
  static func line(of generation: Generation) -> JSONObject {
    var object: JSONObject = [
      "prompt_id": .string(generation.promptID), "model": .string(generation.model),
      "text": .string(generation.text),
    ]
    if !generation.tokenIDs.isEmpty {
      let ids = generation.tokenIDs.map(JSONValue.int)
      object.members.append(Member(key: "token_ids", value: .array(ids)))
    }
    if !generation.offsets.isEmpty {
      let rows = generation.offsets.map { offset -> JSONValue in
        [
          .int(offset.scalars.start), .int(offset.scalars.end), .int(offset.bytes.start),
          .int(offset.bytes.end),
        ]
      }
      object.members.append(Member(key: "offsets", value: .array(rows)))
    }
    return object
  }
}
