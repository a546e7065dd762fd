import Records
import SpoorModel

/// A shape of instruction data that is known but not read yet.
enum ForeignShape: String, CaseIterable {
  case messages = "chat messages (\"messages\")"
  case conversations = "ShareGPT conversations (\"conversations\")"
  case preferences = "preference pairs (\"chosen\", \"rejected\")"
  case promptAndCompletion = "prompts with completions (\"prompt\", \"completion\")"
  case dolly = "Dolly rows (\"instruction\", \"response\")"
  case plainText = "plain text (\"text\")"

  /// The keys that give the shape away.
  private var keys: [String] {
    switch self {
    case .messages: ["messages"]
    case .conversations: ["conversations"]
    case .preferences: ["chosen", "rejected"]
    case .promptAndCompletion: ["prompt", "completion"]
    case .dolly: ["instruction", "response"]
    case .plainText: ["text"]
    }
  }

  /// The shape of an object that is no training row; `nil` where it is one, or unlike all of these.
  init?(_ object: JSONObject) {
    guard object["instruction"] == nil || object["output"] == nil else { return nil }
    let found = Self.allCases.first { shape in shape.keys.allSatisfy { object[$0] != nil } }
    guard let found else { return nil }
    self = found
  }

  func error(at record: Record) -> SpoorError {
    record.error(
      "this looks like \(rawValue), which Spoor does not read yet",
      remedy: "Convert each record to an object with the keys instruction, input, output."
    )
  }
}
