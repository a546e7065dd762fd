import Divergence
import Foundation

/// Measures how far two models' logits diverge, each time beside a plain read of the same pages.
struct DivergenceWork {
  /// One way of measuring, a pass over all positions at a time.
  private struct Passes: Encodable {
    var name: String
    var passes: [Pass] = []
  }

  /// One pass, and the plain read just before it.
  private struct Pass: Encodable {
    var read: Stopwatch.Time
    var measure: Stopwatch.Time
  }

  /// What a kernel found, for comparing it with float64.
  private struct Values: Encodable {
    var tunedBase: [Double]
    var baseTuned: [Double]

    private enum CodingKeys: String, CodingKey {
      case tunedBase = "tuned_base"
      case baseTuned = "base_tuned"
    }
  }

  private struct Line: Encodable {
    var positions: Int
    var bytes: Int
    var works: [Passes]
    var values: [String: Values] = [:]
  }

  /// How often every way is measured, in turn.
  private static let passes = 5

  let tuned: String
  let base: String
  let tokens: String

  private func open() throws -> LogitFiles {
    try LogitFiles(tuned: tuned, base: base, tokens: tokens)
  }

  /// One thread, with each of the processor's instruction sets.
  func kernels() throws {
    let files = try open()
    var line = Line(positions: files.tokenIDs.count, bytes: files.byteCount, works: [])
    for instructions in VectorInstructions.available {
      let found = try files.measure(DivergenceKernel(instructions: instructions))
      line.values["\(instructions)"] = Values(
        tunedBase: found.map(\.klTunedBase),
        baseTuned: found.map(\.klBaseTuned)
      )
    }
    let kernels = Self.kernels
    line.works = kernels.map { Passes(name: $0.name) }
    for _ in 0..<Self.passes {
      for (index, kernel) in kernels.enumerated() {
        let read = Stopwatch.time { files.read() }
        let measure = try Stopwatch.time { try files.measure(kernel.kernel) }
        line.works[index].passes.append(Pass(read: read, measure: measure))
      }
    }
    line.works.append(try newlyMapped())
    try write(line)
  }

  /// The best first.
  private static var kernels: [(name: String, kernel: DivergenceKernel)] {
    VectorInstructions.available.reversed().flatMap { instructions in
      [("divergences", DivergenceKernel.Measures.divergences), ("all", .all)].map {
        name,
        measures in
        let kernel = DivergenceKernel(measures: measures, instructions: instructions)
        return ("\(instructions) \(name)", kernel)
      }
    }
  }

  /// Passes that meet every page for the first time, as a program does that is run once.
  private func newlyMapped() throws -> Passes {
    var first = Passes(name: "newly mapped")
    let kernel = DivergenceKernel(measures: .divergences)
    for _ in 0..<Self.passes {
      let (one, other) = (try open(), try open())
      let read = Stopwatch.time { one.read() }
      let measure = try Stopwatch.time { try other.measure(kernel) }
      first.passes.append(Pass(read: read, measure: measure))
    }
    return first
  }

  /// All of a response as `spoor compare` measures it, on one thread and on two.
  func threads() throws {
    let files = try open()
    var line = Line(positions: files.tokenIDs.count, bytes: files.byteCount, works: [])
    line.works = [1, 2].map { Passes(name: "\($0) threads") }
    _ = files.read()
    for _ in 0..<Self.passes {
      for threads in [1, 2] {
        let response = ResponseMeasure(threads: threads)
        let read = Stopwatch.time { files.read() }
        let measure = try Stopwatch.time {
          try files.measure(response, positions: files.tokenIDs.count)
        }
        line.works[threads - 1].passes.append(Pass(read: read, measure: measure))
      }
    }
    try write(line)
  }

  /// The most memory beside the files' pages while `positions` are measured: one after the other,
  /// each one's values dropped, then as a response, whose values are kept.
  func memory(positions: Int) throws {
    let files = try open()
    guard positions <= files.tokenIDs.count else { throw WorkError.tooFewPositions(positions) }
    let kernel = DivergenceKernel()
    // All pages of the files are there before and after, so that only other memory can change.
    _ = files.read()
    _ = try files.measure(ResponseMeasure(), positions: 1)
    let memory = try ResidentMemory.restartingPeak()
    for position in 0..<positions { _ = try files.measure(kernel, position: position) }
    let dropping = try memory.peak()
    _ = try files.measure(ResponseMeasure(), positions: positions)
    try write(["dropping": dropping, "keeping": try memory.peak()])
  }

  private func write(_ line: some Encodable) throws {
    FileHandle.standardOutput.write(try JSONEncoder().encode(line) + Data("\n".utf8))
  }
}

enum WorkError: Error {
  case tooFewPositions(Int)
}
