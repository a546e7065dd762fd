public import Foundation
import Records
public import SpoorModel

/// The files that the arguments of a command mean: files, folders and patterns that no shell expanded.
public struct DatasetFiles: Sendable {
  /// The files, each once: in the order of the arguments, sorted within a folder or a pattern.
  public let urls: [URL]

  /// Expands arguments; relative ones count from `folder`, by default the working directory.
  ///
  /// A folder means all files in it and below it whose names end as a known format does; hidden ones are
  /// left out. In a pattern `*` and `?` stand for characters of one name, `**` for any folders; a name
  /// that has such a character itself is taken as it is. Throws `badInput` for an argument that means no
  /// file.
  public init(_ arguments: [String], relativeTo folder: URL? = nil) throws(SpoorError) {
    // A base that does not end in a slash would count as a file, and its own folder be taken.
    let folder = folder.map { URL(filePath: $0.path, directoryHint: .isDirectory) }
    var urls: [URL] = []
    var seen: Set<String> = []
    for argument in arguments {
      for url in try Self.files(of: argument, folder)
      where seen.insert(url.resolvingSymlinksInPath().path).inserted {
        urls.append(url)
      }
    }
    self.urls = urls
  }

  private static func files(of argument: String, _ folder: URL?) throws(SpoorError) -> [URL] {
    let url = URL(filePath: argument, relativeTo: folder)
    switch FolderContents.kind(of: url) {
    case .file: return [url]
    case .folder: return try files(inside: argument, folder)
    case nil where FilePattern.isPattern(argument): return try matches(argument, folder)
    case nil:
      throw SpoorError(
        .badInput,
        "the file does not exist",
        at: SpoorError.Location(file: argument),
        remedy: "Check the path."
      )
    }
  }

  // MARK: - Folders

  private static func files(inside path: String, _ folder: URL?) throws(SpoorError) -> [URL] {
    let paths = try FolderContents(folder).files(below: path)
    let known = paths.map { URL(filePath: $0, relativeTo: folder) }.filter(isKnown)
    guard known.isEmpty else { return known }
    throw SpoorError(
      .badInput,
      "the folder holds no file of a known format",
      at: SpoorError.Location(file: path),
      remedy: "Known are \(knownEndings), each also with .gz or .zst; name other files one by one."
    )
  }

  /// Parquet counts: its reader says how to convert it, and leaving it out would hide data.
  private static func isKnown(_ file: URL) -> Bool {
    RecordFormat.named(file) != nil || file.pathExtension.lowercased() == "parquet"
  }

  private static var knownEndings: String {
    let endings = RecordFormat.allCases.flatMap(\.extensions).map { ".\($0)" }
    return endings.joined(separator: ", ")
  }

  // MARK: - Patterns

  private static func matches(_ text: String, _ folder: URL?) throws(SpoorError) -> [URL] {
    let pattern = FilePattern(text)
    var urls: [URL] = []
    for path in try pattern.matches(in: FolderContents(folder)) {
      let url = URL(filePath: path, relativeTo: folder)
      if FolderContents.kind(of: url) == .folder {
        // A folder among the matches that holds no dataset is passed over, as a file would be.
        if !pattern.isRecursive { urls += (try? files(inside: path, folder)) ?? [] }
      } else if pattern.namesEnding || isKnown(url) {
        urls.append(url)
      }
    }
    guard urls.isEmpty else { return urls }
    throw SpoorError(
      .badInput,
      "no dataset file matches the pattern",
      at: SpoorError.Location(file: text),
      remedy: "Check it with 'ls'; known endings are \(knownEndings), each also with .gz or .zst."
    )
  }
}
