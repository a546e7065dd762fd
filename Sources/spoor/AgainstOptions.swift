import ArgumentParser
import Audits
import Reporting
import SpoorModel

/// What an audit is compared with.
struct AgainstOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Say what changed since the audit in this folder: did the remedy help? Name the original dataset in both audit files.",
      valueName: "audit-dir"
    ),
    completion: .directory
  )
  var against: String?

  @OptionGroup var models: PairOptions

  @Option(
    help: ArgumentHelp(
      "The kit of 'spoor remedy' that the models with an 'arm' were trained with.",
      valueName: "kit-dir"
    ),
    completion: .directory
  )
  var kit: String?

  func validate() throws {
    guard against == nil else { return }
    for (option, isGiven) in [("--pair", !models.pair.isEmpty), ("--kit", kit != nil)] where isGiven
    {
      throw ValidationError("\(option) belongs to --against; add it, or leave \(option) out.")
    }
  }

  /// The comparison that is asked for; `nil` where none is.
  func comparison(of audit: Audit) throws -> AuditComparison? {
    try against.map { path in
      try AuditComparison(
        of: audit,
        against: path,
        pairs: models.pairs(),
        kit: kit
      )
    }
  }
}

/// An audit's summary with what changed since another: one document.
struct ComparedSummary: Encodable {
  var summary: AuditSummary
  var against: AgainstSummary?

  private enum CodingKeys: String, CodingKey {
    case against
  }

  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    var keys = encoder.container(keyedBy: CodingKeys.self)
    try keys.encodeIfPresent(against, forKey: .against)
  }
}
