import AuditStore
import DurableFiles
import Review
import SpoorModel

extension ReviewPage {
  /// What Spoor and others hold of a task that a visitor judged; from now on their word on it stands.
  func reveal(_ place: TaskPlace, to visitor: Visitor) async throws -> RevealAnswer {
    let drawn = try await desk.commit { transaction in
      let own = try transaction.task(at: place, of: visitor)
      guard case .verdict = own.word else { throw PageRefusal.notJudged }
      let item = own.drawn.task.id
      if !own.isClosed { try transaction.closeResponse(of: item, for: visitor.name) }
      return own.drawn
    }
    return try await desk.look { store in
      RevealAnswer(
        try store.judged([drawn])[0],
        lift: try store.lift(of: drawn.task.id),
        to: visitor.name
      )
    }
  }

  /// A response token by token, for whoever has seen what Spoor holds of the task.
  func strip(_ place: TaskPlace, for visitor: Visitor) async throws -> StripAnswer {
    let strip = try await desk.look { store in
      let own = try store.look { try $0.task(at: place, of: visitor) }
      guard own.isClosed, case .verdict = own.word else { throw PageRefusal.notJudged }
      return try store.strip(of: own.drawn.task.id)
    }
    guard let strip else { throw PageRefusal.noTokens }
    return StripAnswer(strip)
  }

  /// What experts said of a task on which they differ; who sees it will not judge it.
  func dispute(_ place: TaskPlace, for visitor: Visitor) async throws -> DisputeAnswer {
    guard visitor.role == .adjudicator else { throw PageRefusal.adjudicatorsOnly }
    let own = try await desk.look { store in
      try store.look { try $0.task(at: place, of: visitor) }
    }
    let item = own.drawn.task.id
    let (judged, decisions, hasJudged) = try await desk.look { store in
      (
        try store.judged([own.drawn])[0], try store.decisions(on: item),
        try store.look { try $0.hasEverJudged(visitor.name, item) }
      )
    }
    guard !hasJudged else { throw PageRefusal.judgedBySelf }
    guard judged.isDisputed || !decisions.isEmpty else { throw PageRefusal.notDisputed }
    let closed = try await desk.commit { transaction in
      try transaction.close(item, for: visitor.name)
      return try transaction.task(at: place, of: visitor)
    }
    return DisputeAnswer(
      task: shown(closed, to: visitor),
      said: judged.opinions.map { PageOpinion($0, of: own.drawn.task, for: visitor.name) },
      decisions: decisions.map(PageDecision.init)
    )
  }
}

extension ReviewTransaction {
  /// Closes a task for a reviewer with the others of its response, which it tells of.
  ///
  /// - Throws: ``PageRefusal`` where they may still be given one of those.
  fileprivate func closeResponse(of item: ItemHash, for reviewer: String) throws {
    let siblings = try siblings(of: item)
    guard try !siblings.contains(where: { try mayJudge($0, reviewer) }) else {
      throw PageRefusal.siblingsOpen
    }
    for task in [item] + siblings where try word(of: reviewer, on: task) != nil {
      try close(task, for: reviewer)
    }
  }
}
