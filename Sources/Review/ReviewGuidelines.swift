/// How to judge: the text of `docs/review-guidelines.md`, which every batch holds.
enum ReviewGuidelines {
  /// The whole text, Markdown.
  static let text = String(decoding: PackageResources.review_guidelines_md, as: UTF8.self)
}
