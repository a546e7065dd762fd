import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing
import Words

@testable import PhraseIndex

/// FTS5, the suffix array and a scan must count the same.
@Suite("Counts of phrases")
struct CountTests {
  /// The words of every field of every row, for the scan.
  private struct Fields {
    var texts: [WordedText] = []
    private var weights: [Int] = []
    private var places: [String: [(text: Int, word: Int)]] = [:]

    init(of index: PhraseIndex) throws {
      for number in 0..<index.rowCount {
        for part in try index.row(number).parts {
          let text = WordedText(part.text, by: index.scanner)
          for (word, folded) in text.words.enumerated() {
            places[folded.text, default: []].append((texts.count, word))
          }
          texts.append(text)
          weights.append(try index.copyCount(of: number))
        }
      }
    }

    func count(of run: [String]) -> Int {
      places[run.first ?? "", default: []].reduce(0) { sum, place in
        let found = texts[place.text].words[place.word...].prefix(run.count).map(\.text)
        return sum + (found.elementsEqual(run) ? weights[place.text] : 0)
      }
    }
  }

  /// Draws phrases of 1 to 8 words from the rows, some with a word swapped for another row's.
  private func check(_ index: PhraseIndex, phrases: Int, seed: UInt64) throws {
    let fields = try Fields(of: index)
    let fullText = try index.shards.indices.map { try FullTextInstances(in: index, shard: $0) }
    var generator = SplitMix64(seed: seed)
    let filled = fields.texts.filter { !$0.words.isEmpty }
    try #require(!filled.isEmpty)
    for _ in 0..<phrases {
      let text = try #require(filled.randomElement(using: &generator))
      let start = Int.random(in: text.words.indices, using: &generator)
      let end = min(text.words.count, start + Int.random(in: 1...8, using: &generator))
      var phrase = text.surface(start..<end)
      if Bool.random(using: &generator) {
        let other = try #require(filled.randomElement(using: &generator))
        phrase += " " + other.surface(Int.random(in: other.words.indices, using: &generator))
      }
      let run = index.scanner.words(of: phrase).map(\.text)
      let scanned = fields.count(of: run)
      let indexed = index.indexed(phrase)
      let places = try index.places(of: 0..<run.count, in: indexed)
      #expect(index.count(of: places) == scanned, "\(phrase)")
      #expect(try index.counts(of: places).values.reduce(0, +) == scanned, "\(phrase)")
      let instances = try fullText.enumerated().reduce(0) { sum, shard in
        try shard.element.counts(of: phrase).reduce(sum) {
          try $0 + $1.count * index.copyCount(of: index.firstRows[shard.offset] + $1.row)
        }
      }
      #expect(instances == scanned, "\(phrase)")
      #expect(try index.trace(phrase, TraceScope(rows: 0)).occurrences == scanned, "\(phrase)")
    }
  }

  @Test(
    "FTS5, suffix array and scan count the same on the planted world",
    .enabled(if: SharedData.worldA != nil, "world-a is not beside the package")
  )
  func plantedWorld() throws {
    let scratch = try ScratchIndex.worldA()
    try check(try scratch.built(), phrases: TestScale.count(400, heavy: 4000), seed: 1)
  }

  @Test(
    "FTS5, suffix array and scan count the same on Alpaca's rows",
    .enabled(if: Alpaca.isReadable, "needs data/alpaca beside world-a and the zstd command")
  )
  func alpaca() throws {
    let rows = try Alpaca.rows(TestScale.count(2000, heavy: 52_002))
    let scratch = try ScratchIndex(file: "alpaca.json", rows)
    try check(try scratch.built(), phrases: TestScale.count(300, heavy: 3000), seed: 2)
  }

  @Test("FTS5, suffix array and scan count the same over scripts, emoji and case", arguments: 1...4)
  func scripts(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<60).map { _ in
      ScratchIndex.Row(
        instruction: Self.text(&generator),
        input: Self.text(&generator),
        output: Self.text(&generator)
      )
    }
    let scratch = try ScratchIndex(rows)
    try check(try scratch.built(), phrases: TestScale.count(250, heavy: 5000), seed: seed)
  }

  private static let pieces = [
    "la", "LA", "La", "İstanbul", "STRASSE", "straße", "ﬁre", "fire", "don’t", "don't", "Ｆｕｌｌ",
    "full", "3.14", "1,000", "½", "㈠", "①", "㌔", "ﷺ", "서울", "특별시", "한국어", "北京", "大学", "一",
    "東京タワー", "ﾀﾜｰ", "の", "กรุงเทพ", "สวัสดี", "😀", "👩‍👩‍👧", "🇫🇷", "cafe\u{301}", "café", "אב״ג",
    "עם", "العربية", "a@b.com", "snake_case", "“quoted”", "—", "...", "\u{0}", "x\u{200B}y", "Ⅳ",
  ]

  private static func text(_ generator: inout SplitMix64) -> String {
    let glue = [" ", " ", " ", "", ", ", ". ", "\n", "　"]
    return (0..<Int.random(in: 0...24, using: &generator)).reduce(into: "") { text, _ in
      text += pieces.randomElement(using: &generator) ?? ""
      text += glue.randomElement(using: &generator) ?? " "
    }
  }

  @Test("a run that repeats itself counts every start", arguments: [("la", 3), ("la la", 2)])
  func overlaps(phrase: String, count: Int) throws {
    let scratch = try ScratchIndex(outputs: ["La la LA!"])
    let index = try scratch.built()
    #expect(try FullTextInstances(in: index).counts(of: phrase).map(\.count) == [count])
    #expect(try index.trace(phrase, TraceScope(rows: 1)).occurrences == count)
  }

  @Test(
    "what stands nowhere counts 0 everywhere",
    arguments: ["xyzzy", "xyzzy plugh", "red plugh", "plugh red", "fox red", "狐", "赤い"]
  )
  func absent(phrase: String) throws {
    let scratch = try ScratchIndex(outputs: ["The red fox"])
    let index = try scratch.built()
    let trace = try index.trace(phrase, TraceScope(rows: 3))
    #expect(trace.occurrences == 0)
    #expect(try FullTextInstances(in: index).counts(of: phrase).isEmpty)
    #expect(trace.matches.allSatisfy { $0.wordCount == 1 && $0.occurrences == 1 })
  }
}
