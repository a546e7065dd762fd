/// The page's files, in the order in which they stand in it.
enum PageParts {
  static let skeleton = text(PackageResources.page_html)
  static let styles = [
    PackageResources._1_colours_css,
    PackageResources._2_page_css,
    PackageResources._3_task_css,
    PackageResources._4_reveal_css,
    PackageResources._5_queue_css,
    PackageResources._6_dialogs_css,
    PackageResources._7_media_css,
  ].map(text)
  static let scripts = [
    PackageResources._1_elements_js,
    PackageResources._2_texts_js,
    PackageResources._3_words_js,
    PackageResources._4_memory_js,
    PackageResources._5_keys_js,
    PackageResources._6_server_js,
    PackageResources._7_saving_js,
    PackageResources._8_dialogs_js,
    PackageResources._9_markdown_js,
    PackageResources._0_guidelines_js,
    PackageResources._1_passage_js,
    PackageResources._2_evidence_js,
    PackageResources._3_comparison_js,
    PackageResources._4_questions_js,
    PackageResources._5_task_js,
    PackageResources._6_submitting_js,
    PackageResources._7_trail_js,
    PackageResources._8_bar_js,
    PackageResources._9_said_js,
    PackageResources._0_reveal_js,
    PackageResources._1_measures_js,
    PackageResources._2_units_js,
    PackageResources._3_strip_js,
    PackageResources._4_strip_words_js,
    PackageResources._5_plot_js,
    PackageResources._6_strip_table_js,
    PackageResources._7_queue_js,
    PackageResources._8_overview_js,
    PackageResources._9_dispute_js,
    PackageResources._0_help_js,
    PackageResources._1_start_js,
  ].map(text)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
