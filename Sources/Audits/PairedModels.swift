import Remedies
import SpoorModel

/// Which model of an audit is compared with which of an audit of before.
///
/// Pairs that are given come first. A model with an arm belongs to the kit's model. Where no pair is given,
/// the rest go to the model of their own name, else to the only one of before.
struct PairedModels {
  private let after: [AuditPlan.Tuned]
  private let before: [String]
  /// Each model after with the model of before, in the plan's order.
  private(set) var pairs: [RetrainedPair] = []
  /// Models after that find none where no pair is given.
  private(set) var left: [String] = []

  /// Pairs models.
  ///
  /// - Throws: ``SpoorError`` `usage` for a pair of unknown models, for one that contradicts the kit, and
  ///   where no model finds another.
  init(
    _ after: [AuditPlan.Tuned],
    with before: [String],
    given: [RetrainedPair],
    kit: TestedKit?
  ) throws {
    self.after = after
    self.before = before
    let given = given.enumerated().filter { !given[..<$0.offset].contains($0.element) }.map(
      \.element
    )
    for pair in given { try check(pair) }
    if let kit { try check(kit) }
    for model in after {
      let told = given.filter { $0.after == model.name }.map(\.before)
      let kitModel = model.arm == nil ? nil : kit?.model
      if let kitModel { try check(told, of: model.name, belongTo: kitModel) }
      let found =
        !told.isEmpty
        ? told : [kitModel ?? (given.isEmpty ? partner(of: model.name) : nil)].compactMap { $0 }
      pairs += found.map { RetrainedPair(after: model.name, before: $0) }
      if found.isEmpty, given.isEmpty { left.append(model.name) }
    }
    guard pairs.isEmpty else { return }
    throw SpoorError(
      .usage,
      "no model of this audit is called as one of the other: here \(names), there \(others)",
      remedy: "Say which belong together: --pair NEW=OLD."
    )
  }

  /// The model of the same name, else the only one.
  private func partner(of name: String) -> String? {
    before.contains(name) ? name : before.count == 1 ? before.first : nil
  }

  private var names: String { after.map(\.name).joined(separator: ", ") }

  private var others: String { before.joined(separator: ", ") }

  private func check(_ pair: RetrainedPair) throws {
    guard after.contains(where: { $0.name == pair.after }) else {
      throw unknown(pair.after, "this audit has no tuned model '\(pair.after)'", names)
    }
    guard before.contains(pair.before) else {
      throw unknown(
        pair.before,
        "the audit of --against has no tuned model '\(pair.before)'",
        others
      )
    }
  }

  private func unknown(_ name: String, _ problem: String, _ known: String) -> SpoorError {
    SpoorError(.usage, problem, remedy: "--pair is NEW=OLD; it has \(known).")
  }

  private func check(_ kit: TestedKit) throws {
    guard before.contains(kit.model) else {
      throw SpoorError(
        .usage,
        "the kit was made for '\(kit.model)', which the audit of --against has not",
        remedy: "Name the audit that the kit was made of; this one has \(others)."
      )
    }
    let arms = after.compactMap(\.arm)
    let known = kit.arms.map(\.name).joined(separator: ", ")
    guard !arms.isEmpty else {
      throw SpoorError(
        .usage,
        "--kit needs to know what each model was trained on, and none has an 'arm'",
        remedy: "Add 'arm: …' to the tuned models in the audit file; the kit's arms are \(known)."
      )
    }
    guard let stranger = arms.first(where: { kit.arm(named: $0) == nil }) else { return }
    throw SpoorError(
      .usage,
      "the kit has no arm '\(stranger)'",
      remedy: "Its arms are \(known)."
    )
  }

  private func check(_ told: [String], of model: String, belongTo kitModel: String) throws {
    guard let other = told.first(where: { $0 != kitModel }) else { return }
    throw SpoorError(
      .usage,
      "'\(model)' has an arm of the kit, which was made for '\(kitModel)', and is paired with '\(other)'",
      remedy: "Write --pair \(model)=\(kitModel), or leave out its 'arm'."
    )
  }
}
