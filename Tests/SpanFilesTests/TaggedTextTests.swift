import SpoorModel
import Testing

@testable import SpanFiles

@Suite("FAVA's tags")
struct TaggedTextTests {
  @Test(
    "however they are written, leave the response and what they mark in it",
    arguments: [
      ("a <entity>b</entity> c", "a b c", ["entity:b"]),
      ("a < b <i>c</i> </", "a < b <i>c</i> </", []),
      (
        "<relation>was <delete>born</delete><mark>raised</mark> in</relation>", "was born in",
        ["relation:born"]
      ),
      ("<sentence>All false.</sentence>", "All false.", ["contradictory:All false."]),
      (
        "<contradictory><delete>All false.</delete><contradictory> So", "All false. So",
        ["contradictory:All false."]
      ),
      ("<invented>open to the end</s>", "open to the end", ["invented:open to the end"]),
      ("a</mark> b</entity>", "a b", []),
      ("<entity><delete>x</entity></delete> y", "x y", ["entity:x"]),
      ("<delete>x</delete> y", "x y", ["nil:x"]),
      (
        "<subjective>A <entity><delete>é😀</delete><mark>o</mark></entity> B</subjective>", "A é😀 B",
        ["entity:é😀", "subjective:A é😀 B"]
      ),
      ("<entity><delete></delete><mark></mark></entity>a", "a", []),
      ("", "", []),
    ] as [(String, String, [String])]
  )
  func tags(tagged: String, text: String, marks: [String]) {
    let read = TaggedText(tagged, response: .beforeEdit)
    let scalars = Array(read.text.unicodeScalars)
    #expect(read.text == text)
    let found = read.marks.map { mark in
      var slice = ""
      slice.unicodeScalars.append(contentsOf: scalars[mark.range.start..<mark.range.end])
      return "\(mark.category ?? "nil"):\(slice)"
    }
    #expect(found == marks)
    #expect(read.insertions == [])
  }

  @Test("with a correction alone mark nothing in the response")
  func insertion() {
    let read = TaggedText("He <entity><mark>twice </mark></entity>won", response: .beforeEdit)
    #expect(read.text == "He won")
    #expect(read.marks.isEmpty)
    #expect(read.insertions == ["twice "])
  }
}
