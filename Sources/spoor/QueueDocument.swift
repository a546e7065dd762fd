import AuditStore
import Review

/// A drawn queue as `--json` prints it, `spoor.queue/1`.
struct QueueDocument: Encodable {
  private let schema = "spoor.queue/1"
  private let drawn: Timestamp
  private let settings: DrawSettings
  private let strata: [StratumLine]
  private let purposes: [Part]
  private let reviewers: [Reviewer]
  private let disputed: Int

  private struct StratumLine: Encodable {
    var stratum: Stratum
    var items: Int
    var drawn: Int

    private enum CodingKeys: String, CodingKey { case items, drawn }

    func encode(to encoder: any Encoder) throws {
      try stratum.encode(to: encoder)
      var line = encoder.container(keyedBy: CodingKeys.self)
      try line.encode(items, forKey: .items)
      try line.encode(drawn, forKey: .drawn)
    }
  }

  private struct Part: Encodable {
    var purpose: TaskPurpose
    var tasks: Int
    var done: Int
    var given: Int
    var wanted: Int
  }

  private struct Reviewer: Encodable {
    var name: String
    var role: ReviewerRole
    var judged: Int
    var held: Int
  }

  init(_ status: QueueStatus) {
    drawn = status.draw.time
    settings = status.draw.settings
    strata = status.draw.strata.map {
      StratumLine(stratum: $0.stratum, items: $0.items, drawn: $0.drawn)
    }
    purposes = status.parts.map {
      Part(
        purpose: $0.purpose,
        tasks: $0.tasks,
        done: $0.done,
        given: $0.given,
        wanted: $0.wanted
      )
    }
    reviewers = status.work.map {
      Reviewer(name: $0.reviewer, role: $0.role, judged: $0.judged, held: $0.held)
    }
    disputed = status.disputed
  }
}
