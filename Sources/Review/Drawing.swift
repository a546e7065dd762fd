import AuditStore
import DurableFiles
import SpoorModel

/// A queue while it is being drawn.
struct Drawing {
  let settings: DrawSettings
  private let chance: PermanentNumber
  /// What the sample is drawn from, by stratum, in random order.
  private var strata: [Stratum: [AuditItem]] = [:]
  private var places: [Stratum: Int] = [:]
  private var tasks: [DrawnTask] = []
  private var taken: Set<ItemHash> = []

  init(settings: DrawSettings) {
    self.settings = settings
    chance = PermanentNumber(seed: settings.seed)
  }

  /// Takes gold items, at most the share of the sample that decoys have; the rest is to be drawn from.
  mutating func takeGold(from frame: QueueDrawing.Frame) {
    let most = Int((settings.gold * Double(min(settings.size, frame.doubted.count))).rounded())
    let known = (frame.doubted + frame.cleared).filter { frame.gold.contains($0.hash) }
    for item in chance.ordered(known, for: .gold, by: \.hash).prefix(most) {
      add(item, as: .gold, experts: settings.experts)
    }
    let rest = chance.ordered(frame.doubted, for: .sample, by: \.hash)
    strata = Dictionary(grouping: rest.filter { !taken.contains($0.hash) }, by: stratum)
  }

  /// Takes spans to show beside rows from elsewhere: the last in random order, a quarter of a stratum at most.
  mutating func takeDecoys(_ rowsFromElsewhere: (AuditItem) throws -> [EvidenceRow]?) rethrows {
    let available = strata.mapValues { items in
      min(items.count / 4, items.count { !$0.entry.evidence.isEmpty })
    }
    let spans = strata.values.reduce(0) { $0 + $1.count }
    let wanted = Int((settings.decoys * Double(min(settings.size, spans))).rounded())
    let shares = Apportionment(wanted, among: available).places
    for stratum in shares.keys.sorted() {
      let last = strata[stratum, default: []].reversed().filter { !$0.entry.evidence.isEmpty }
      for item in last.prefix(shares[stratum, default: 0]) {
        if let rows = try rowsFromElsewhere(item) { addDecoy(of: item, showing: rows) }
      }
    }
  }

  /// Takes the sample: in each stratum those with the smallest random numbers.
  mutating func takeSample() {
    let available = strata.mapValues { items in items.count { !taken.contains($0.hash) } }
    places = Apportionment(settings.size, among: available).places
    for (stratum, count) in places where count > 0 {
      let items = strata[stratum, default: []]
      let inclusion = Double(count) / Double(items.count)
      for item in items.filter({ !taken.contains($0.hash) }).prefix(count) {
        let isOverlap = chance.number(of: item.hash, for: .overlap) < settings.overlap
        add(item, as: .sample, inclusion: inclusion, experts: isOverlap ? settings.experts : 1)
      }
    }
  }

  private mutating func addDecoy(of item: AuditItem, showing rows: [EvidenceRow]) {
    var decoy = drawn(item, as: .decoy, experts: settings.experts)
    decoy.task = decoy.task.decoy(showing: rows)
    decoy.decoyOf = item.hash
    taken.insert(item.hash)
    tasks.append(decoy)
  }

  /// Takes the spans nearest the threshold that are in no other part.
  mutating func takeUncertain(from frame: QueueDrawing.Frame) {
    let open = (frame.doubted + frame.cleared).filter { !taken.contains($0.hash) }
    let nearest = chance.ordered(open, for: .sample, by: \.hash).enumerated()
      .map { (item: $1, distance: abs($1.span.score - frame.threshold), place: $0) }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
    for (item, _, _) in nearest.prefix(settings.uncertain) {
      add(item, as: .uncertainty, experts: 1)
    }
  }

  /// Each stratum with its items and how many of them were drawn.
  var counts: [QueueDraw.Count] {
    strata.keys.sorted().map {
      QueueDraw.Count(
        stratum: $0,
        items: strata[$0, default: []].count,
        drawn: places[$0, default: 0]
      )
    }
  }

  var inRandomOrder: [DrawnTask] { chance.ordered(tasks, for: .order, by: \.task.id) }

  private mutating func add(
    _ item: AuditItem,
    as purpose: TaskPurpose,
    inclusion: Double? = nil,
    experts: Int
  ) {
    taken.insert(item.hash)
    var task = drawn(item, as: purpose, experts: experts)
    task.inclusion = inclusion
    tasks.append(task)
  }

  private func drawn(_ item: AuditItem, as purpose: TaskPurpose, experts: Int) -> DrawnTask {
    DrawnTask(
      task: ReviewTask(item),
      model: item.span.model,
      purpose: purpose,
      stratum: stratum(of: item),
      inclusion: nil,
      experts: experts,
      score: item.span.score
    )
  }

  private func stratum(of item: AuditItem) -> Stratum {
    Stratum(
      model: item.span.model,
      provenance: item.entry.trace.provenance,
      scoreBin: settings.scoreCuts.count { item.span.score >= $0 }
    )
  }
}
