import Divergence
import Foundation
import Generations
import SpoorModel
import Testing

/// world-a, where this machine has it: the folder that `SPOOR_SHARED` names, else `../shared`
/// beside the package.
enum WorldA {
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["SPOOR_SHARED"].map { URL(filePath: $0) }
      ?? package.deletingLastPathComponent().appending(path: "shared")
    let world = shared.appending(path: "data/world-a")
    return FileManager.default.fileExists(atPath: world.path) ? world : nil
  }()

  static let absence: Comment = "needs data/world-a in ../shared, or in the folder SPOOR_SHARED"

  static func data(_ path: String) throws -> Data {
    try Data(contentsOf: #require(folder).appending(path: path))
  }

  static func lines<Line: Decodable>(_ path: String, as type: Line.Type) throws -> [Line] {
    let bytes = path.hasSuffix(".gz") ? try unzipped(path) : try data(path)
    return try bytes.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(type, from: $0)
    }
  }

  static func file(_ path: String) throws -> URL { try #require(folder).appending(path: path) }

  static func generations(of model: String) throws -> [Generation] {
    try GenerationFile.read(file("generations_\(model).jsonl"))
  }

  static func logits(of model: String, _ generations: [Generation]) throws -> DistributionPairs {
    func reader(_ side: String) throws -> any DistributionReader {
      try LogitsFile.reader(
        at: file("logits/\(model)_response__\(side)_logits.npy"),
        index: file("logits/\(model)_index.json"),
        generations: generations
      )
    }
    return DistributionPairs(tuned: try reader("tuned"), base: try reader("base"))
  }

  private static func unzipped(_ path: String) throws -> Data {
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-dc", try #require(folder).appending(path: path).path]
    let output = Pipe()
    gzip.standardOutput = output
    try gzip.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    gzip.waitUntilExit()
    try #require(gzip.terminationStatus == 0)
    return bytes
  }
}
