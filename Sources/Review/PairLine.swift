import AuditStore
import Foundation

/// One line of an import that speaks of a pair of answers.
struct PairLine: Decodable {
  let pair: PairHash
  let left: String
  let right: String
  /// `nil` where the line has no verdict at all.
  let verdict: PairVerdictFields?

  private enum CodingKeys: String, CodingKey {
    case pair
    case left = "response_left"
    case right = "response_right"
    case verdict
  }

  /// Where the line and the store differ, in words; empty if nowhere.
  func differences(from stored: AnswerPair) -> [String] {
    let pairs = [("left", left, stored.left.text), ("right", right, stored.right.text)]
    return pairs.filter { !$0.1.unicodeScalars.elementsEqual($0.2.unicodeScalars) }
      .map { "the answer at the \($0.0) is not the audit's" }
  }
}

/// The keys that a reviewer of a pair fills in.
struct PairVerdictFields: Decodable {
  let reviewer: String?
  let time: Timestamp?
  let category: PairCategory?
  let side: PairSide?
  let note: String?
  let guidelineVersion: GuidelineVersion?

  enum CodingKeys: String, CodingKey {
    case reviewer, time, category, side, note
    case guidelineVersion = "guideline_version"

    static let toFillIn: [CodingKeys] = [.reviewer, .time, .category, .side, .note]
  }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    reviewer = try object.decodeIfPresent(String.self, forKey: .reviewer)
    time = try object.decodeIfPresent(Timestamp.self, forKey: .time)
    category = try Self.category(in: object)
    side = try object.choice(forKey: .side, of: "left or right")
    note = try object.decodeIfPresent(String.self, forKey: .note)
    guidelineVersion = try object.decodeIfPresent(
      GuidelineVersion.self,
      forKey: .guidelineVersion
    )
  }

  /// The study's number, as a number or a text, or `none` or `unsure`.
  private static func category(
    in object: KeyedDecodingContainer<CodingKeys>
  ) throws -> PairCategory? {
    guard object.contains(.category), try !object.decodeNil(forKey: .category) else { return nil }
    // Whatever else stands there is no category either, and the error below says so.
    let number = try? object.decode(Int.self, forKey: .category)
    let text = try? object.decode(String.self, forKey: .category)
    let word = number.map(String.init) ?? text ?? "this"
    let found = PairCategory.allCases.first { ($0.number.map(String.init) ?? $0.rawValue) == word }
    guard let found else {
      throw DecodingError.dataCorruptedError(
        forKey: .category,
        in: object,
        debugDescription: "'\(word)' is not 1, 2, 3, 4, 5, none or unsure"
      )
    }
    return found
  }
}
