import Foundation

/// This process's memory beside the pages of mapped files, as Linux accounts for it.
struct ResidentMemory {
  /// Lets the peak begin anew at what is resident now.
  static func restartingPeak() throws -> ResidentMemory {
    // proc(5), clear_refs: 5 resets the peak.
    try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))
    return ResidentMemory()
  }

  /// The most bytes since it began, if the pages of files were there all the time.
  func peak() throws -> Int { try bytes("VmHWM") - bytes("RssFile") }

  private func bytes(_ key: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("\(key):") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first
    guard let bytes = kibibytes.flatMap({ Int($0) }) else { throw MissingKey(key: key) }
    return bytes * 1024
  }

  struct MissingKey: Error {
    var key: String
  }
}
