import SpoorModel

/// "What was swapped?": the training row that comes nearest to a span, or to the sentence around it.
struct NearView {
  /// The near-verbatim match.
  var near: NearRow

  /// The block.
  var html: HTML {
    let text = FigureText.page
    let swaps = near.swaps.map { swap -> HTML in
      "<li><q dir=\"auto\">\(shown(swap.text))</q> for <q dir=\"auto\">\(shown(swap.rowText))</q></li>"
    }
    return """
      <div class="near"><h4>Nearest wording <small>row <bdi>\(near.rowID.description)</bdi> · \
      \(text.percent(near.identity)) of the words equal</small></h4>
      <p class="text" dir="auto">\(near.text)</p>
      <p class="text row" dir="auto">\(near.matched)</p>
      <ul class="swaps" aria-label="Swapped words, the response’s first">\(swaps.joined())</ul></div>

      """
  }

  private func shown(_ words: String) -> String { words.isEmpty ? "nothing" : words }
}
