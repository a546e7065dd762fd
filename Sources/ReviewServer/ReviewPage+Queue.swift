import AuditStore
import DurableFiles
import Foundation
import Review
import SpoorModel

/// Which rows of the queue are asked for.
struct QueueRequest: Sendable {
  let filter: QueueAnswer.Filter
  /// Words that a span must have; empty for any.
  let words: String
  let range: Range<Int>
}

extension ReviewPage {
  /// Where tasks stand: all of them for adjudicators, their own for others.
  func queue(_ request: QueueRequest, for visitor: Visitor) async throws -> QueueAnswer {
    let all =
      visitor.role == .adjudicator
      ? try await overview.states.answer() : try await ownStates(of: visitor)
    let found = all.filter { state in
      request.filter.takes(state)
        && (request.words.isEmpty || state.text.localizedCaseInsensitiveContains(request.words))
    }
    let closed = try await desk.look { try $0.closedItems(of: visitor.name) }
    let shown = found.dropFirst(request.range.lowerBound).prefix(request.range.count)
    return QueueAnswer(
      total: found.count,
      from: request.range.lowerBound,
      rows: shown.map {
        QueueAnswer.Row($0, for: visitor, isTold: isTold($0, to: visitor, closed))
      }
    )
  }

  /// Whether a visitor may know what Spoor holds of a task; adjudicators only once it is decided.
  private func isTold(
    _ state: TaskState,
    to visitor: Visitor,
    _ closed: Set<ItemHash>
  ) -> Bool {
    closed.contains(state.item) && (visitor.role == .expert || state.isDecided)
  }

  func overview(for visitor: Visitor) async throws -> OverviewAnswer {
    let own = try await desk.look { try $0.progress(of: visitor.name) }
    let queue = PageProgress.Queue(try await overview.states.answer(), for: visitor.role)
    return OverviewAnswer(
      progress: PageProgress(own, queue: queue),
      // An expert would see by it whether others said the same.
      agreement: visitor.role == .adjudicator ? try await overview.agreement.answer() : nil,
      experts: visitor.role == .adjudicator ? try await experts() : []
    )
  }

  private func experts() async throws -> [OverviewAnswer.Expert] {
    try await desk.look { store in
      let work = try store.work()
      return try store.reviewers().sorted { $0.key < $1.key }.map { name, role in
        OverviewAnswer.Expert(
          name: name,
          role: role,
          judged: work[name]?.judged ?? 0,
          held: work[name]?.held ?? 0
        )
      }
    }
  }

  /// The tasks that a visitor judged, skipped or holds, told by what they did themselves: how others stand
  /// would tell what they say.
  private func ownStates(of visitor: Visitor) async throws -> [TaskState] {
    let words = try await desk.look { store in
      try store.history(of: visitor.name, 0..<Int.max)
    }
    let own = Dictionary(words.map { ($0.drawn.task.id, $0) }) { first, _ in first }
    return try await overview.states.answer().compactMap { state in
      let word = own[state.item]
      guard word != nil || state.holders.contains(visitor.name) else { return nil }
      return state.told(by: word, holding: state.holders.contains(visitor.name))
    }
  }
}

extension TaskState {
  /// The state as one reviewer may know it.
  fileprivate func told(by own: OwnTask?, holding: Bool) -> TaskState {
    var told = self
    told.experts = 1
    told.holders = holding ? holders : []
    told.hasOpinionsThatDiffer = false
    told.isDecided = false
    told.flags = own?.flag == .raised ? 1 : 0
    switch own?.word {
    case .verdict(let verdict):
      (told.given, told.notes, told.last) = (1, verdict.note == nil ? 0 : 1, verdict.time)
    case .skip(let skip): (told.given, told.notes, told.last) = (0, 0, skip.time)
    case nil: (told.given, told.notes, told.last) = (0, 0, nil)
    }
    return told
  }
}
