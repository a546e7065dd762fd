import ArgumentParser
import Injection
import ModelServers
import PhraseIndex

/// How a model of embeddings is asked for rows and questions.
struct EmbeddingAsking: ParsableArguments {
  @Option(
    help: ArgumentHelp("Retrieve by this server's embeddings, not by BM25.", valueName: "url")
  )
  var embeddings: String?

  @Option(help: "The model's name there, if the server has several.")
  var model: String?

  @OptionGroup var servers: ServerOptions

  @Option(
    help: ArgumentHelp("Where embeddings are kept.", valueName: "dir"),
    completion: .directory
  )
  var into: String?

  func validate() throws {
    guard (embeddings == nil) == (into == nil) else {
      throw ValidationError("--embeddings URL and --into DIR go together.")
    }
  }

  /// The contexts of questions by their embeddings.
  ///
  /// - Parameters:
  ///   - questions: what is asked.
  ///   - index: where rows are retrieved from.
  ///   - count: how many rows.
  /// - Returns: a context a question; `nil` where no server is named.
  /// - Throws: ``SpoorError``; what was answered until then is kept.
  func contexts(
    of questions: [String],
    from index: PhraseIndex,
    count: Int
  ) throws -> [RetrievedContext]? {
    guard let embeddings, let into else { return nil }
    let endpoint = try servers.endpoint(
      AskedEndpoint(url: embeddings, model: model, dialect: .spokenByAll),
      for: .only
    )
    let folder = try AnswerFolder(at: into)
    defer { folder.close() }
    let server = folder.server(endpoint, servers)
    let texts = try (0..<index.rowCount).map { try EmbeddedRows.text(of: index, row: $0) }
    let rows = EmbeddedRows(index, vectors: try vectors(of: texts, by: server))
    return try zip(questions, try vectors(of: questions, by: server)).map {
      try rows.context(of: $0, $1, count: count)
    }
  }

  /// Many texts at a time, many requests at once, in the texts' order.
  private func vectors(of texts: [String], by server: ModelServer) throws -> [[Float]] {
    let size = ModelServer.embeddedTogether
    let batches = stride(from: 0, to: texts.count, by: size).map {
      Array(texts[$0..<min($0 + size, texts.count)])
    }
    let vectors = try Inquiry("embedding", batches.map(\.count), "texts", servers).ask {
      try await server.embeddings(of: batches[$0])
    }
    return vectors.flatMap(\.self)
  }
}
