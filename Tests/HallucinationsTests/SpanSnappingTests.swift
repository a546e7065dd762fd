import Hallucinations
import SpoorModel
import Statistics
import Testing
import Words

@Suite("Marked ranges are widened to words")
struct SpanSnappingTests {
  private let scanner: WordScanner
  private let dictionary: DictionaryScanner

  init() throws {
    scanner = try WordScanner()
    dictionary = try DictionaryScanner()
  }

  private func snapping(_ text: String) -> SpanSnapping {
    SpanSnapping(of: WordedText(text, by: scanner), by: dictionary)
  }

  private func slice(_ text: String, _ range: ScalarRange) -> String {
    var slice = ""
    slice.unicodeScalars.append(contentsOf: Array(text.unicodeScalars)[range.start..<range.end])
    return slice
  }

  struct Example: CustomTestStringConvertible {
    let text: String
    /// The marked part, which stands once.
    let marked: String
    /// What it is widened to; `nil` where it touches no word.
    let snapped: String?

    init(_ text: String, _ marked: String, _ snapped: String?) {
      (self.text, self.marked, self.snapped) = (text, marked, snapped)
    }

    var testDescription: String { "\(marked) of \(text)" }
  }

  @Test(
    "half a word becomes the word, white space and punctuation at the ends go",
    arguments: [
      Example("She was born in Osteldale.", "stel", "Osteldale"),
      Example("She was born in Osteldale.", " Osteldale.", "Osteldale"),
      Example("born in Osteldale, in 1987.", "dale, in 19", "Osteldale, in 1987"),
      Example("Rasöholm isn’t far", "n’", "isn’t"),
      Example("Rasöholm … far", " … ", nil),
      Example("我们在北京大学学习。", "京", "北京"),
      Example("東京に住んでいます。", "京に", "東京に"),
      Example("コンピューターを使う", "ピュー", "コンピューター"),
      Example("ฉันรักภาษาไทย", "าษ", "ภาษา"),
      Example("그는 서울에서 태어났다.", "울", "서울에서"),
      Example("وُلد في القاهرة سنة 1987.", "قاه", "القاهرة"),
      Example("e\u{301}té 1987", "\u{301}t", "e\u{301}té"),
      Example("won 👩🏽‍🚒 in Kyoto🎉", "🚒 in", "in"),
      Example("won 👩🏽‍🚒", "👩", nil),
      Example("I ❤️ 日本语ABC", "BC", "ABC"),
    ]
  )
  func examples(example: Example) throws {
    let start = try #require(
      example.text.unicodeScalars.firstRange(of: example.marked.unicodeScalars)
    )
    let scalars = example.text.unicodeScalars
    let from = scalars.distance(from: scalars.startIndex, to: start.lowerBound)
    let range = ScalarRange(from, from + example.marked.unicodeScalars.count)
    let snapped = snapping(example.text).snapped(range).map { slice(example.text, $0) }
    #expect(snapped == example.snapped)
  }

  @Test("an empty range touches no word, one past the end only what stands before it")
  func edges() {
    let text = snapping("Kyoto now")
    #expect(text.snapped(ScalarRange(2, 2)) == nil)
    #expect(text.snapped(ScalarRange(7, 400)) == ScalarRange(6, 9))
    #expect(text.snapped(ScalarRange(9, 400)) == nil)
    #expect(snapping("").snapped(ScalarRange(0, 1)) == nil)
  }

  @Test(
    "on any text snapping is idempotent, keeps the words and parts no character",
    arguments: 0..<300
  )
  func properties(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let text = MixedText.make(&random)
    let scalars = Array(text.unicodeScalars)
    let words = WordedText(text, by: scanner).words
    var borders: Set<Int> = [0]
    for character in text { borders.insert((borders.max() ?? 0) + character.unicodeScalars.count) }
    let snapping = snapping(text)
    var found: [ScalarRange] = []
    for _ in 0..<40 {
      let start = random.index(below: scalars.count + 1)
      let range = ScalarRange(start, start + random.index(below: scalars.count + 1 - start))
      let touched = words.filter {
        $0.scalars.lowerBound < range.end && $0.scalars.upperBound > range.start && range.count > 0
      }
      guard let snapped = snapping.snapped(range) else {
        #expect(touched.isEmpty, "\(text.debugDescription) \(range)")
        continue
      }
      found.append(snapped)
      #expect(snapping.snapped(snapped) == snapped)
      #expect(borders.contains(snapped.start) && borders.contains(snapped.end))
      for word in touched {
        #expect(snapped.start <= word.scalars.lowerBound && word.scalars.upperBound <= snapped.end)
      }
      for word in words {
        let isInside =
          snapped.start <= word.scalars.lowerBound && word.scalars.upperBound <= snapped.end
        let isOutside =
          word.scalars.upperBound <= snapped.start || snapped.end <= word.scalars.lowerBound
        #expect(isInside || isOutside)
      }
    }
    let merged = SpanSnapping.merged(found)
    for (one, next) in zip(merged, merged.dropFirst()) { #expect(one.end < next.start) }
    #expect(covered(merged) == covered(found))
  }

  private func covered(_ ranges: [ScalarRange]) -> Set<Int> {
    Set(ranges.flatMap { Array($0.start..<$0.end) })
  }

  @Test("merged ranges never overlap, and ranges with something between stay apart")
  func merging() {
    let ranges = [
      ScalarRange(8, 9), ScalarRange(0, 2), ScalarRange(2, 4), ScalarRange(3, 6), ScalarRange(0, 1),
    ]
    #expect(SpanSnapping.merged(ranges) == [ScalarRange(0, 6), ScalarRange(8, 9)])
    #expect(SpanSnapping.merged([]) == [])
  }
}

/// Texts that mix scripts, marks, joiners and punctuation.
private enum MixedText {
  private static let pieces = [
    "Kyoto", "isn’t", "3.14", "U.S.A.", " ", " ", ", ", "—", "\r\n", "\u{301}", "\u{200D}",
    "e\u{301}",
    "北京大学", "東京", "都", "に", "コンピュ", "ー", "タ", "ภาษา", "ไทย", "ำ", "\u{E34}", "ລາວ", "ភាសា",
    "មြန်", "서울", "에서", "\u{1112}", "\u{1161}", "القاهرة", "\u{64B}", "\u{600}", "שלום", "👩🏽‍🚒", "🇩🇪",
    "🇫", "1️⃣", "❤️", "नमस्ते", "\u{94D}", "𠮷", "ﬁ", "、", "。", "\u{FFFD}",
  ]

  static func make(_ random: inout SplitMix64) -> String {
    (0..<random.index(below: 20)).map { _ in pieces[random.index(below: pieces.count)] }.joined()
  }
}
