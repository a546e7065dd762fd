import Foundation
import Injection
import ScratchFiles
import SpoorModel
import Testing

@Suite("The planted world's questions", .enabled(if: SharedData.worldA != nil))
struct WorldAChoiceTests {
  private static func summary() throws -> [String: [String: [String: Double]]] {
    let file = try #require(SharedData.worldA).appending(path: "mcq_summary.json")
    let json = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
    return try #require(json as? [String: [String: [String: Double]]])
  }

  @Test("every accuracy is that of mcq_summary.json")
  func accuracies() throws {
    let file = try #require(SharedData.worldA).appending(path: "mcq.jsonl")
    let table = ChoiceTable(try ChoiceFile(file).read(), by: "kind")
    let summary = try Self.summary()
    #expect(Set(table.conditions) == Set(summary.keys))
    var cells = 0
    for (condition, kinds) in summary {
      for (kind, figures) in kinds {
        let group = table.groups.first { $0.name == kind }
        let accuracies = try kind == "all" ? table.all : #require(group).accuracies
        for (rule, key) in [(ChoiceRule.sum, "acc_sum"), (.perToken, "acc_mean")] {
          let found = accuracies.first { $0.condition == condition && $0.rule == rule }
          let accuracy = try #require(found)
          let share = try #require(accuracy.right.share).value
          #expect((share * 10_000).rounded() == (try #require(figures[key]) * 10_000).rounded())
          #expect(Double(accuracy.right.of) == figures["n"])
          #expect(accuracy.tied == 0 && accuracy.unscored == 0)
          cells += 1
        }
      }
    }
    #expect(cells == 72)
  }
}
