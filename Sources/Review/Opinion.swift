public import AuditStore
import DurableFiles

/// What one expert said last of a task, unnamed: experts are letters, another one from task to task.
public struct Opinion: Encodable, Sendable {
  /// The letter.
  public let expert: String
  /// What they said.
  public let verdict: Verdict

  private enum CodingKeys: String, CodingKey { case expert, note }

  /// Writes the letter, the answers and the note.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(expert, forKey: .expert)
    try verdict.answers.encode(to: encoder)
    try object.encode(verdict.note, forKey: .note)
  }
}

extension JudgedTask {
  /// What each expert said last, in an order that tells nobody's name.
  public var opinions: [Opinion] {
    let item = drawn.task.id.rawValue
    let words = verdicts.lastWords.values.sorted {
      ItemHash(digesting: [item, $0.reviewer]).rawValue
        < ItemHash(digesting: [item, $1.reviewer]).rawValue
    }
    return words.enumerated().map { Opinion(expert: Self.letters($0), verdict: $1) }
  }

  /// A to Z, then AA, AB and so on.
  private static func letters(_ place: Int) -> String {
    let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place % 26)))
    return place < 26 ? last : letters(place / 26 - 1) + last
  }
}
