import SpoorModel

/// A path with `*`, `?` and `**`, as a shell writes it.
struct FilePattern {
  private let root: String
  private let components: [Substring]

  init(_ text: String) {
    root = text.hasPrefix("/") ? "/" : ""
    components = text.split(separator: "/")
  }

  static func isPattern(_ text: String) -> Bool { text.contains { "*?".contains($0) } }

  /// Whether it reaches into folders by itself.
  var isRecursive: Bool { components.contains("**") }

  /// Whether it says itself how the names end, as in `*.data`.
  var namesEnding: Bool {
    guard let dot = components.last?.lastIndex(of: ".") else { return false }
    let ending = components.last?[dot...] ?? ""
    return ending.count > 1 && !Self.isPattern(String(ending))
  }

  /// The paths that match, sorted within each folder.
  func matches(in contents: FolderContents) throws(SpoorError) -> [String] {
    var paths = [root]
    for (index, component) in components.enumerated() {
      let isLast = index == components.count - 1
      var next: [String] = []
      for path in paths {
        next += try step(from: path, by: component, isLast: isLast, in: contents)
      }
      paths = next
    }
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  private func step(
    from path: String,
    by component: Substring,
    isLast: Bool,
    in contents: FolderContents
  ) throws(SpoorError) -> [String] {
    if component == "**" {
      return isLast ? try contents.files(below: path) : try contents.folders(from: path)
    }
    guard Self.isPattern(String(component)) else {
      let inner = FolderContents.joined(path, String(component))
      let kind = contents.kind(of: inner)
      return kind == nil || (!isLast && kind == .file) ? [] : [inner]
    }
    let names = try contents.names(in: path).filter { Self.matches($0, component) }
    let paths = names.map { FolderContents.joined(path, $0) }
    return isLast ? paths : paths.filter { contents.kind(of: $0) == .folder }
  }

  /// Whether a name matches one component; a hidden name only where the component begins with a dot.
  static func matches(_ name: String, _ component: Substring) -> Bool {
    if name.hasPrefix("."), !component.hasPrefix(".") { return false }
    return matches(Array(name), Array(component))
  }

  /// Tries the rest behind the last `*` again, one character further on, wherever it fails.
  private static func matches(_ name: [Character], _ pattern: [Character]) -> Bool {
    var (here, there) = (0, 0)
    var star: (name: Int, pattern: Int)?
    while here < name.count {
      if there < pattern.count, pattern[there] == "*" {
        star = (here, there)
        there += 1
      } else if there < pattern.count, pattern[there] == "?" || pattern[there] == name[here] {
        here += 1
        there += 1
      } else if let last = star {
        star = (last.name + 1, last.pattern)
        (here, there) = (last.name + 1, last.pattern + 1)
      } else {
        return false
      }
    }
    return pattern[there...].allSatisfy { $0 == "*" }
  }
}
