import Foundation
public import ModelServers
public import Records
public import SpoorModel

/// Asks for five scores of a response, one an aspect, as just-eval-instruct does.
///
/// Aspects and scale are the study's; the prompt's words are our own.
public struct AspectScores: ChatTask {
  /// A score, and why.
  public struct Score: Hashable, Sendable {
    /// 1 to 5; `nil` where the judge says that the aspect does not apply.
    public var value: Int?
    /// Why.
    public var reason: String
  }

  /// The scale.
  public static let scale = 1...5
  /// What stands for a score where an aspect does not apply.
  public static let notApplicable = "N/A"
  /// The prompt that is asked where the user has none.
  public static let standard = String(decoding: PackageResources.aspects_txt, as: UTF8.self)

  /// The prompt.
  public let prompt: TextTemplate
  /// The most tokens of an answer.
  public let limit: Int

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
    ChatQuestion(prompt.filled(for: answer), name: "scores", schema: Self.schema, limit: limit)
  }

  private static let schema: JSONObject = {
    let values = scale.map(JSONValue.int) + [.string(notApplicable)]
    let score = JSONSchema.object(
      ("reason", JSONSchema.text),
      ("score", JSONSchema.one(of: values))
    )
    return JSONSchema.object(JudgedAspect.allCases.map { ($0.rawValue, .object(score)) })
  }()

  /// The scores of all five aspects.
  public func finding(
    in reply: JSONObject,
    on answer: JudgedAnswer
  ) throws(MalformedReply) -> [JudgedAspect: Score] {
    var scores: [JudgedAspect: Score] = [:]
    for aspect in JudgedAspect.allCases {
      guard let members = reply[aspect.rawValue]?.members, let told = members["score"] else {
        throw MalformedReply("no score of \"\(aspect.rawValue)\"")
      }
      scores[aspect] = Score(
        value: try value(told, aspect),
        reason: members["reason"]?.characters ?? ""
      )
    }
    return scores
  }

  /// just-eval's own judges write scores as strings.
  private func value(_ told: JSONValue, _ aspect: JudgedAspect) throws(MalformedReply) -> Int? {
    if let text = told.characters, text.uppercased() == Self.notApplicable { return nil }
    guard let score = told.integer ?? told.characters.flatMap({ Int($0) }),
      Self.scale.contains(score)
    else {
      throw MalformedReply("the score of \"\(aspect.rawValue)\" is neither 1 to 5 nor \"N/A\"")
    }
    return score
  }
}
