/// How an audit's figures were made, for whoever wants to check or repeat them.
public struct AuditMethod: Hashable, Sendable {
  /// A number that decides something.
  public struct Threshold: Hashable, Sendable {
    /// What it decides.
    public var name: String
    /// The number with its unit.
    public var value: String

    /// Joins a number with what it decides.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Every threshold.
  public var thresholds: [Threshold]
  /// The resolved configuration as JSON, files by their names alone.
  public var configuration: String
  /// The SHA-256 over the configuration, the program's version and every byte of the inputs; of logits
  /// over the files' sizes and times.
  public var fingerprint: String

  /// Joins all of it.
  public init(thresholds: [Threshold], configuration: String, fingerprint: String) {
    self.thresholds = thresholds
    self.configuration = configuration
    self.fingerprint = fingerprint
  }
}

/// "How was this made?": the rules, the thresholds, the inputs.
struct MethodSection {
  /// The audit's figures.
  var summary: AuditSummary
  /// How they were made; `nil` where nobody told.
  var method: AuditMethod?

  /// The section.
  var html: HTML {
    """
    <section id="method"><h2>How this was made</h2>
    <p class="lead">Both models score the tuned model’s frozen tokens. Detectors doubt spans of its answers; \
    each doubted span’s words are looked up in the training rows (exact runs of folded words), and lift \
    says how much likelier tuning made them. The first rule that holds names the span’s provenance. Intervals \
    hold 95 % of bootstrap draws over prompts; where all spans or none have a property, they are Wilson’s.</p>
    \(thresholds)<dl class="facts">\(facts)</dl>
    \(configuration)</section>

    """
  }

  private var thresholds: HTML {
    guard let method else { return .empty }
    let lines = method.thresholds.map {
      "<div><dt>\($0.name)</dt><dd>\($0.value)</dd></div>" as HTML
    }
    return "<dl class=\"facts\">\(lines.joined())</dl>\n"
  }

  private var facts: HTML {
    let dataset = summary.dataset
    let hashes = dataset.sha256 ?? []
    let files = dataset.files.indices.map { place -> HTML in
      let hash = hashes.indices.contains(place) ? hashes[place] : ""
      return """
        <div><dt>dataset</dt><dd><bdi>\(dataset.files[place])</bdi> <code>\(hash)</code></dd></div>
        """
    }
    let made = method.map {
      "<div><dt>audit</dt><dd><code>\($0.fingerprint)</code></dd></div>" as HTML
    }
    return """
      \(files.joined())<div><dt>placebo</dt><dd>\(summary.placebo)</dd></div>\
      <div><dt>Spoor</dt><dd>\(summary.spoorVersion)</dd></div>\(made ?? .empty)
      """
  }

  private var configuration: HTML {
    guard let method else { return .empty }
    return """
      <details class="values"><summary>The resolved configuration</summary>\
      <pre class="text">\(method.configuration)</pre></details>

      """
  }
}
