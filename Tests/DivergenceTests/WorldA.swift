import Foundation
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

/// A float16 matrix of an npy file, widened to Float.
struct HalfMatrix {
  let columns: Int
  let values: [Float]

  init(_ path: String) throws {
    let bytes = [UInt8](try WorldA.data(path))
    let headerLength = Int(bytes[8]) + Int(bytes[9]) << 8
    let header = String(decoding: bytes[10..<10 + headerLength], as: UTF8.self)
    try #require(header.contains("'<f2'") && header.contains("'fortran_order': False"))
    let shape = try #require(header.firstMatch(of: /\((\d+), (\d+)\)/))
    columns = try #require(Int(shape.2))
    let start = 10 + headerLength
    let count = (bytes.count - start) / 2
    try #require(count == columns * (try #require(Int(shape.1))))
    values = (0..<count).map { index in
      let place = start + 2 * index
      return Self.widened(UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8)
    }
  }

  func row(_ index: Int) -> ArraySlice<Float> { values[index * columns..<(index + 1) * columns] }

  // Scaling a float whose exponent field is the half's own is exact, subnormals included. world-a
  // holds no infinities, which would need a case of their own.
  private static func widened(_ half: UInt32) -> Float {
    let magnitude = Float(bitPattern: (half & 0x7FFF) << 13) * 0x1p112
    return half & 0x8000 == 0 ? magnitude : -magnitude
  }
}
