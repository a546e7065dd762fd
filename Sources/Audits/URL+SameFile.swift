import Foundation

extension URL {
  /// Whether both are the same file or folder, links followed.
  func isSameFile(as other: URL) -> Bool {
    resolvingSymlinksInPath().standardizedFileURL.path
      == other.resolvingSymlinksInPath().standardizedFileURL.path
  }
}
