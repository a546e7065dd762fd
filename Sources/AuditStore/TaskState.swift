public import SpoorModel

/// Where a task of the queue stands, for whoever looks after the queue.
public struct TaskState: Hashable, Sendable {
  /// What keeps a task from being finished, or that nothing does.
  public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nobody judged it or holds it.
    case open
    /// Somebody holds it.
    case held
    /// Some of the wanted experts judged it.
    case partly
    /// All of the wanted experts judged it.
    case done
    /// Experts differ, and nobody decided.
    case disputed
    /// Somebody decided.
    case decided
  }

  /// Its place in the queue.
  public var place: TaskPlace
  /// The task.
  public var item: ItemHash
  /// The span's words, at most 200 scalars of them.
  public var text: String
  /// How many experts are wanted.
  public var experts: Int
  /// How many judged it.
  public var given: Int
  /// Who holds it at present, by name.
  public var holders: [String]
  /// How many want it looked at.
  public var flags: Int
  /// How many of its verdicts have a note.
  public var notes: Int
  /// When somebody judged it last.
  public var last: Timestamp?
  /// Whether experts say different things of it and a decision is wanted.
  public var hasOpinionsThatDiffer: Bool
  /// Whether somebody decided.
  public var isDecided: Bool
  /// The automatic verdict of its span.
  public var provenance: Provenance
  /// The detectors' score of its span.
  public var score: Double

  /// Where it stands.
  public var stage: Stage {
    if isDecided { return .decided }
    if hasOpinionsThatDiffer { return .disputed }
    if given >= experts { return .done }
    if !holders.isEmpty { return .held }
    return given > 0 ? .partly : .open
  }
}
