/// The page's files, in the order in which they stand in it.
///
/// Scripts run from the first to the last: each uses only what stands before it, or is called later.
enum PageParts {
  static let skeleton = text(PackageResources.page_html)
  static let styles = [
    PackageResources.colours_css,
    PackageResources.page_css,
    PackageResources.task_css,
    PackageResources.reveal_css,
    PackageResources.queue_css,
    PackageResources.dialogs_css,
    PackageResources.media_css,
  ].map(text)
  static let scripts = [
    PackageResources.elements_js,
    PackageResources.texts_js,
    PackageResources.words_js,
    PackageResources.memory_js,
    PackageResources.keys_js,
    PackageResources.server_js,
    PackageResources.saving_js,
    PackageResources.dialogs_js,
    PackageResources.markdown_js,
    PackageResources.guidelines_js,
    PackageResources.passage_js,
    PackageResources.evidence_js,
    PackageResources.comparison_js,
    PackageResources.questions_js,
    PackageResources.task_js,
    PackageResources.submitting_js,
    PackageResources.trail_js,
    PackageResources.bar_js,
    PackageResources.said_js,
    PackageResources.reveal_js,
    PackageResources.measures_js,
    PackageResources.units_js,
    PackageResources.strip_js,
    PackageResources.strip_words_js,
    PackageResources.plot_js,
    PackageResources.strip_table_js,
    PackageResources.queue_js,
    PackageResources.overview_js,
    PackageResources.dispute_js,
    PackageResources.help_js,
    PackageResources.start_js,
  ].map(text)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
