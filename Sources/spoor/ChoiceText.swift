import Figures
import Injection
import SpoorModel

/// What `spoor inject score` prints for people.
struct ChoiceText {
  private typealias Accuracy = ChoiceDocument.Accuracy

  private let document: ChoiceDocument
  private let rule: ChoiceRule

  init(_ document: ChoiceDocument, rule: ChoiceRule) {
    self.document = document
    self.rule = rule
  }

  /// The tables and what is to be known of them, with a final line break.
  var text: String {
    var parts = [(["Right answers, % (95 %)"] + accuracies.lines).joined(separator: "\n")]
    if let field = document.field {
      let head = "Right answers by \(field.visible), \(rule.words), % (95 %)"
      parts.append(([head] + groups.lines).joined(separator: "\n"))
    }
    parts.append(
      "Guessing: the accuracy that it brings, 1 by the number of options; p: the exact chance of as many "
        + "right answers, by sum, from guessing."
    )
    return (parts + notes).joined(separator: "\n\n") + "\n"
  }

  private func accuracy(
    _ condition: String,
    _ rule: ChoiceRule,
    _ accuracies: [Accuracy]
  ) -> Accuracy? {
    accuracies.first { $0.condition == condition && $0.rule == rule }
  }

  private var accuracies: TextTable {
    var table = TextTable(
      heads: [("condition", .left), ("questions", .right)]
        + ChoiceRule.allCases.map { ($0.words, .right) } + [("guessing", .right), ("p", .right)]
    )
    table.rows = document.conditions.map { condition in
      let sum = accuracy(condition, .sum, document.all)
      let shares = ChoiceRule.allCases.map { rule in
        accuracy(condition, rule, document.all)?.right.share?.inPoints ?? "–"
      }
      return [condition.visible, (sum?.right.of ?? 0).grouped] + shares + [
        sum?.guessing.map(StatementText.points) ?? "–",
        sum?.pValue.map(\.asChance) ?? "–",
      ]
    }
    return table
  }

  private var groups: TextTable {
    var table = TextTable(
      heads: [("condition", .left)]
        + document.groups.map { group in
          let count = group.accuracies.map { $0.right.of + $0.unscored }.max() ?? 0
          return ("\((group.value ?? "–").visible) (\(count.grouped))", .right)
        }
    )
    table.rows = document.conditions.map { condition in
      [condition.visible]
        + document.groups.map { group in
          accuracy(condition, rule, group.accuracies)?.right.share?.inPoints ?? "–"
        }
    }
    return table
  }

  /// What was counted otherwise than a reader would think.
  private var notes: [String] {
    document.all.flatMap { accuracy -> [String] in
      let name = "\(accuracy.condition.visible), \(accuracy.rule.words):"
      var notes: [String] = []
      if accuracy.tied > 0 {
        notes.append(
          "\(name) several options of \(accuracy.tied.counted("question")) are equally likely; they "
            + "count as not right."
        )
      }
      // Where nothing at all was told (no tokens), the table shows a dash.
      if accuracy.unscored > 0, accuracy.right.of > 0 {
        notes.append(
          "\(name) \(accuracy.unscored.counted("question")) without all options' figures count nowhere."
        )
      }
      if accuracy.disagreeing > 0 {
        notes.append(
          "\(name) the file's own \"acc\" says otherwise of \(accuracy.disagreeing.counted("question"))."
        )
      }
      return notes
    }
  }
}

extension ChoiceRule {
  /// How tables call it.
  var words: String {
    switch self {
    case .sum: "sum"
    case .perToken: "per token"
    case .perCharacter: "per character"
    }
  }
}

extension Double {
  /// A chance in a table's cell: `0.04`, `<0.001`.
  var asChance: String {
    StatementText.chance(self).replacing("p = ", with: "").replacing("p < ", with: "<")
  }
}
