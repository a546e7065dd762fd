/// The folded words of a text, asked only where they hold a run.
struct FoldedText: Sendable {
  let words: [String]
  /// Where each word stands, of a long text; a short one is looked through.
  private let places: [String: [Int]]?

  private static let longText = 64

  init(_ words: [String]) {
    let bare = words.map(Self.bare)
    self.words = bare
    places =
      bare.count > Self.longText ? Dictionary(grouping: bare.indices, by: { bare[$0] }) : nil
  }

  /// Where the run begins, in order; nowhere for an empty one.
  ///
  /// - Complexity: O(occurrences of its first word) in a long text.
  func starts(of run: [String]) -> [Int] {
    let run = run.map(Self.bare)
    guard let first = run.first else { return [] }
    let candidates = places.map { $0[first, default: []] } ?? Array(words.indices)
    return candidates.filter { words[$0...].starts(with: run) }
  }

  /// Whether the run stands in the text, word by word.
  func hold(_ run: [String]) -> Bool { !starts(of: run).isEmpty }

  /// A word as it is compared: a possessive counts as its noun, a number without its separators and
  /// its ordinal's ending ("15th"), in the digits of ASCII.
  static func bare(_ word: String) -> String {
    if word.hasSuffix("'s") { return String(word.dropLast(2)) }
    guard word.first?.isNumber ?? false else { return word }
    let number = withoutOrdinal(String(word.map(asciiDigit)))
    return isGrouped(number) ? number.filter { $0 != "," } : number
  }

  private static func asciiDigit(_ character: Character) -> Character {
    guard !character.isASCII,
      let scalar = character.unicodeScalars.first, scalar.properties.numericType == .decimal,
      let digit = character.wholeNumberValue
    else { return character }
    return Character(String(digit))
  }

  private static func withoutOrdinal(_ number: String) -> String {
    let digits = number.dropLast(2)
    let isOrdinal = ["st", "nd", "rd", "th"].contains(number.suffix(2))
    return isOrdinal && !digits.isEmpty && digits.allSatisfy(\.isNumber) ? String(digits) : number
  }

  /// Whether a word is a number whose digits stand in groups of three: "1,920", "1,234.5", not "1,5".
  private static func isGrouped(_ word: String) -> Bool {
    guard word.contains(",") else { return false }
    let whole = word.prefix { $0 != "." }
    guard word.dropFirst(whole.count + 1).allSatisfy(\.isNumber) else { return false }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    return groups.allSatisfy { $0.allSatisfy(\.isNumber) } && !groups[0].isEmpty
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}
