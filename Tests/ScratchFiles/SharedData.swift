public import Foundation

/// The data sets that lie beside a checkout, not in it.
public enum SharedData {
  /// The folder of the planted world: `SPOOR_SHARED/data/world-a`, else `../shared/data/world-a`
  /// from the package's root; `nil` where it is absent.
  public static let worldA: URL? = folder("world-a")

  /// A folder of `SPOOR_SHARED/data`, else of `../shared/data` from the package's root; `nil` where it
  /// is absent.
  public static func folder(_ name: String) -> URL? {
    let environment = ProcessInfo.processInfo.environment["SPOOR_SHARED"]
    let package = URL(filePath: #filePath).appending(path: "../../..").standardized
    let shared = environment.map { URL(filePath: $0) } ?? package.appending(path: "../shared")
    let folder = shared.standardized.appending(path: "data/\(name)")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }
}
