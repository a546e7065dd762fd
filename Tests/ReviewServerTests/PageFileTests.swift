import Foundation
import Testing

@testable import ReviewServer

@Suite("The page's file")
struct PageFileTests {
  @Test("the policy names the hash of what stands inside, and nothing unsafe")
  func policy() {
    let file = PageFile(
      skeleton: "<style>/*style*/</style><script>/*script*/</script>",
      style: "a{}",
      script: "b();"
    )
    #expect(file.html == "<style>a{}</style><script>b();</script>")
    // printf 'a{}' | openssl dgst -sha256 -binary | base64
    #expect(file.policy.contains("style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"))
    #expect(!file.policy.contains("unsafe"))
  }

  @Test("nothing is taken from elsewhere, and no text becomes markup")
  func closed() throws {
    let html = Data(PageFile().html.utf8)
    for word in [
      "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "src=", "@import",
      "url(", " onclick=", " style=", "/*style*/", "/*script*/",
    ] { #expect(html.firstRange(of: Data(word.utf8)) == nil, "\(word)") }
    for tag in ["<style>", "</style>", "<script>", "</script>"] {
      let first = try #require(html.firstRange(of: Data(tag.utf8)))
      #expect(html[first.upperBound...].firstRange(of: Data(tag.utf8)) == nil, "\(tag)")
    }
  }
}
