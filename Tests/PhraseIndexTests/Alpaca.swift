import Foundation
import ScratchFiles

/// The Alpaca dataset beside world-a, unpacked by the `zstd` command.
enum Alpaca {
  private static let file = SharedData.worldA?.deletingLastPathComponent()
    .appending(path: "alpaca/alpaca_data.json.zst")

  private static let unpacked: Data? = {
    guard let file, FileManager.default.fileExists(atPath: file.path) else { return nil }
    let zstd = Process()
    zstd.executableURL = URL(filePath: "/usr/bin/env")
    zstd.arguments = ["zstd", "-dc", file.path]
    let output = Pipe()
    zstd.standardOutput = output
    zstd.standardError = FileHandle.nullDevice
    // Where the command is missing, the tests that need it are skipped.
    guard (try? zstd.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    zstd.waitUntilExit()
    return zstd.terminationStatus == 0 && !bytes.isEmpty ? bytes : nil
  }()

  static var isReadable: Bool { unpacked != nil }

  /// The first rows, as one JSON array.
  static func rows(_ count: Int) throws -> Data {
    let rows = try JSONDecoder().decode([[String: String]].self, from: unpacked ?? Data())
    return try JSONEncoder().encode(Array(rows.prefix(count)))
  }
}
