public import AuditStore
public import DurableFiles
public import Foundation

/// What a batch's `manifest.json` says of the tasks beside it.
public struct BatchManifest: Hashable, Sendable, Codable {
  /// The manifest's own name in a batch's folder.
  public static let fileName = "manifest.json"

  /// The edition of this manifest, `spoor.batch/1`.
  public let schema: String
  /// The batch's name.
  public let id: BatchID
  /// What the tasks are written in.
  public let format: ExportFormat
  /// The tasks' file in the same folder, `tasks.json` or `tasks.jsonl`.
  public let tasks: String
  /// The two models whose answers the tasks show side by side; `nil` where they show spans.
  public let pairs: [String]?
  /// How many items the tasks hold.
  public let count: Int
  /// The run that the items were taken from.
  public let runID: Run.ID
  /// One hash for all items in their order.
  public let itemsHash: ItemHash
  /// When the batch was exported.
  public let created: Timestamp
  /// The program's version.
  public let spoorVersion: String

  /// The keys as the file has them.
  private enum CodingKeys: String, CodingKey {
    case schema
    case id
    case format
    case tasks
    case pairs
    case count
    case runID = "run_id"
    case itemsHash = "items_sha256"
    case created
    case spoorVersion = "spoor_version"
  }

  /// Describes the batch `id` that holds `tasks` of `run`.
  public init(
    id: BatchID,
    of tasks: BatchTasks,
    from run: Run,
    in format: ExportFormat,
    created: Timestamp,
    spoorVersion: String
  ) {
    schema = "spoor.batch/1"
    self.id = id
    self.format = format
    self.tasks = "tasks.\(format.export(ExportOptions(spoorVersion: spoorVersion)).fileExtension)"
    switch tasks {
    case .items(let items):
      pairs = nil
      count = items.count
      itemsHash = ItemHash(digesting: items.map(\.hash))
    case .tasks(let tasks):
      pairs = nil
      count = tasks.count
      itemsHash = ItemHash(digesting: tasks.map(\.id))
    case .pairs(let answers, _):
      pairs = Set(answers.flatMap { [$0.left.model, $0.right.model] }).sorted()
      count = answers.count
      itemsHash = ItemHash(digesting: answers.map(\.hash.rawValue))
    }
    runID = run.id
    self.created = created
    self.spoorVersion = spoorVersion
  }

  /// The file's contents: JSON, indented, keys in alphabetical order.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }
}
