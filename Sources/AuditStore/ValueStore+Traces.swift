import DurableFiles
public import Foundation
import GRDB
public import SpoorModel

/// Whose traces an audit kept: those of one model's response to a prompt, beside a tuned model.
public struct TracesKey: Hashable, Sendable {
  /// The run's fingerprint.
  public var run: String
  /// The tuned model that the audit is about.
  public var tunedModel: String
  /// Whose response it is: that model's or the base's.
  public var model: String
  /// The prompt that was answered.
  public var promptID: String

  /// Names a response.
  public init(run: String, tunedModel: String, model: String, promptID: String) {
    self.run = run
    self.tunedModel = tunedModel
    self.model = model
    self.promptID = promptID
  }

  fileprivate var arguments: StatementArguments { [run, tunedModel, model, promptID] }
}

extension ValueStore {
  /// Keeps what tracing a response came to; it is there after a kill when this returns.
  public func keep(traces: Data, as key: TracesKey) throws(SpoorError) {
    // What has no room in memory is traced again after a kill.
    guard let payload = PackedPayload.packed(traces) else { return }
    try Self.named(path) {
      try database.write { database in
        try database.cachedStatement(
          sql: """
            INSERT OR REPLACE INTO kept_traces (run, tuned_model, model, prompt_id, payload)
            VALUES (?, ?, ?, ?, ?)
            """
        ).execute(arguments: key.arguments + [payload])
      }
    }
  }

  /// What was kept of a response; `nil` where nothing was that can be read.
  public func traces(_ key: TracesKey) throws(SpoorError) -> Data? {
    try read { database in
      try Data.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT payload FROM kept_traces
            WHERE run = ? AND tuned_model = ? AND model = ? AND prompt_id = ?
            """
        ),
        arguments: key.arguments
      ).flatMap(PackedPayload.unpacked)
    }
  }

  /// Forgets the traces of all runs but one; of all where that is `nil`.
  public func forgetTraces(allBut run: String? = nil) throws(SpoorError) {
    try Self.named(path) {
      try database.write { database in
        try database.execute(sql: "DELETE FROM kept_traces WHERE run IS NOT ?", arguments: [run])
      }
    }
  }
}
