import DurableFiles
public import SpoorModel
import Statistics

/// Draws what stands before a question: several sets of a few questions with their answers, all of its own
/// relation.
///
/// As SliCK does (Gekhman et al. 2024, §3 and appendix): every question of a relation stands behind the same
/// sets, which all differ. A question that is an exemplar itself never stands behind its own answer: the
/// set's spare takes that place. What is drawn depends on the seed, the relation and its exemplars alone.
public struct ExemplarDraw: Sendable {
  /// What is drawn.
  public struct Settings: Hashable, Sendable {
    /// The sets a relation.
    public var sets: Int
    /// The exemplars a set.
    public var shots: Int
    /// What the draw depends on.
    public var seed: Int

    /// Describes what is drawn.
    public init(sets: Int = 10, shots: Int = 4, seed: Int = 20_240_509) {
      self.sets = sets
      self.shots = shots
      self.seed = seed
    }
  }

  private static let noRelation = ""

  private let settings: Settings
  /// The sets of each relation, each with a spare as its last.
  private let sets: [String: [[AskedQuestion]]]

  /// Draws the sets of all relations.
  ///
  /// - Throws: ``SpoorError`` `badInput` for a relation that has too few exemplars for so many sets.
  public init(from exemplars: [AskedQuestion], _ settings: Settings) throws(SpoorError) {
    self.settings = settings
    var sets: [String: [[AskedQuestion]]] = [:]
    let relations = Dictionary(grouping: exemplars) { $0.relation ?? Self.noRelation }
    for (relation, members) in relations {
      sets[relation] = try Self.drawn(from: members, of: relation, settings)
    }
    self.sets = sets
  }

  /// How many prompts each question has.
  public var promptsPerQuestion: Int { settings.sets }

  /// Refuses a question of a relation that no exemplar is of.
  ///
  /// - Throws: ``SpoorError`` `badInput`.
  public func check(_ question: AskedQuestion) throws(SpoorError) {
    guard sets[question.relation ?? Self.noRelation] == nil else { return }
    throw SpoorError(
      .badInput,
      "no exemplar is of relation \"\(question.relation ?? "")\"",
      at: question.location,
      remedy: "Give questions of each relation with --exemplars."
    )
  }

  /// A question's prompt: a set's exemplars as `Q: …`, `A: …`, then the question and `A:`; the question alone
  /// where ``check(_:)`` refuses it.
  public func prompt(of question: AskedQuestion, behind set: Int) -> String {
    let exemplars = sets[question.relation ?? Self.noRelation]?[set] ?? []
    let others = exemplars.filter { $0.question != question.question }.prefix(settings.shots)
    let shown = others.map { "Q: \($0.question)\nA: \($0.answers.first ?? "")\n\n" }
    return shown.joined() + "Q: \(question.question)\nA:"
  }

  private static func drawn(
    from members: [AskedQuestion],
    of relation: String,
    _ settings: Settings
  ) throws(SpoorError) -> [[AskedQuestion]] {
    let size = settings.shots + 1
    guard combinations(of: settings.shots, from: members.count - 1) >= settings.sets else {
      throw SpoorError(
        .badInput,
        "relation \"\(relation)\" has \(members.count) exemplars, too few for \(settings.sets) "
          + "different sets of \(settings.shots) and one to spare",
        at: members.first?.location,
        remedy: "Give more with --exemplars, or ask for fewer with --sets and --shots."
      )
    }
    let parts = ["spoor.exemplars/1", "\(settings.seed)", relation]
    var random = SplitMix64(seed: ContentHash<ExemplarDraw>(digesting: parts).leadingBits)
    var seen: Set<Set<Int>> = []
    var sets: [[AskedQuestion]] = []
    while sets.count < settings.sets {
      let places = distinct(size, below: members.count, &random)
      guard seen.insert(Set(places.prefix(settings.shots))).inserted else { continue }
      sets.append(places.map { members[$0] })
    }
    return sets
  }

  /// Numbers below `count`, none twice, in the order in which they were drawn.
  private static func distinct(
    _ wanted: Int,
    below count: Int,
    _ random: inout SplitMix64
  ) -> [Int] {
    var drawn: [Int] = []
    while drawn.count < wanted {
      let number = random.index(below: count)
      if !drawn.contains(number) { drawn.append(number) }
    }
    return drawn
  }

  private static let enough = 1_000_000

  /// How many sets of `wanted` there are among `count`, or that there are plenty.
  private static func combinations(of wanted: Int, from count: Int) -> Int {
    guard count >= wanted else { return 0 }
    var all = 1
    for step in 0..<wanted {
      all = all * (count - step) / (step + 1)
      if all > enough { return enough }
    }
    return all
  }
}
