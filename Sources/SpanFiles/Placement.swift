import SpoorModel

/// Turns what a file says of responses into marks of them.
struct Placement {
  private let known: KnownResponses
  /// The responses that could be placed, in the file's order.
  private(set) var responses: [MarkedResponse] = []
  /// What has no place.
  private(set) var unlocated: [UnlocatedMark] = []
  /// Responses of the file that are none of the known ones.
  private(set) var unknownResponses = 0

  init(in known: KnownResponses) { self.known = known }

  /// Places all claims about one response.
  mutating func place(_ claimed: ClaimedResponse) {
    let own = known.response(to: claimed.promptID, by: claimed.model)
    unlocated += claimed.unlocated
    guard own != nil || claimed.text != nil || known.isEmpty else {
      unknownResponses += 1
      for claim in claimed.claims { list(claim, .unknownResponse, of: claimed.promptID) }
      return
    }
    var response = MarkedResponse(
      promptID: claimed.promptID,
      model: claimed.model ?? own?.model,
      group: claimed.group,
      text: own?.text ?? claimed.text,
      marks: [],
      decided: claimed.decides ? [] : nil,
      values: claimed.labelsValues ? [] : nil
    )
    var shares = AnnotatorShares()
    let places = ClaimPlaces(of: claimed.text, in: response.text)
    for claim in claimed.claims {
      switch places.place(claim.claim) {
      case .at(let ranges):
        for range in ranges { response.add(claim.claim, at: range, shares: &shares) }
      case .nowhere(let reason): list(claim, reason, of: claimed.promptID)
      }
    }
    response.marks += shares.marks(of: claimed.annotators.count)
    responses.append(response)
  }

  private mutating func list(
    _ claim: (claim: Claim, location: SpoorError.Location),
    _ reason: UnlocatedMark.Reason,
    of promptID: String
  ) {
    unlocated.append(
      UnlocatedMark(
        at: claim.location,
        promptID: promptID,
        quote: claim.claim.quote ?? "",
        reason: reason
      )
    )
  }
}

/// Places claims in the response that counts, which may differ from the one that the file holds.
private struct ClaimPlaces {
  /// The file's own text, where the response that counts is another one.
  private let source: QuoteLocator?
  /// The response; `nil` where nobody has it.
  private let target: QuoteLocator?

  init(of sourceText: String?, in targetText: String?) {
    // Compared by bytes: `==` takes composed and decomposed characters for one.
    let differs = sourceText.map { !$0.utf8.elementsEqual((targetText ?? $0).utf8) } ?? false
    source = differs ? sourceText.map(QuoteLocator.init) : nil
    target = targetText.map(QuoteLocator.init)
  }

  func place(_ claim: Claim) -> QuoteLocator.Placement {
    guard let target else { return unchecked(claim) }
    guard let source else { return target.place(claim.offsets, claim.quote) }
    let stated = source.place(claim.offsets, claim.quote)
    guard case .at(let ranges) = stated else { return stated }
    var places: [ScalarRange] = []
    for range in ranges {
      let offsets = ClaimedOffsets(start: range.start, end: range.end)
      let place = target.place(offsets, source.slice(range))
      guard case .at(let found) = place else { return place }
      places += found
    }
    return .at(places)
  }

  /// Offsets count as they are where no text is there to check them against.
  private func unchecked(_ claim: Claim) -> QuoteLocator.Placement {
    guard let offsets = claim.offsets else { return .nowhere(.unknownResponse) }
    guard 0 <= offsets.start, offsets.start < offsets.end else { return .nowhere(.outOfRange) }
    return .at([ScalarRange(offsets.start, offsets.end)])
  }
}

extension MarkedResponse {
  /// Adds what is said of a range.
  fileprivate mutating func add(
    _ claim: Claim,
    at range: ScalarRange,
    shares: inout AnnotatorShares
  ) {
    switch claim.meaning {
    case .mark(let probability, let category):
      marks.append(
        Mark(range, probability: probability, category: category, reason: claim.reason)
      )
    case .annotated(let annotator, let category):
      shares.annotations.append(
        AnnotatorShares.Annotation(annotator: annotator, range: range, category: category)
      )
    case .decision: decided?.append(range)
    case .value(let truth):
      values?.append(Value(range, truth))
      if truth == .fails { marks.append(Mark(range)) }
    }
  }
}
