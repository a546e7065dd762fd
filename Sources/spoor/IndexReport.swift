import Corpora
import Foundation
import PhraseIndex

/// What `spoor index` says that it did.
struct IndexReport {
  /// Who said what the files hold.
  enum Shapes {
    /// Their first rows.
    case found
    /// The user.
    case told
  }

  private let outcome: IndexBuilder.Outcome
  private let folder: String
  private let shapes: Shapes

  /// More files than this are summed up by shape.
  private static let listedFiles = 5

  init(_ outcome: IndexBuilder.Outcome, folder: String, shapes: Shapes) {
    self.outcome = outcome
    self.folder = folder
    self.shapes = shapes
  }

  /// The answer, with a final line break.
  var text: String { (files + [change] + next).joined(separator: "\n").visibleLines + "\n" }

  private var holdings: String {
    "\(outcome.manifest.rows.counted("row")), \(outcome.manifest.words.counted("word"))"
  }

  private var change: String {
    switch outcome.change {
    case .built:
      let part = outcome.manifest.part.map { "\($0.words), " } ?? ""
      return "Built \(folder): \(part)\(holdings)."
    case .unchanged:
      return "Nothing to do: \(folder) holds these files already (\(holdings))."
    case .extended(let shard):
      let from =
        shard.sources.count == 1
        ? shard.sources[0].name : shard.sources.count.counted("file")
      return "Added \(shard.rows.counted("row")) from \(from); \(folder) now holds \(holdings)."
    }
  }

  private var next: [String] {
    if case .unchanged = outcome.change { return [] }
    if outcome.manifest.part != nil {
      return ["Next: the other parts, then spoor merge PART… --into DIR"]
    }
    return ["Next: spoor trace \"a phrase\" --index \(folder)"]
  }

  // MARK: - What the files were taken for

  private var files: [String] {
    let read = outcome.detections
    guard !read.isEmpty else { return [] }
    let lines = read.count <= Self.listedFiles ? read.map(Self.line) : Self.sums(of: read)
    let isFound = shapes == .found && read.contains { $0.shape != nil && $0.shape != .text }
    return lines + (isFound ? ["If that is wrong, say it with --format or --fields."] : [])
  }

  private static func line(_ file: Detection) -> String {
    guard let shape = file.shape else { return "\(file.file): no rows\(left(file.skipped))" }
    let keys = file.keys.isEmpty ? "" : " (\(file.keys.joined(separator: ", ")))"
    return "\(file.file): \(shape.plural)\(keys), \(file.rows.counted("row"))\(left(file.skipped))"
  }

  private static func sums(of files: [Detection]) -> [String] {
    let shapes = DatasetShape.allCases.map(Optional.some) + [nil]
    return shapes.compactMap { shape in
      let files = files.filter { $0.shape == shape }
      guard !files.isEmpty else { return nil }
      let rows = files.reduce(0) { $0 + $1.rows }
      let skipped = files.reduce(0) { $0 + $1.skipped }
      guard let shape else { return "\(files.count.counted("file")) without rows\(left(skipped))" }
      return
        "\(files.count.counted("file")) as \(shape.rawValue), \(rows.counted("row"))\(left(skipped))"
    }
  }

  private static func left(_ skipped: Int) -> String {
    skipped > 0 ? " (\(skipped.grouped) left out)" : ""
  }
}

extension DatasetShape {
  /// Rows of the shape in words.
  fileprivate var plural: String {
    switch self {
    case .alpaca: "Alpaca rows"
    case .promptCompletion: "prompts with completions"
    case .dolly: "Dolly rows"
    case .gpteacher: "GPTeacher rows"
    case .messages: "chats of messages"
    case .sharegpt: "ShareGPT conversations"
    case .text: "texts"
    case .mapped: "rows of your fields"
    }
  }
}
