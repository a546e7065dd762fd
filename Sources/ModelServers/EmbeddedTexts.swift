import Records
import SpoorModel

extension ModelServer {
  /// So many texts are sent at once.
  public static let embeddedTogether = 64

  /// What a model of embeddings makes of texts; kept by what was asked.
  ///
  /// - Parameter texts: the texts, at most ``embeddedTogether``.
  /// - Returns: one vector a text, all of one length.
  /// - Throws: ``SpoorError`` where the server has no such route, or answers something else.
  public func embeddings(of texts: [String]) async throws -> [[Float]] {
    let request = ServerRequest(
      path: "v1/embeddings",
      body: ["model": .string(endpoint.model), "input": .array(texts.map(JSONValue.string))]
    )
    let answer = try await answer(to: request) { _ = try Self.vectors(in: $0, of: texts.count) }
    return try Self.vectors(in: answer, of: texts.count)
  }

  /// Servers need not answer in the order of the texts.
  private static func vectors(
    in answer: ServerAnswer,
    of count: Int
  ) throws(SpoorError) -> [[Float]] {
    let data = answer.body["data"]?.elements?.compactMap(\.members) ?? []
    var vectors = [[Float]](repeating: [], count: count)
    for (place, element) in data.enumerated() {
      let index = element["index"]?.integer ?? place
      let values = element["embedding"]?.elements?.compactMap(\.number) ?? []
      guard vectors.indices.contains(index), vectors[index].isEmpty else { continue }
      vectors[index] = values.map(Float.init)
    }
    guard data.count == count, let width = vectors.first?.count, width > 0,
      vectors.allSatisfy({ $0.count == width && $0.allSatisfy(\.isFinite) })
    else {
      throw answer.mismatch("data", "one embedding of numbers for each text", answer.body["data"])
    }
    return vectors
  }
}
