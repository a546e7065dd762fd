import Figures
public import SpoorModel
public import Statistics

/// The arms in every setting (shots, formats), all questions and told apart by a field.
public struct InjectionGrid: Hashable, Sendable {
  /// The questions of one value of the field.
  public struct Group: Hashable, Sendable {
    /// The value; `nil` where records do not have the field.
    public let value: String?
    /// The arms on these questions.
    public let comparison: InjectionComparison
  }

  /// One way of asking.
  public struct Setting: Hashable, Sendable {
    /// Its name; empty where conditions have none.
    public let name: String
    /// All questions.
    public let all: InjectionComparison
    /// By the field's value; empty where no field was named.
    public let groups: [Group]
  }

  /// Mean of a pair's relative gains over all settings.
  public struct MeanGain: Hashable, Sendable {
    /// The one that is looked at.
    public let arm: InjectionArm
    /// The one that it is compared with.
    public let reference: InjectionArm
    /// Over how many settings.
    public let settings: Int
    /// The mean, its interval from drawing questions.
    public let gain: Estimate
  }

  /// How arms are compared.
  public struct Plan: Hashable, Sendable {
    /// What each arm is called.
    public var names: [InjectionArm: String]
    /// By which figure options are chosen.
    public var rule: ChoiceRule
    /// Tells questions apart.
    public var field: String?

    /// Makes a plan.
    public init(
      _ names: [InjectionArm: String],
      rule: ChoiceRule = .sum,
      field: String? = nil
    ) {
      self.names = names
      self.rule = rule
      self.field = field
    }
  }

  /// The settings, in order.
  public let settings: [Setting]
  /// The mean gains, where there are several settings that asked the same questions of both arms.
  public let means: [MeanGain]

  /// Compares arms in all settings in which one was scored.
  ///
  /// - Parameters:
  ///   - questions: with the arms' scores; an arm that was not scored in a setting is left out of it.
  ///   - plan: which arms, and how.
  ///   - bootstrap: draws questions.
  public init(
    _ questions: [ChoiceQuestion],
    _ plan: Plan,
    by bootstrap: Bootstrap = Bootstrap()
  ) {
    let scored = Set(questions.conditions)
    let answers = questions.settings(of: Array(plan.names.values)).map { setting in
      let names = plan.names.filter {
        scored.contains(ConditionName(arm: $0.value, setting: setting).text)
      }
      return SettingAnswers(setting: setting, names: names, rule: plan.rule)
    }
    settings = answers.map { setting in
      Setting(
        name: setting.setting,
        all: InjectionComparison(setting.names, setting.answers(questions), by: bootstrap),
        groups: questions.groups(by: plan.field).map { group in
          let answers = setting.answers(group.questions)
          return Group(
            value: group.name,
            comparison: InjectionComparison(setting.names, answers, by: bootstrap)
          )
        }
      )
    }
    means = InjectionComparison.told.compactMap { pair in
      Self.mean(pair.arm, pair.reference, answers, questions, bootstrap)
    }
  }

  private static func mean(
    _ arm: InjectionArm,
    _ reference: InjectionArm,
    _ settings: [SettingAnswers],
    _ questions: [ChoiceQuestion],
    _ bootstrap: Bootstrap
  ) -> MeanGain? {
    var asked: [String]?
    var pairs: [(before: [Bool], after: [Bool])] = []
    for setting in settings {
      guard let name = setting.names[arm], let other = setting.names[reference] else { continue }
      let answers = setting.answers(questions)
      let ids = answers.questions.map(\.id)
      guard asked == nil || asked == ids else { return nil }
      asked = ids
      guard let after = answers.right[name], let before = answers.right[other] else { return nil }
      pairs.append((before: before, after: after))
    }
    guard pairs.count > 1 else { return nil }
    let gain = Estimate.estimates(of: [RelativeGain(pairs)], by: bootstrap)[0]
    return gain.map {
      MeanGain(arm: arm, reference: reference, settings: pairs.count, gain: $0)
    }
  }
}

/// The arms that were scored in a setting.
private struct SettingAnswers {
  let setting: String
  let names: [InjectionArm: String]
  let rule: ChoiceRule

  func answers(_ questions: [ChoiceQuestion]) -> ArmAnswers {
    ArmAnswers(questions, arms: Array(names.values), setting: setting, rule: rule)
  }
}
