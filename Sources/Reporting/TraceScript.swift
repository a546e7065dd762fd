/// The page's only script: it lists all traces, and changes nothing where it does not run.
enum TraceScript {
  /// What stands in the script element.
  ///
  /// XML reads the script as a section of plain text, HTML as a script between two comments.
  static let text: String = {
    let parts = [
      PackageResources.page_elements_js,
      PackageResources.trace_search_js,
      PackageResources.trace_bodies_js,
      PackageResources.trace_controls_js,
      PackageResources.trace_list_js,
    ]
    let script = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    return "//<![CDATA[\n\(script)//]]>"
  }()

  /// What a browser may run: this script, and what stands beside the page.
  static let policy = "script-src '\(ContentPolicy.source(of: text))' 'self'"

  /// The lines, then the script that shows them.
  static func html(_ lines: TraceLines) -> HTML {
    let data = lines.areInPage ? lines.json : ScriptText.quoted(HTMLReport.lineFile)
    return HTML(
      trusted: """
        <script type="application/json" id="trace-lines" data-stamp="\(lines.stamp)">\(data)</script>
        <script>\(text)</script>

        """
    )
  }
}
