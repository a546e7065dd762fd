import GRDB
import SpoorModel

extension AuditStore {
  /// What a run's models answered, by model, each in the order of recording; per-token values are left
  /// aside.
  ///
  /// Of a run that gave way to a later one only the responses are left that items speak of.
  public func responses(of run: Run) throws -> [String: [AuditedResponse]] {
    try read { database in
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT prompt_id, model, prompt, response FROM responses WHERE run_id = ? ORDER BY rowid
          """,
        arguments: [run.id.rawValue]
      )
      var responses: [String: [AuditedResponse]] = [:]
      while let row = try rows.next() {
        let response = AuditedResponse(
          prompt: Prompt(id: row["prompt_id"], instruction: row["prompt"]),
          model: row["model"],
          text: row["response"]
        )
        responses[response.model, default: []].append(response)
      }
      return responses
    }
  }
}
