import Foundation
import Remedies
import SpoorModel
import Statistics
import Testing
import Words

@Suite("What changed answer by answer")
struct AnswerChangesTests {
  /// Answers of 1 to 9 words out of few, so that the same words are often doubted again.
  private func random(_ name: String, prompts: Int, seed: UInt64) throws -> AnsweringModel {
    var generator = SplitMix64(seed: seed)
    let answers = all(0..<prompts) { _ in
      (0...generator.index(below: 9)).map { _ in
        let word = "w\(generator.index(below: 6))"
        let longer = generator.index(below: 5) == 0 ? "\(word)_w1" : word
        return [longer, longer, "[\(longer)]", "{\(longer)}"][generator.index(below: 4)]
      }.joined(separator: " ")
    }
    return try model(name, answers)
  }

  private func changes(_ before: AnsweringModel, _ after: AnsweringModel) -> AnswerChanges {
    AnswerChanges(of: before, to: after, borrowing: .comparable)
  }

  // MARK: By hand

  @Test("each fate, as a hand tells it")
  func fates() throws {
    let before = try model("o", [0: "[a] [b] {c} d e"])
    let after = try model("n", [0: "{A} b [d] [f]"])
    let change = try #require(changes(before, after).answers.first)
    #expect(change.before.doubted.map(\.text) == ["a", "b", "c"])
    #expect(change.before.doubted.map(\.fate) == [.stayed, .cleared, .gone])
    #expect(change.after.doubted.map(\.text) == ["A", "d", "f"])
    #expect(change.after.doubted.map(\.fate) == [.stayed, .raised, .come])
    #expect(change.before.doubted.map(\.provenance) == [.unseen, .unseen, .borrowed])
    #expect(change.before.borrowed == 1 && change.after.borrowed == 1)
    #expect(change.changedSpans == 4 && change.isChange && !change.isSameAnswer)
    #expect(change.before.doubted.first?.range == ScalarRange(0, 1))
  }

  @Test("words that are doubted as part of a longer span are still doubted")
  func longer() throws {
    let before = try model("o", [0: "[w1] x"])
    let after = try model("n", [0: "y [w1_w2]"])
    let change = try #require(changes(before, after).answers.first)
    #expect(change.before.doubted.map(\.fate) == [.stayed])
    #expect(change.after.doubted.map(\.fate) == [.come])
  }

  @Test("a span without a word, or of half a word, is found where its answer is the same")
  func odd() throws {
    let scanner = try WordScanner()
    func answers(_ name: String, _ text: String, _ ranges: [ScalarRange]) -> AnsweringModel {
      let spans = ranges.map { range in
        DoubtedSpan(
          promptID: "p",
          model: name,
          range: range,
          text: String(text.unicodeScalars.dropFirst(range.start).prefix(range.count)),
          provenance: .unseen
        )
      }
      let answer = AuditedAnswer(
        prompt: "?",
        text: WordedText(text, by: scanner),
        doubted: spans,
        lift: .known
      )
      return AnsweringModel(ModelChange.Run(model: name), answers: ["p": answer])
    }
    let (text, ranges) = ("Paris — founded", [ScalarRange(1, 3), ScalarRange(6, 7)])
    let same = changes(answers("o", text, ranges), answers("n", text, ranges))
    #expect(same.answers.flatMap(\.before.doubted).map(\.fate) == [.stayed, .stayed])
    let cleared = changes(answers("o", text, ranges), answers("n", text, []))
    #expect(cleared.answers.flatMap(\.before.doubted).map(\.fate) == [.cleared, .cleared])
    let gone = changes(answers("o", text, ranges), answers("n", "Rome", []))
    #expect(gone.answers.flatMap(\.before.doubted).map(\.fate) == [.gone, .gone])
  }

  @Test("the most changed come first, and what did not change last")
  func order() throws {
    let before = try model("o", [0: "a", 1: "[a]", 2: "[a] [b]", 3: "{a}", 4: "a"])
    let after = try model("n", [0: "a", 1: "b", 2: "c", 3: "[a]", 4: "b"])
    let changes = changes(before, after)
    #expect(changes.answers.map(\.promptID) == ["p2", "p1", "p3", "p4", "p0"])
    #expect(changes.changed.map(\.promptID) == ["p2", "p1", "p3", "p4"])
    #expect(changes.totals.sameAnswers == 2 && changes.totals.changed == 4)
  }

  @Test("prompts that only one answered, or were asked otherwise, are named with the reason")
  func leftOut() throws {
    let before = try model("o", all(0..<4) { _ in "a" })
    let after = try model(
      "n",
      asking: { $0 == 3 ? "Another?" : "Question \($0)?" },
      all(1..<6) { _ in "a" }
    )
    let changes = changes(before, after)
    #expect(changes.leftOut.map(\.promptID) == ["p0", "p3", "p4", "p5"])
    #expect(changes.leftOut.map(\.reason) == [.onlyBefore, .otherText, .onlyAfter, .onlyAfter])
    let counts = ModelChange(of: before, to: [after], by: Bootstrap(replicates: 10)).prompts
    #expect(changes.totals.prompts == counts.compared)
    #expect(changes.leftOut.count == counts.onlyBefore + counts.onlyAfter + counts.otherText)
  }

  @Test("borrowed spans are counted where lift is known of both, in one dataset")
  func borrowed() throws {
    let known = try model("o", [0: "{a}"])
    let blind = try model("n", lift: .unknown, [0: "{a}"])
    #expect(changes(known, blind).answers.allSatisfy { $0.before.borrowed == nil })
    let elsewhere = AnswerChanges(of: known, to: known, borrowing: .incomparable)
    #expect(elsewhere.answers.allSatisfy { $0.after.borrowed == nil })
    #expect(changes(known, known).answers.allSatisfy { $0.after.borrowed == 1 })
  }

  // MARK: Always

  @Test("an answer beside itself keeps every span", arguments: 1...4 as ClosedRange<UInt64>)
  func itself(seed: UInt64) throws {
    let one = try random("o", prompts: 40, seed: seed)
    let changes = changes(one, one)
    #expect(changes.changed.isEmpty)
    #expect(changes.totals.sameAnswers == 40)
    #expect(changes.totals.before.stayed == changes.totals.before.doubted)
  }

  @Test(
    "fates part the doubted spans, as a slow count finds",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func slow(seed: UInt64) throws {
    let (one, two) = (
      try random("o", prompts: 60, seed: seed), try random("n", prompts: 60, seed: seed + 50)
    )
    let changes = changes(one, two)
    #expect(changes.answers.count == 60)
    for change in changes.answers {
      let before = try #require(one.answers[change.promptID])
      let after = try #require(two.answers[change.promptID])
      #expect(change.before.doubted.count == before.doubted.count)
      #expect(change.after.doubted.count == after.doubted.count)
      for span in change.before.doubted {
        let (isSaid, isDoubted) = slowly(span.text, in: after)
        #expect(span.fate == (isDoubted ? .stayed : isSaid ? .cleared : .gone))
      }
      for span in change.after.doubted {
        let (isSaid, isDoubted) = slowly(span.text, in: before)
        #expect(span.fate == (isDoubted ? .stayed : isSaid ? .raised : .come))
      }
    }
    for (fates, sides) in [
      (changes.totals.before, changes.answers.map(\.before)),
      (changes.totals.after, changes.answers.map(\.after)),
    ] {
      #expect(fates.doubted == sides.reduce(0) { $0 + $1.doubted.count })
      #expect(fates.absent + fates.undoubted + fates.stayed == fates.doubted)
    }
  }

  /// Whether an answer says words between blanks, and whether a doubted span holds a scalar of them.
  private func slowly(_ words: String, in answer: AuditedAnswer) -> (Bool, Bool) {
    let text = " \(answer.text.text) "
    var places: [ScalarRange] = []
    for start in 0..<text.count where text.dropFirst(start).hasPrefix(" \(words) ") {
      places.append(ScalarRange(start, start + words.count))
    }
    let isDoubted = places.contains { place in
      answer.doubted.contains { $0.range.start < place.end && place.start < $0.range.end }
    }
    return (!places.isEmpty, isDoubted)
  }

  @Test("sides that change places swap gone and come", arguments: 1...4 as ClosedRange<UInt64>)
  func swapped(seed: UInt64) throws {
    let (one, two) = (
      try random("o", prompts: 50, seed: seed), try random("n", prompts: 45, seed: seed + 9)
    )
    let (ahead, back) = (changes(one, two), changes(two, one))
    #expect(ahead.totals.before == back.totals.after && ahead.totals.after == back.totals.before)
    let backwards = Dictionary(uniqueKeysWithValues: back.answers.map { ($0.promptID, $0) })
    for change in ahead.answers {
      let other = try #require(backwards[change.promptID])
      #expect(change.before.count(of: .gone) == other.after.count(of: .come))
      #expect(change.before.count(of: .cleared) == other.after.count(of: .raised))
      #expect(change.before.count(of: .stayed) == other.after.count(of: .stayed))
      #expect(change.after.borrowed == other.before.borrowed)
      #expect(change.changedSpans == other.changedSpans)
    }
    #expect(ahead.answers.map(\.promptID) == back.answers.map(\.promptID))
    #expect(ahead.leftOut.map(\.promptID) == back.leftOut.map(\.promptID))
  }

  @Test("what is written as JSON is what is read")
  func coding() throws {
    let changes = changes(
      try random("o", prompts: 20, seed: 1),
      try random("n", prompts: 25, seed: 2)
    )
    let read = try JSONDecoder().decode(AnswerChanges.self, from: JSONEncoder().encode(changes))
    #expect(read == changes)
  }
}
