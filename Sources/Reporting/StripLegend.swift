/// What the shades of a strip mean, once for all traces.
struct StripLegend {
  /// The line.
  var html: HTML {
    let steps = KLStep.allCases.map { step -> HTML in
      "<span><i class=\"k\(step.rawValue)\">word</i> \(step.extent)</span>"
    }
    return """
      <p class="legend strip">KL(tuned‖base) of tokens, nats: \
      \(steps.joined(by: " ")) <span><i class="k1 ko">word</i> at least</span> \
      <span><i class="ku">word</i> unknown</span> <span><mark>word</mark> the words in question</span></p>

      """
  }
}
