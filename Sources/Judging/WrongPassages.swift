import Foundation
public import ModelServers
public import Records
public import SpoorModel

/// Asks which passages of a response are wrong.
///
/// The prompt is our own: no study that Spoor follows prints one for spans. The judge quotes, and its
/// quotes are looked for; models count letters badly, so they are asked for no offsets.
public struct WrongPassages: ChatTask {
  /// A passage that the judge holds to be wrong.
  public struct Mark: Hashable, Sendable {
    /// What it quotes.
    public var quote: String
    /// How it is wrong.
    public var kind: Kind
    /// How sure the judge says it is, 0...1: nothing makes that a probability before it is calibrated.
    public var confidence: Double
    /// Why.
    public var reason: String
  }

  /// How a passage is wrong.
  public enum Kind: String, CaseIterable, Sendable {
    /// The references say something else.
    case contradicted
    /// Nothing says so, and the judge holds it to be false.
    case unsupported
  }

  /// The prompt.
  public let prompt: TextTemplate
  /// The most tokens of an answer.
  public let limit: Int

  /// The prompt that is asked where the user has none.
  public static let standard = String(decoding: PackageResources.spans_txt, as: UTF8.self)

  /// Asks by a prompt.
  ///
  /// - Parameters:
  ///   - prompt: the prompt, with `{response}`, and where wanted `{instruction}` and `{references}`.
  ///   - file: where it was read.
  ///   - limit: the most tokens of an answer.
  /// - Throws: ``SpoorError`` where it has no place for the response.
  public init(_ prompt: String, from file: String, limit: Int) throws(SpoorError) {
    self.prompt = try TextTemplate(ofJudge: prompt, from: file)
    self.limit = limit
  }

  /// The question about a response.
  public func question(on answer: JudgedAnswer) -> ChatQuestion {
    ChatQuestion(
      prompt.filled(for: answer),
      name: "wrong_passages",
      schema: Self.schema,
      limit: limit
    )
  }

  private static let schema = JSONSchema.object(
    (
      "spans",
      JSONSchema.list(
        of: JSONSchema.object(
          ("quote", JSONSchema.text),
          ("kind", JSONSchema.one(of: Kind.allCases.map { .string($0.rawValue) })),
          ("confidence", JSONSchema.number(from: 0, to: 1)),
          ("reason", JSONSchema.text)
        )
      )
    )
  )

  /// The marks; none for a response that the judge finds nothing wrong with.
  public func finding(
    in reply: JSONObject,
    on answer: JudgedAnswer
  ) throws(MalformedReply) -> [Mark] {
    guard let spans = reply["spans"]?.elements else { throw MalformedReply("no list \"spans\"") }
    var marks: [Mark] = []
    for (place, span) in spans.enumerated() { marks.append(try mark(span, "spans[\(place)]")) }
    return marks
  }

  private func mark(_ value: JSONValue, _ place: String) throws(MalformedReply) -> Mark {
    guard let quote = value.members?["quote"]?.characters,
      !quote.allSatisfy(\.isWhitespace)
    else { throw MalformedReply("\(place) has no \"quote\"") }
    guard let kind = value.members?["kind"]?.characters.flatMap(Kind.init) else {
      throw MalformedReply("\(place) has no \"kind\" of those asked for")
    }
    guard let confidence = value.members?["confidence"]?.number, (0...1).contains(confidence)
    else { throw MalformedReply("\(place) has no \"confidence\" from 0 to 1") }
    let reason = value.members?["reason"]?.characters ?? ""
    return Mark(quote: quote, kind: kind, confidence: confidence, reason: reason)
  }
}
