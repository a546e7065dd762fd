import Records
import SpoorModel

/// All that a file says of one response.
struct ClaimedResponse {
  var promptID: String
  var model: String?
  var group: String?
  var text: String?
  /// In the file's order, each with the place where the file makes it.
  var claims: [(claim: Claim, location: SpoorError.Location)] = []
  /// Everybody who looked at the response, whether or not they marked anything.
  var annotators: Set<String> = []
  /// Whether the source decided on ranges, be there none.
  var decides = false
  /// Whether the source labels values, be there none.
  var labelsValues = false
  /// What the record itself says has no place in the response.
  var unlocated: [UnlocatedMark] = []

  init(promptID: String, model: String? = nil, group: String? = nil, text: String? = nil) {
    self.promptID = promptID
    self.model = model
    self.group = group
    self.text = text
  }

  /// Where the record stands, under the response's id.
  func location(of record: Record) -> SpoorError.Location {
    var location = record.location
    location.record = promptID
    return location
  }

  /// Adds what `record` claims.
  mutating func add(_ claims: [Claim], from record: Record) {
    let location = location(of: record)
    self.claims += claims.map { ($0, location) }
  }

  /// Lists words that the record quotes and that have no place.
  mutating func list(_ quote: String, _ reason: UnlocatedMark.Reason, from record: Record) {
    unlocated.append(
      UnlocatedMark(at: location(of: record), promptID: promptID, quote: quote, reason: reason)
    )
  }

  /// Adds what a later record says of the same response.
  mutating func join(_ other: ClaimedResponse) {
    text = text ?? other.text
    claims += other.claims
    annotators.formUnion(other.annotators)
    decides = decides || other.decides
    labelsValues = labelsValues || other.labelsValues
    unlocated += other.unlocated
  }
}
