/// What a dataset's file is taken for: which of its keys are which field of a training row.
///
/// The raw values are what `--format` takes.
public enum DatasetShape: String, CaseIterable, Sendable, Codable {
  /// `instruction`, `output`, optional `input`; also `system`, `tools` and `history` (LLaMA-Factory).
  case alpaca
  /// `prompt` with `completion`; also `question`, `query`, and `response`, `answer`.
  case promptCompletion = "prompt-completion"
  /// `instruction`, `response`, optional `context`.
  case dolly
  /// `instruction`, `response`, optional `input`.
  case gpteacher
  /// Chat `messages`, each with `role` and `content`.
  case messages
  /// ShareGPT's `conversations`, each with `from` and `value`.
  case sharegpt
  /// `text`, which the model is trained to say; a line of a text file.
  case text
  /// Keys that the user names (``FieldMapping``).
  case mapped

  /// The shapes that a user can name: all but that of named keys.
  public static let named = allCases.filter { $0 != .mapped }

  /// The shape of a name, as `--format` takes it; `nil` where there is none.
  public init?(named name: String) {
    guard let shape = Self.named.first(where: { $0.rawValue == name }) else { return nil }
    self = shape
  }

  /// The shape in words, with its article.
  public var title: String {
    switch self {
    case .alpaca: "an Alpaca row"
    case .promptCompletion: "a prompt with its completion"
    case .dolly: "a Dolly row"
    case .gpteacher: "a GPTeacher row"
    case .messages: "a chat of messages"
    case .sharegpt: "a ShareGPT conversation"
    case .text: "a text"
    case .mapped: "a row of named fields"
    }
  }

  /// The keys of which one must hold what is asked; empty where nothing is asked.
  var instructionKeys: [String] {
    switch self {
    case .alpaca, .dolly, .gpteacher: ["instruction"]
    case .promptCompletion: ["prompt", "question", "query"]
    case .messages, .sharegpt, .text, .mapped: []
    }
  }

  /// The keys of which one must hold what the model is trained to say.
  var outputKeys: [String] {
    switch self {
    case .alpaca: ["output"]
    case .dolly, .gpteacher: ["response"]
    case .promptCompletion: ["completion", "response", "answer"]
    case .text: ["text"]
    case .messages, .sharegpt, .mapped: []
    }
  }

  /// The keys of which one must hold a conversation.
  var turnKeys: [String] {
    switch self {
    case .messages: ["messages"]
    case .sharegpt: ["conversations", "conversation"]
    default: []
    }
  }
}
