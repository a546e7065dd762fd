import AuditStore
import DurableFiles
import SpoorModel
import Statistics
import Testing

@testable import Review

/// Items of two models, with three provenances and scores from 0.5 to 1.
private func frame(_ count: Int, gold: Set<ItemHash> = []) -> QueueDrawing.Frame {
  let provenances: [Provenance] = [.borrowed, .borrowed, .borrowed, .unseen, .near]
  func item(_ number: Int, score: Double) -> AuditItem {
    var sample = Sample(
      id: "p\(number)",
      response: "It was Ada.",
      range: ScalarRange(7, 10),
      text: "Ada",
      output: "Ada",
      provenance: provenances[number % provenances.count],
      score: score
    )
    sample.model = number.isMultiple(of: 3) ? "lora" : "sft"
    return AuditItem(
      prompt: Prompt(id: sample.id, instruction: "Who?"),
      response: sample.response,
      entry: sample.entry
    )
  }
  return QueueDrawing.Frame(
    doubted: (0..<count).map { item($0, score: 0.5 + Double($0 % 50) / 100) },
    cleared: (count..<count + 20).map { item($0, score: 0.3 + Double($0 % 20) / 100) },
    threshold: 0.5,
    gold: gold
  )
}

private func draw(
  _ frame: QueueDrawing.Frame,
  _ settings: DrawSettings = DrawSettings(size: 60)
) -> QueueDrawing {
  QueueDrawing(from: frame, by: settings) { item in
    [EvidenceRow(row: item.entry.evidence[0].row, instruction: "Else?", text: "Elsewhere.")]
  }
}

@Suite("Drawing a review queue")
struct DrawingTests {
  @Test("each part has its size, no span is in two, and everything has its stratum and chance")
  func parts() throws {
    let frame = frame(400)
    let settings = DrawSettings(size: 100, experts: 3, overlap: 0.5, uncertain: 12, seed: 7)
    let drawing = draw(frame, settings)
    let parts = Dictionary(grouping: drawing.tasks, by: \.purpose)
    #expect(parts.mapValues(\.count) == [.sample: 100, .decoy: 10, .uncertainty: 12])
    let shown = drawing.tasks.map { $0.decoyOf ?? $0.task.id }
    #expect(Set(shown).count == shown.count)
    #expect(drawing.strata.reduce(0) { $0 + $1.items } == 400)
    for count in drawing.strata {
      let sample = try #require(parts[.sample]).filter { $0.stratum == count.stratum }
      #expect(sample.count == count.drawn)
      #expect(count.drawn >= min(2, count.items))
      // Weighted by their chances, those that were drawn stand for all.
      let weights = try sample.reduce(0.0) { $0 + 1 / (try #require($1.inclusion)) }
      #expect(abs(weights - Double(count.items)) < 1e-9)
    }
    let models = Dictionary(grouping: try #require(parts[.sample]), by: \.model)
    #expect(models.mapValues(\.count) == ["lora": 50, "sft": 50])
    let several = try #require(parts[.sample]).count { $0.experts == 3 }
    #expect((35...65).contains(several))
    #expect(try #require(parts[.decoy]).allSatisfy { $0.task.rows.map(\.text) == ["Elsewhere."] })
  }

  @Test("the uncertain are those nearest the threshold that nothing else took")
  func uncertain() throws {
    let frame = frame(200)
    let drawing = draw(frame, DrawSettings(size: 20, uncertain: 15))
    let distances = { (tasks: [DrawnTask]) in tasks.map { abs($0.score - 0.5) } }
    let taken = Set(drawing.tasks.map { $0.decoyOf ?? $0.task.id })
    let farthest = try #require(
      distances(drawing.tasks.filter { $0.purpose == .uncertainty }).max()
    )
    for item in frame.doubted + frame.cleared where !taken.contains(item.hash) {
      #expect(abs(item.span.score - 0.5) >= farthest)
    }
  }

  @Test("a larger draw with the same seed holds the smaller one; another seed draws others")
  func nested() {
    let frame = frame(400)
    let sample = { (size: Int, seed: UInt64) in
      let tasks = draw(frame, DrawSettings(size: size, decoys: 0, seed: seed)).tasks
      return Set(tasks.map(\.task.id))
    }
    var smaller = sample(10, 1)
    for size in stride(from: 20, through: 400, by: 20) {
      let larger = sample(size, 1)
      #expect(larger.count == size)
      #expect(larger.isSuperset(of: smaller))
      smaller = larger
    }
    #expect(sample(60, 1) == sample(60, 1))
    #expect(sample(60, 1) != sample(60, 2))
  }

  @Test("over many seeds every span is drawn as often as its inclusion probability says")
  func chances() throws {
    let frame = frame(150)
    var drawn: [ItemHash: Int] = [:]
    var chance: [Stratum: Double] = [:]
    var stratum: [ItemHash: Stratum] = [:]
    let seeds = 150
    for seed in 0..<seeds {
      let drawing = draw(frame, DrawSettings(size: 45, seed: UInt64(seed)))
      for task in drawing.tasks where task.purpose == .sample {
        drawn[task.task.id, default: 0] += 1
        stratum[task.task.id] = task.stratum
        chance[task.stratum] = task.inclusion
      }
    }
    #expect(drawn.count == 150)
    for (item, times) in drawn {
      let expected = try #require(stratum[item].flatMap { chance[$0] })
      let spread = (expected * (1 - expected) / Double(seeds)).squareRoot()
      #expect(abs(Double(times) / Double(seeds) - expected) <= 4.5 * spread + 1e-9)
    }
  }

  @Test("spans whose decoys cannot be made stay in what is drawn from")
  func withoutRows() {
    let drawing = QueueDrawing(from: frame(40), by: DrawSettings(size: 200)) { _ in nil }
    #expect(drawing.tasks.count == 40)
    #expect(drawing.tasks.allSatisfy { $0.purpose == .sample && $0.inclusion == 1 })
  }

  @Test("decoys are a share of what can be drawn, however many are asked for")
  func manyAsked() {
    let drawing = draw(frame(100), DrawSettings(size: 1_000_000))
    #expect(drawing.tasks.count { $0.purpose == .decoy } == 10)
    #expect(drawing.tasks.count { $0.purpose == .sample } == 90)
  }

  @Test("gold leaves what is drawn from, at most its share of the size")
  func gold() {
    let known = Set(frame(100).doubted.prefix(30).map(\.hash))
    let frame = frame(100, gold: known)
    let drawing = draw(frame, DrawSettings(size: 50, experts: 2, gold: 0.1))
    let gold = drawing.tasks.filter { $0.purpose == .gold }
    #expect(gold.count == 5)
    #expect(
      gold.allSatisfy { known.contains($0.task.id) && $0.experts == 2 && $0.inclusion == nil }
    )
    #expect(drawing.strata.reduce(0) { $0 + $1.items } == 95)
  }

  @Test("a run with fewer spans than wanted is drawn whole, but for its decoys", arguments: 1...9)
  func census(count: Int) {
    let drawing = draw(frame(count), DrawSettings(size: 200, decoys: 0.5))
    let sample = drawing.tasks.filter { $0.purpose == .sample }
    let decoys = drawing.tasks.filter { $0.purpose == .decoy }
    #expect(sample.count + decoys.count == count)
    #expect(sample.allSatisfy { ($0.inclusion ?? 0) >= 0.75 })
  }
}

@Suite("Places among strata")
struct ApportionmentTests {
  @Test(
    "one place more takes none away, none has more than it can give, two come first",
    arguments: 0..<4
  )
  func monotone(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var available: [Stratum: Int] = [:]
    for model in ["a", "b", "c"] {
      for bin in 0...generator.index(below: 6) {
        let stratum = Stratum(model: model, provenance: .near, scoreBin: bin)
        available[stratum] = generator.index(below: 30)
      }
    }
    let all = available.values.reduce(0, +)
    var before: [Stratum: Int] = [:]
    for size in 0...all + 3 {
      let places = Apportionment(size, among: available).places
      #expect(places.values.reduce(0, +) == min(size, all))
      for (stratum, count) in available {
        #expect(places[stratum, default: 0] >= before[stratum, default: 0])
        #expect(places[stratum, default: 0] <= count)
      }
      for (stratum, count) in places where count > 2 {
        #expect(
          available.filter { $0.key.model == stratum.model }
            .allSatisfy { places[$0.key, default: 0] >= min(2, $0.value) }
        )
      }
      before = places
    }
  }
}
