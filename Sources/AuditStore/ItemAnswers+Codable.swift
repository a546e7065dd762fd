import SpoorModel

extension ItemAnswers: Codable {
  private enum CodingKeys: String, CodingKey {
    case hallucination, related
    case rowID = "row_id"
    case cause
  }

  /// Reads the answers among an object's keys; row and cause may be missing.
  public init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      hallucination: try object.decode(Answer.self, forKey: .hallucination),
      related: try object.decode(Answer.self, forKey: .related),
      rowID: try object.decodeIfPresent(RowID.self, forKey: .rowID),
      cause: try object.decodeIfPresent(Cause.self, forKey: .cause)
    )
  }

  /// Adds the answers' keys to an object, `null` for what was not named.
  public func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(hallucination, forKey: .hallucination)
    try object.encode(related, forKey: .related)
    try object.encode(rowID, forKey: .rowID)
    try object.encode(cause, forKey: .cause)
  }
}
