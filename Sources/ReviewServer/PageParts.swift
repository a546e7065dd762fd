/// The page's files, in the order in which they stand in it.
enum PageParts {
  static let skeleton = text(PackageResources.page_html)
  static let styles: [String] = []
  static let scripts: [String] = []

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
