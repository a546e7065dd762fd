import Remedies
import SpoorModel
import Statistics
import Words

/// The models that were trained anew, by what they were trained on.
struct TrainedModels {
  /// Runs of one way to train: seeds of an arm, draws of a random one.
  private struct Group: Hashable {
    var before: String
    var name: String
  }

  private let pairs: [RetrainedPair]
  private let before: AuditedSide
  private let after: AuditedSide
  private let kit: TestedKit?

  init(_ pairs: [RetrainedPair], _ before: AuditedSide, _ after: AuditedSide, _ kit: TestedKit?) {
    self.pairs = pairs
    self.before = before
    self.after = after
    self.kit = kit
  }

  /// Each pair, then each way to train with several runs, these taken together.
  func changes(_ borrowing: ModelChange.Borrowing, by bootstrap: Bootstrap) -> [ModelChange] {
    let single = pairs.map { pair in
      ModelChange(
        of: before.model(pair.before),
        to: [after.model(pair.after)],
        borrowing: borrowing,
        by: bootstrap
      )
    }
    let together = groups.filter { $0.runs.count > 1 }.map { group in
      ModelChange(
        of: before.model(group.name.before),
        to: group.runs,
        arm: group.name.name,
        borrowing: borrowing,
        by: bootstrap
      )
    }
    return single + together
  }

  /// The runs of each way to train, in the order in which the first of each comes.
  private var groups: [(name: Group, runs: [AnsweringModel])] {
    var groups: [(name: Group, runs: [AnsweringModel])] = []
    for pair in pairs {
      let model = after.model(pair.after)
      guard let arm = model.run.arm else { continue }
      let group = Group(before: pair.before, name: kit?.arm(named: arm)?.group ?? arm)
      if let place = groups.firstIndex(where: { $0.name == group }) {
        groups[place].runs.append(model)
      } else {
        groups.append((group, [model]))
      }
    }
    return groups
  }

  /// What became of the kit's spans, one action after the other; `nil` without kit.
  func falls(by bootstrap: Bootstrap, words scanner: WordScanner) -> [PredictedFall]? {
    guard let kit else { return nil }
    return TestedKit.Action.allCases.compactMap { action in
      let treated = runs(of: action, .treated, in: kit)
      guard !treated.isEmpty else { return nil }
      let trial = PredictedFall.Trial(
        action,
        before: before.model(kit.model),
        treated: treated,
        control: runs(of: action, .control, in: kit)
      )
      return PredictedFall(trial, of: kit.predictions(for: action), words: scanner, by: bootstrap)
    }
  }

  private func runs(
    of action: TestedKit.Action,
    _ role: TestedKit.Role,
    in kit: TestedKit
  ) -> [AnsweringModel] {
    pairs.filter { $0.before == kit.model }.map { after.model($0.after) }.filter { model in
      let arm = model.run.arm.flatMap(kit.arm(named:))
      return arm?.action == action && arm?.role == role
    }
  }

  /// Runs that say word for word what another says: most likely one model under two names.
  var twins: [String] {
    let names = Array(Set(pairs.map(\.before))).sorted()
    let models = names.map(before.model) + pairs.map { after.model($0.after) }
    return models.indices.flatMap { place in
      models[..<place].filter { models[place].saysTheSame(as: $0) }.map { other in
        "\(models[place].run.model) answers every prompt word for word as \(other.run.model) does: "
          + "together they are one run."
      }
    }
  }

  /// What a reader must know of seeds and of random rows.
  var caveats: [String] {
    let several = groups.map(\.runs.count).filter { $0 > 1 }
    var caveats = [
      "Any training anew changes answers: that doubted spans are fewer says nothing of the rows. Only the "
        + "spans predicted to fall, beside runs without as many random rows, do (spoor remedy, --kit)."
    ]
    if let least = several.min() {
      caveats.append(
        "Intervals over runs draw runs and prompts anew; from \(least) runs the spread between runs is hardly "
          + "known, so look at the ranges too."
      )
    }
    return caveats + lengths
  }

  /// Random rows that are not as long as those that they stand for.
  private var lengths: [String] {
    guard let kit else { return [] }
    let arms = pairs.compactMap { after.model($0.after).run.arm.flatMap(kit.arm(named:)) }
    return arms.filter { $0.role == .control }.compactMap { arm in
      let treated = kit.arms.first { $0.action == arm.action && $0.role == .treated }
      guard let words = arm.words, let all = treated?.words,
        RemedyManifest.lengthGap(of: words, for: all) != nil
      else { return nil }
      return
        "The random rows of \(arm.name) have \(words) words and those that they stand for \(all): what a "
        + "dataset of another length changes cannot be told from what the rows change."
    }
  }
}

extension TestedKit.Arm {
  /// What all draws of a random arm are called together.
  fileprivate var group: String {
    switch role {
    case .treated: name
    case .control: "\(action.rawValue)-control"
    }
  }
}

extension AnsweringModel {
  /// Whether both answered the same prompts with the same texts.
  fileprivate func saysTheSame(as other: AnsweringModel) -> Bool {
    guard !answers.isEmpty, answers.count == other.answers.count else { return false }
    return answers.allSatisfy { id, answer in
      other.answers[id].map { $0.text.text.utf8.elementsEqual(answer.text.text.utf8) } ?? false
    }
  }
}
