import SpoorModel

/// "Why is it doubted?": a line a detector, with its score and what it rests on.
struct DoubtView {
  /// The span.
  var span: Span

  private var text: FigureText { .page }

  /// The heading and the list.
  var html: HTML {
    let lines = names.map(line).joined()
    return """
      <h4>Why it is doubted <small>score \(text.fixed(span.score, digits: 2)) of 1, \
      \(span.kind.noun)</small></h4>
      <ul class="why">\(lines)</ul>

      """
  }

  /// The detectors that said something: those that pages know in their order, then any other.
  private var names: [String] {
    let said = Set(span.detectors.keys).union(span.evidence.map(\.detector))
    let known = KnownDetector.allCases.map(\.rawValue)
    return known.filter(said.contains) + said.subtracting(known).sorted()
  }

  private func line(of name: String) -> HTML {
    let detector = KnownDetector(rawValue: name)
    let score = span.detectors[name].map { text.fixed($0, digits: 2) } ?? FigureText.unknown
    let style = detector == .dataset ? "apart" : "own"
    return """
      <li class="\(style)"><span class="by"><bdi>\(detector?.title ?? name)</bdi></span>\
      <b>\(score)</b><span class="because">\(detector.map(reason) ?? .empty)</span></li>
      """
  }

  private func reason(of detector: KnownDetector) -> HTML {
    let evidence = span.evidence.first { $0.detector == detector.rawValue }
    switch detector {
    case .reference: return evidence.map(reference) ?? .empty
    case .uncertainty: return "\(uncertainty)"
    case .disagreement: return evidence.map(baseAnswer) ?? .empty
    case .consistency: return evidence?.text.map { "<bdi>\($0)</bdi>" as HTML } ?? .empty
    case .imported: return "\(imported)"
    case .judge: return evidence.map(judge) ?? "quotes nothing here"
    case .dataset: return evidence.map(dataset) ?? .empty
    }
  }

  private func reference(_ evidence: DetectorEvidence) -> HTML {
    switch evidence.stance {
    case .supported: "says the same\(quote(evidence))\(source(evidence))"
    case .contradicted: "contradicted\(quote(evidence))\(source(evidence))"
    case .notMentioned where signal(.otherSubject) == 1: "no reference speaks of this subject"
    case .notMentioned: "speaks of the subject, but not of this"
    }
  }

  private func baseAnswer(_ evidence: DetectorEvidence) -> HTML {
    switch evidence.stance {
    case .supported: "says the same\(quote(evidence))"
    case .contradicted: "says otherwise\(quote(evidence))"
    case .notMentioned: "has nothing of this kind"
    }
  }

  private func dataset(_ evidence: DetectorEvidence) -> HTML {
    let row: HTML = evidence.source.map { "row <bdi>\($0)</bdi>" } ?? "a row"
    let said: HTML =
      switch evidence.stance {
      case .supported: "\(row) says the same\(quote(evidence))"
      case .contradicted: "\(row) says otherwise\(quote(evidence))"
      case .notMentioned: "no row about the subject says anything of it"
      }
    let joint = span.scoreWithDataset.map {
      "; the span’s score with this: \(text.fixed($0, digits: 2))"
    }
    return said + "\(joint ?? "")"
  }

  private var uncertainty: String {
    let own = signal(.surprisal).map { "\(text.nats($0)) nats over the span" }
    let before = signal(.surprisalBefore).map { "\(text.nats($0)) before it" }
    return [own, before].compactMap { $0 }.joined(separator: ", ")
  }

  private var imported: String {
    guard let probability = signal(.imported) else { return "" }
    return probability > 0 ? "marked by the imported file" : "not marked by the imported file"
  }

  private func judge(_ evidence: DetectorEvidence) -> HTML {
    evidence.text.map { "<bdi>\($0.shortened(to: 300))</bdi>" } ?? "quotes it"
  }

  private func signal(_ signal: KnownSignal) -> Double? { span.signals[signal.rawValue] }

  private func quote(_ evidence: DetectorEvidence) -> HTML {
    evidence.text.map { ": “<bdi>\($0.shortened(to: 300))</bdi>”" } ?? .empty
  }

  private func source(_ evidence: DetectorEvidence) -> HTML {
    evidence.source.map { " <small>(<bdi>\($0)</bdi>)</small>" } ?? .empty
  }
}

extension SpanKind {
  /// The kind as a word of a sentence.
  fileprivate var noun: String {
    switch self {
    case .name: "a name"
    case .number: "a number"
    case .date: "a date"
    case .title: "a title"
    case .passage: "a passage"
    case .other: "a phrase"
    }
  }
}
