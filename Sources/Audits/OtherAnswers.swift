import SpoorModel

/// The answers of a model that tuned ones are compared with.
struct OtherAnswers {
  /// Its name.
  var name: String
  /// What it is to the audit.
  var role: PassageDifference.Role
  /// Its answers.
  var answers: ReadAnswers

  /// The base model's and the compared models' answers, the base first.
  static func read(_ inputs: AuditInputs, by reader: AnswerReader) throws -> [OtherAnswers] {
    var others: [OtherAnswers] = []
    if let name = inputs.base.first?.model {
      others.append(
        OtherAnswers(name: name, role: .base, answers: try reader.read(inputs.base))
      )
    }
    return try others
      + inputs.compared.map {
        OtherAnswers(name: $0.name, role: .compared, answers: try reader.read($0.generations))
      }
  }
}
