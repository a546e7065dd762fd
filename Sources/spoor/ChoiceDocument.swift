import Injection
import SpoorModel

/// What `spoor inject score --json` prints.
struct ChoiceDocument: Encodable {
  struct Accuracy: Encodable {
    var condition: String
    var rule: ChoiceRule
    var right: Rate
    var tied: Int
    var unscored: Int
    var disagreeing: Int
    var guessing: Double?
    var isAbove: Bool?
    var pValue: Double?

    enum CodingKeys: String, CodingKey {
      case condition, rule, right, tied, unscored, disagreeing, guessing
      case isAbove = "above_guessing"
      case pValue = "p_of_guessing"
    }

    init(_ accuracy: ChoiceAccuracy) {
      condition = accuracy.condition
      rule = accuracy.rule
      right = accuracy.right
      tied = accuracy.tied
      unscored = accuracy.unscored
      disagreeing = accuracy.disagreeing
      guessing = accuracy.test?.guessing
      isAbove = accuracy.test?.isAbove
      pValue = accuracy.test?.pValue
    }
  }

  struct Group: Encodable {
    var value: String?
    var accuracies: [Accuracy]
  }

  var schema = "spoor.inject.score/1"
  var questions: Int
  var conditions: [String]
  var all: [Accuracy]
  var field: String?
  var groups: [Group]

  init(_ table: ChoiceTable, by field: String?) {
    questions = table.questions
    conditions = table.conditions
    all = table.all.map(Accuracy.init)
    self.field = field
    groups = table.groups.map {
      Group(value: $0.name, accuracies: $0.accuracies.map(Accuracy.init))
    }
  }
}
