import Foundation
import SpoorModel

/// What lies in folders, by paths as the user writes them.
struct FolderContents {
  enum Kind {
    case file
    case folder
  }

  private let base: URL?

  /// Relative paths count from `base`, or from the working directory.
  init(_ base: URL?) { self.base = base }

  /// What stands at a place, a link followed; `nil` where there is nothing.
  static func kind(of url: URL) -> Kind? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return nil
    }
    return isFolder.boolValue ? .folder : .file
  }

  /// What stands at a path.
  func kind(of path: String) -> Kind? { Self.kind(of: URL(filePath: path, relativeTo: base)) }

  /// The names in a folder, sorted; `""` is the folder that paths count from.
  func names(in path: String) throws(SpoorError) -> [String] {
    let url = URL(filePath: path.isEmpty ? "." : path, relativeTo: base)
    do {
      return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    } catch {
      throw SpoorError(
        .inputOutput,
        "the folder cannot be read",
        at: SpoorError.Location(file: path),
        remedy: "Give yourself permission (for example 'chmod u+rx')."
      )
    }
  }

  /// The paths of all files below a folder that are not hidden; a link that leads back is not followed.
  func files(below path: String) throws(SpoorError) -> [String] {
    try everything(below: path, kinds: [.file], [])
  }

  /// A folder and all folders below it that are not hidden.
  func folders(from path: String) throws(SpoorError) -> [String] {
    [path] + (try everything(below: path, kinds: [.folder], []))
  }

  private func everything(
    below path: String,
    kinds: Set<Kind>,
    _ above: Set<String>
  ) throws(SpoorError) -> [String] {
    let real = URL(filePath: path.isEmpty ? "." : path, relativeTo: base)
      .resolvingSymlinksInPath().path
    guard !above.contains(real) else { return [] }
    var paths: [String] = []
    for name in try names(in: path) where !name.hasPrefix(".") {
      let inner = Self.joined(path, name)
      guard let kind = kind(of: inner) else { continue }
      if kinds.contains(kind) { paths.append(inner) }
      if kind == .folder {
        paths += try everything(below: inner, kinds: kinds, above.union([real]))
      }
    }
    return paths
  }

  /// A name below a path.
  static func joined(_ path: String, _ name: String) -> String {
    if path.isEmpty { return name }
    return path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
