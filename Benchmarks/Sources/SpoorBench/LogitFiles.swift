import Divergence
import Foundation
import Generations
import Records
import SpoorModel

/// Both models' logits of one response, newly mapped, and the tokens that were emitted.
struct LogitFiles {
  let tuned: LogitMatrix
  let base: LogitMatrix
  let tokenIDs: [Int]

  fileprivate static let promptID = "response"

  /// Opens two `.npy` files, or two `.safetensors` files with a tensor named `logits`.
  init(tuned: String, base: String, tokens: String) throws {
    self.tuned = try Self.matrix(tuned)
    self.base = try Self.matrix(base)
    tokenIDs = try JSONDecoder().decode([Int].self, from: Data(contentsOf: URL(filePath: tokens)))
  }

  private static func matrix(_ path: String) throws -> LogitMatrix {
    let url = URL(filePath: path)
    guard url.pathExtension != "npy" else { return try LogitMatrix(numpy: url) }
    return try SafetensorsFile(url).matrix(named: "logits")
  }

  /// The bytes of both models' rows.
  var byteCount: Int { 2 * tuned.rows * tuned.columns * tuned.format.size }

  /// Lends one position's rows.
  func withRows<Result>(_ row: Int, _ body: (LogitPair) throws -> Result) rethrows -> Result {
    try tuned.withRow(row) { first in
      try base.withRow(row) { second in
        try body(
          LogitPair(tuned: LogitRow(first, tuned.format), base: LogitRow(second, base.format))
        )
      }
    }
  }

  /// Adds up all rows as words of 64 bits: what reading them costs at the least.
  func read() -> UInt64 {
    (0..<tuned.rows).reduce(0) { sum, row in
      sum &+ tuned.withRow(row, Self.sum) &+ base.withRow(row, Self.sum)
    }
  }

  /// Vectors of 64 bytes, four sums at once, at any address.
  private static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    typealias Words = SIMD8<UInt64>
    var sums = (Words.zero, Words.zero, Words.zero, Words.zero)
    let size = MemoryLayout<Words>.size
    let whole = bytes.count / (4 * size) * (4 * size)
    for offset in stride(from: 0, to: whole, by: 4 * size) {
      sums.0 &+= bytes.loadUnaligned(fromByteOffset: offset, as: Words.self)
      sums.1 &+= bytes.loadUnaligned(fromByteOffset: offset + size, as: Words.self)
      sums.2 &+= bytes.loadUnaligned(fromByteOffset: offset + 2 * size, as: Words.self)
      sums.3 &+= bytes.loadUnaligned(fromByteOffset: offset + 3 * size, as: Words.self)
    }
    var total = (sums.0 &+ sums.1 &+ sums.2 &+ sums.3).wrappedSum()
    for offset in stride(from: whole, to: bytes.count / 8 * 8, by: 8) {
      total &+= bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    return total
  }

  /// Measures every position on one thread.
  func measure(_ kernel: DivergenceKernel) throws -> [PositionDivergence] {
    try tokenIDs.indices.map { try measure(kernel, position: $0) }
  }

  /// Measures one position.
  func measure(_ kernel: DivergenceKernel, position: Int) throws -> PositionDivergence {
    try withRows(position) { rows in
      try kernel.measure(rows, tokenID: tokenIDs[position], position: position)
    }
  }

  /// Measures the first positions as `spoor compare` does.
  func measure(_ measure: ResponseMeasure, positions: Int) throws -> ResponseDivergence {
    let generation = Generation(
      promptID: Self.promptID,
      model: "tuned",
      text: "",
      tokenIDs: Array(tokenIDs.prefix(positions)),
      offsets: []
    )
    let pairs = DistributionPairs(
      tuned: OneResponse(tuned, positions),
      base: OneResponse(base, positions)
    )
    guard let pair = try pairs.next() else { preconditionFailure("both score the response") }
    return try measure.divergence(of: generation, pair)
  }
}

/// One model's logits of the only response.
private final class OneResponse: DistributionReader {
  let file: String
  let canGoOn = false
  private var response: ResponseDistributions?

  init(_ matrix: LogitMatrix, _ positions: Int) {
    file = matrix.file
    response = ResponseDistributions(
      promptID: LogitFiles.promptID,
      positions: .logits(LogitRows(matrix, 0..<positions)),
      location: SpoorError.Location(file: matrix.file)
    )
  }

  func next() -> ResponseDistributions? {
    defer { response = nil }
    return response
  }
}
