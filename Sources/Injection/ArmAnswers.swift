/// Whether each question was answered rightly by each of several arms, in one setting.
///
/// Only questions count that were scored under all of them, so that all figures speak of the same ones.
public struct ArmAnswers: Hashable, Sendable {
  /// The questions.
  public let questions: [ChoiceQuestion]
  /// By arm, in the questions' order.
  public let right: [String: [Bool]]
  /// Questions that were scored under some of the arms alone.
  public let incomplete: Int

  /// Joins answers.
  ///
  /// - Parameters:
  ///   - questions: those of which it is asked.
  ///   - arms: the arms' names; each must have been scored in the setting for some question.
  ///   - setting: how they were asked.
  ///   - rule: by which figure options are chosen.
  public init(
    _ questions: [ChoiceQuestion],
    arms: [String],
    setting: String,
    rule: ChoiceRule
  ) {
    var kept: [ChoiceQuestion] = []
    var right: [String: [Bool]] = [:]
    var incomplete = 0
    for question in questions {
      let answers = arms.map { arm in
        question.isRight(under: ConditionName(arm: arm, setting: setting).text, by: rule)
      }
      let known = answers.compactMap { $0 }
      guard known.count == arms.count else {
        incomplete += known.isEmpty ? 0 : 1
        continue
      }
      kept.append(question)
      for (arm, isRight) in zip(arms, known) { right[arm, default: []].append(isRight) }
    }
    self.questions = kept
    self.right = right
    self.incomplete = incomplete
  }
}

extension [ChoiceQuestion] {
  /// The settings in which some question was scored under one of these arms, in order.
  public func settings(of arms: [String]) -> [String] {
    let names = conditions.map(ConditionName.init).filter { arms.contains($0.arm) }
    return Set(names.map(\.setting)).sorted { $0.isBefore($1) }
  }

  /// The arms of which some question was scored, sorted.
  public var arms: [String] { Set(conditions.map { ConditionName($0).arm }).sorted() }
}
