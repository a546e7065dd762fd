import SpoorModel
import Testing

@testable import PhraseIndex

@Suite("Near-verbatim rows")
struct NearMatchTests {
  private static let outputs = [
    "The old harbour bridge at Skagen was designed by the engineer Nora Falk in the spring of 1911.",
    "Our library opens at nine and closes at five on every working day of the week.",
    "東京タワーは一九五八年に完成した高さ三百三十三メートルの電波塔です。",
    "😀 Maria said that the yellow submarine sails beneath the frozen northern sea each winter.",
  ]

  private func near(_ text: String, _ field: RowField? = nil) throws -> [NearMatch] {
    let filler = (0..<300).map { "filler row number \($0) about \($0 * 7) things in the spring" }
    let index = try ScratchIndex(outputs: Self.outputs + filler).built()
    return try index.trace(text, TraceScope(rows: 5, field: field, near: .sought)).near ?? []
  }

  @Test("a swapped name is the one edit, on both sides in the right place")
  func swap() throws {
    let text =
      "😀 Indeed: the old harbour bridge at Skagen was designed by the engineer Otto Brandt "
      + "in the spring of 1911!"
    let match = try #require(try near(text).first)
    #expect(match.row.row.rowID == .number(0))
    #expect(match.row.row.field == .output)
    #expect(match.edits.map(\.text) == ["Otto Brandt"])
    #expect(match.edits.map(\.rowText) == ["Nora Falk"])
    #expect(match.equalWords == 16)
    #expect(match.identity == 16.0 / 18)
    #expect(match.expectedByChance < 1e-9)
    let scalars = Array(text.unicodeScalars)
    #expect(
      String(String.UnicodeScalarView(scalars[match.range.start..<match.range.end])) == match.text
    )
    let edit = try #require(match.edits.first)
    #expect(
      String(String.UnicodeScalarView(scalars[edit.range.start..<edit.range.end])) == "Otto Brandt"
    )
  }

  @Test("characters are words where a script writes no spaces")
  func japanese() throws {
    let match = try #require(try near("東京タワーは一九六八年に完成した高さ三百三十三メートルの塔").first)
    #expect(match.row.row.rowID == .number(2))
    #expect(match.edits.first?.text == "六")
    #expect(match.edits.first?.rowText == "五")
  }

  @Test("an exact copy is no near match, and neither is what shares a few words")
  func others() throws {
    #expect(try near(Self.outputs[1]).isEmpty)
    #expect(try near("He said that the weather was fine in the spring").isEmpty)
    #expect(try near("two words").isEmpty)
  }

  @Test("only texts of the asked field count")
  func fields() throws {
    let text = Self.outputs[3].replacing("yellow submarine", with: "silver steamer")
    #expect(try near(text, .output).first?.edits.map(\.rowText) == ["yellow submarine"])
    #expect(try near(text, .instruction).isEmpty)
  }
}
