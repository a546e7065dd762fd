public import AuditStore
import SpoorModel

extension ItemAnswers {
  private enum CodingKeys: String, CodingKey {
    case hallucination, related
    case rowID = "row_id"
    case cause
  }

  /// Adds the answers' keys to an object, `null` for what was not named.
  public func write(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    try object.encode(hallucination, forKey: .hallucination)
    try object.encode(related, forKey: .related)
    try object.encode(rowID, forKey: .rowID)
    try object.encode(cause, forKey: .cause)
  }
}
