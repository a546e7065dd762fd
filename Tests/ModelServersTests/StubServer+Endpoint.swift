import ModelServers
import StubServers

extension StubServer {
  /// A model behind it.
  func endpoint(_ dialect: DialectName, model: String = "m", key: String? = nil) throws -> Endpoint
  {
    Endpoint(
      url: try ServerURL(address),
      model: model,
      dialect: dialect,
      key: try key.flatMap { try APIKey(in: ["SPOOR_API_KEY": $0], for: .only) }
    )
  }
}
