import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a page's XML parser hears: whether it is well-formed, its texts, and its marks.
final class PageText: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var marks: [String] = []
  private(set) var elements: Set<String> = []
  /// The number of script elements: a list of traces has its lines and its script, no page has more.
  private(set) var scripts = 0
  private(set) var failure: String?
  private var isInMark = false

  init(_ page: String) {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() {
      failure = "line \(parser.lineNumber): " + String(describing: parser.parserError)
    }
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.insert(name)
    if name == "script" { scripts += 1 }
    guard name == "mark" else { return }
    isInMark = true
    marks.append("")
  }

  func parser(
    _ parser: XMLParser,
    didEndElement name: String,
    namespaceURI: String?,
    qualifiedName: String?
  ) {
    if name == "mark" { isInMark = false }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    text += string
    if isInMark { marks[marks.count - 1] += string }
  }
}
