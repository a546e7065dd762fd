import Foundation
import SuffixArrays
import Testing

@Suite(
  "Alpaca",
  .enabled(if: AlpacaRows.file != nil, "needs data/alpaca beside the package and the zstd command")
)
struct AlpacaTests {
  @Test("the longest matches of some rows among the others are those of a comparison")
  func longestMatches() throws {
    var ids: [Substring: UInt32] = [:]
    var texts: [[UInt32]] = []
    for row in try AlpacaRows.rows().prefix(8_000) {
      for text in [row["instruction"], row["input"], row["output"]].compactMap(\.self) {
        texts.append(
          text.split(separator: " ").map { word in
            let id = ids[word] ?? UInt32(ids.count) + 1
            ids[word] = id
            return id
          }
        )
      }
    }
    let folder = try SuffixFolder()
    let asked = texts.suffix(300)
    try folder.write(texts.dropLast(300), vocabulary: ids.count)
    let array = try MappedSuffixArray(opening: folder.files)
    var longest = 0
    for text in asked {
      for (place, match) in try array.longestMatches(of: text).enumerated() {
        #expect(try array.longestMatch(of: text[place...]) == match)
        longest = max(longest, match.length)
      }
    }
    #expect(longest > 4)
  }
}
