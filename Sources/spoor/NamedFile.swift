import ArgumentParser
import Foundation

/// A file on the command line, with a name for what it holds if the user gives one: `base=FILE`.
struct NamedFile: ExpressibleByArgument {
  /// The name; `nil` where none was given.
  let name: String?
  let url: URL

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    // A file of that very name is meant before a name for it.
    guard parts.count == 2, !FileManager.default.fileExists(atPath: argument) else {
      (name, url) = (nil, URL(filePath: argument))
      return
    }
    guard !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    (name, url) = (String(parts[0]), URL(filePath: String(parts[1])))
  }
}
