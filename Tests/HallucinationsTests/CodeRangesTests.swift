import Testing

@testable import Hallucinations

@Suite("Code in texts")
struct CodeRangesTests {
  /// The text with every scalar of code as "x".
  private func marked(_ text: String) -> String {
    let code = CodeRanges(of: text)
    let scalars = text.unicodeScalars.enumerated().map { index, scalar in
      code.overlap(index..<index + 1) && scalar != "\n" && scalar != "\r" ? "x" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  @Test(
    "fences, inline code and addresses are code, whatever stands before them",
    arguments: [
      ("Say 42.", "Say 42."), ("😀 `x = 42` is 42.", "😀 xxxxxxxx is 42."),
      ("See https://a.org/2020 now", "See xxxxxxxxxxxxxxxxxx now"),
      ("é 1\n```\nx = 2\n```\n3", "é 1\nxxx\nxxxxx\nxxx\n3"),
      ("1\r\n```swift\r\nx = 2", "1\r\nxxxxxxxx\r\nxxxxx"), ("a ` b", "a ` b"), ("", ""),
    ]
  )
  func ranges(text: String, code: String) {
    #expect(marked(text) == code)
  }
}
