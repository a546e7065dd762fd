import Foundation

/// The Alpaca dataset, where it lies beside the package.
enum AlpacaRows {
  /// The dataset in the folder named by `SPOOR_SHARED`, else in `../shared` from the package's root.
  static let file: URL? = {
    let package = URL(filePath: #filePath).appending(path: "../../..").standardized
    let shared = ProcessInfo.processInfo.environment["SPOOR_SHARED"].map { URL(filePath: $0) }
    let file = (shared ?? package.appending(path: "../shared")).standardized
      .appending(path: "data/alpaca/alpaca_data.json.zst")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  /// All rows, unpacked by the `zstd` command.
  static func rows() throws -> [[String: String]] {
    let zstd = Process()
    zstd.executableURL = URL(filePath: "/usr/bin/env")
    zstd.arguments = ["zstd", "-dc", file?.path ?? ""]
    let output = Pipe()
    zstd.standardOutput = output
    try zstd.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    zstd.waitUntilExit()
    return try JSONDecoder().decode([[String: String]].self, from: bytes)
  }
}
