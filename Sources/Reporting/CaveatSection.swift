/// "What must be known before a figure is believed?": the audit's caveats.
struct CaveatSection {
  /// Whole sentences.
  var caveats: [String]

  /// The section.
  var html: HTML {
    let list = caveats.map { "<li>\($0)</li>" as HTML }.joined()
    let none: HTML = "<li>The audit names none.</li>"
    return """
      <section id="caveats" class="caveats"><h2>Before you believe a figure</h2>
      <ul>\(caveats.isEmpty ? none : list)</ul></section>

      """
  }
}
