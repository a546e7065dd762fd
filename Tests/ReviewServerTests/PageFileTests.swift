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
  func closed() {
    let html = PageFile().html
    for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
      #expect(!html.contains(word), "\(word)")
    }
    for word in ["src=", "@import", "url(", " onclick=", " style="] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("<style>") && html.contains("<script>"))
  }
}
