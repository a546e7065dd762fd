import Attribution
import Foundation
import Hallucinations
import Reporting

extension AuditMethod {
  /// How a run of this configuration was made.
  ///
  /// Files are told by their names: a report is shown to people who need not know whose folders they lay in;
  /// the whole paths stand in audit.sqlite.
  init(configuration: String, fingerprint: String) throws {
    let rule = ProvenanceRule.standard
    let text = FigureText.terminal
    let times = text.fixed(exp(rule.lift), digits: 0)
    self.init(
      thresholds: [
        Threshold("a span is doubted", "from a score of \(SpanJudge.threshold)"),
        Threshold("borrowed", "lift of ln \(times) = \(text.nats(rule.lift)) nats or more"),
        Threshold(
          "common",
          "in the placebo, or \(rule.chance) such runs or more expected by chance in a response"
        ),
        Threshold(
          "shared",
          "every token of rank \(rule.sharedRank) or better under the base model"
        ),
        Threshold("partial", "\(text.percent(rule.partialShare)) of the content words in one run"),
        Threshold(
          "content word",
          "at most \(text.percent(rule.contentWordFrequency)) of the dataset’s words"
        ),
      ],
      configuration: try Self.withoutFolders(configuration),
      fingerprint: fingerprint
    )
  }

  private static func withoutFolders(_ configuration: String) throws -> String {
    let object = try JSONSerialization.jsonObject(with: Data(configuration.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: named(object),
      options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    )
    return String(decoding: data, as: UTF8.self)
  }

  private static func named(_ value: Any) -> Any {
    switch value {
    case let text as String where text.hasPrefix("/"): URL(filePath: text).lastPathComponent
    case let list as [Any]: list.map(named)
    case let object as [String: Any]: object.mapValues(named)
    default: value
    }
  }
}
