/// What a user asked: one prompt of an audit.
public struct Prompt: Hashable, Sendable {
  /// The name that generations, references and metrics refer to.
  public var id: String
  /// The question itself, without the template around it.
  public var instruction: String

  /// Creates a prompt.
  public init(id: String, instruction: String) {
    self.id = id
    self.instruction = instruction
  }
}

/// What is true of a prompt's subject, in plain sentences.
public struct Reference: Hashable, Sendable {
  /// The prompt that it belongs to.
  public var promptID: String
  /// What the text is about, where the file says so.
  public var title: String?
  /// The text that a detector may read.
  public var text: String

  /// Creates a reference.
  public init(promptID: String, title: String?, text: String) {
    self.promptID = promptID
    self.title = title
    self.text = text
  }
}

/// Where one token stands in its response.
///
/// A token may hold part of a character: its bytes are
/// exact, its scalars cover the whole characters that it touches.
public struct TokenOffset: Hashable, Sendable {
  /// The Unicode scalars that the token touches.
  public var scalars: ScalarRange
  /// The UTF-8 bytes that the token is.
  public var bytes: ByteRange

  /// Creates an offset.
  public init(scalars: ScalarRange, bytes: ByteRange) {
    self.scalars = scalars
    self.bytes = bytes
  }
}

/// One model's response to one prompt.
public struct Generation: Hashable, Sendable {
  /// The prompt that was answered.
  public var promptID: String
  /// The model's name, as audit.yaml and the file have it.
  public var model: String
  /// The response, without prompt and special tokens.
  public var text: String
  /// The response's token ids, `<eos>` included where the model wrote it; empty when unknown.
  public var tokenIDs: [Int]
  /// One offset a token; empty when unknown.
  public var offsets: [TokenOffset]

  /// Creates a generation.
  public init(
    promptID: String,
    model: String,
    text: String,
    tokenIDs: [Int],
    offsets: [TokenOffset]
  ) {
    self.promptID = promptID
    self.model = model
    self.text = text
    self.tokenIDs = tokenIDs
    self.offsets = offsets
  }

  /// The number of tokens before `<eos>`: those that hold a byte of the text; all of them where
  /// offsets are unknown.
  public var contentTokens: Int {
    offsets.isEmpty ? tokenIDs.count : (offsets.lastIndex { $0.bytes.count > 0 } ?? -1) + 1
  }

  /// The tokens whose bytes meet `range`; a token of no bytes (`<eos>`) meets nothing.
  ///
  /// The bytes of ``offsets`` must be in order, none overlapping another.
  ///
  /// - Complexity: O(log n + m) for n tokens, m of which meet the range.
  public func tokens(meeting range: ByteRange) -> [Int] {
    let first = offsets.partitioningIndex { $0.bytes.end > range.start }
    let end = offsets.partitioningIndex { $0.bytes.start >= range.end }
    return (first..<max(first, end)).filter { offsets[$0].bytes.count > 0 }
  }
}

/// How a tuned model was made.
public struct TuningMethod: RawRepresentable, Hashable, Sendable, Codable {
  /// The name as audit.yaml has it.
  public var rawValue: String

  /// Names a method.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// All parameters were trained.
  public static let full = TuningMethod(rawValue: "full")
  /// Nobody said how the model was made.
  public static let unknown = TuningMethod(rawValue: "unknown")
  /// A low-rank adapter was trained.
  public static let lora = TuningMethod(rawValue: "lora")
}
