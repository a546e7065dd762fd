import Remedies
import SpoorModel

/// Which model of an audit is compared with which of an audit of before.
///
/// Pairs that are given come first. A model with an arm belongs to the kit's model. Where no pair is given,
/// the rest go to the model of their own name, else to the only one of before.
struct PairedModels {
  /// One of the two audits.
  struct Side {
    /// What messages call it.
    var title: String
    /// Its tuned models, in its own order.
    var models: [ModelChange.Run]

    /// The models' names.
    fileprivate var names: [String] { models.map(\.model) }

    /// The names as a message lists them.
    fileprivate var listed: String { names.joined(separator: ", ") }
  }

  private let after: Side
  private let before: Side
  /// Each model after with the model of before, in the order of the audit after.
  private(set) var pairs: [RetrainedPair] = []
  /// Models after that find none where no pair is given.
  private(set) var left: [String] = []

  /// Pairs models.
  ///
  /// - Throws: ``SpoorError`` `usage` for a pair of unknown models, for one that contradicts the kit, and
  ///   where no model finds another; `badInput` for one run that is named twice.
  init(_ after: Side, with before: Side, given: [RetrainedPair], kit: TestedKit? = nil) throws {
    self.after = after
    self.before = before
    try checkRuns()
    let given = given.enumerated().filter { !given[..<$0.offset].contains($0.element) }.map(
      \.element
    )
    for pair in given { try check(pair) }
    if let kit { try check(kit) }
    for model in after.models {
      let told = given.filter { $0.after == model.model }.map(\.before)
      let kitModel = model.arm == nil ? nil : kit?.model
      if let kitModel { try check(told, of: model.model, belongTo: kitModel) }
      let found =
        !told.isEmpty
        ? told : [kitModel ?? (given.isEmpty ? partner(of: model.model) : nil)].compactMap { $0 }
      pairs += found.map { RetrainedPair(after: model.model, before: $0) }
      if found.isEmpty, given.isEmpty { left.append(model.model) }
    }
    guard pairs.isEmpty else { return }
    throw SpoorError(
      .usage,
      "no model of \(after.title) is called as one of \(before.title): here \(after.listed), "
        + "there \(before.listed)",
      remedy: "Say which belong together: --pair NEW=OLD."
    )
  }

  /// The model of the same name, else the only one.
  private func partner(of name: String) -> String? {
    before.names.contains(name) ? name : before.names.count == 1 ? before.names.first : nil
  }

  /// Refuses one run that is named twice: two runs of an arm must differ in their seeds.
  private func checkRuns() throws {
    for (place, model) in after.models.enumerated() where model.arm != nil && model.seed != nil {
      let twin = after.models[..<place].first { $0.arm == model.arm && $0.seed == model.seed }
      guard let twin else { continue }
      throw SpoorError(
        .badInput,
        "\(twin.model) and \(model.model) are both arm \(model.arm ?? "") with seed "
          + "\(model.seed ?? 0): one run, not two",
        remedy: "Train with several seeds and name each, or leave one of the two out."
      )
    }
  }

  private func check(_ pair: RetrainedPair) throws {
    for (name, side) in [(pair.after, after), (pair.before, before)]
    where !side.names.contains(name) {
      throw SpoorError(
        .usage,
        "\(side.title) has no tuned model '\(name)'",
        remedy: "--pair is NEW=OLD; it has \(side.listed)."
      )
    }
  }

  private func check(_ kit: TestedKit) throws {
    guard before.names.contains(kit.model) else {
      throw SpoorError(
        .usage,
        "the kit was made for '\(kit.model)', which \(before.title) has not",
        remedy: "Name the audit that the kit was made of; this one has \(before.listed)."
      )
    }
    let arms = after.models.compactMap(\.arm)
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
