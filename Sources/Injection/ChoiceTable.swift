/// The accuracies of all conditions, by every rule, of all questions and of groups of them.
public struct ChoiceTable: Hashable, Sendable {
  /// The questions of one value of a field.
  public struct Group: Hashable, Sendable {
    /// The field's value; `nil` where records do not have the field.
    public let name: String?
    /// Each condition's accuracy by each rule.
    public let accuracies: [ChoiceAccuracy]
  }

  /// The conditions, sorted.
  public let conditions: [String]
  /// How many questions there are.
  public let questions: Int
  /// Each condition's accuracy by each rule.
  public let all: [ChoiceAccuracy]
  /// The same by the value of a field, in the order of values; empty where none was named.
  public let groups: [Group]

  /// Counts choices.
  ///
  /// - Parameters:
  ///   - questions: the questions.
  ///   - field: the field by whose value they are told apart.
  public init(_ questions: [ChoiceQuestion], by field: String? = nil) {
    let conditions = questions.conditions
    self.conditions = conditions
    self.questions = questions.count
    func accuracies(_ questions: [ChoiceQuestion]) -> [ChoiceAccuracy] {
      conditions.flatMap { condition in
        ChoiceRule.allCases.map { ChoiceAccuracy(condition, by: $0, of: questions) }
      }
    }
    all = accuracies(questions)
    groups = questions.groups(by: field).map {
      Group(name: $0.name, accuracies: accuracies($0.questions))
    }
  }
}

extension [ChoiceQuestion] {
  /// The conditions under which any was scored, sorted.
  public var conditions: [String] {
    reduce(into: Set<String>()) { $0.formUnion($1.scores.keys) }.sorted()
  }

  /// The questions by the value of a field, values sorted, those without the field last; none without field.
  func groups(by field: String?) -> [(name: String?, questions: [ChoiceQuestion])] {
    guard let field else { return [] }
    let groups = Dictionary(grouping: self) { $0.fields[field] }
    let named = groups.keys.compactMap { $0 }.sorted { $0.isBefore($1) }
    return named.map { ($0, groups[$0] ?? []) } + (groups[nil].map { [(nil, $0)] } ?? [])
  }
}

extension String {
  /// Numbers in their order, before texts in theirs.
  func isBefore(_ other: String) -> Bool {
    switch (Double(self), Double(other)) {
    case (let one?, let two?): one < two
    case (nil, nil): self < other
    case (let one, _): one != nil
    }
  }
}
