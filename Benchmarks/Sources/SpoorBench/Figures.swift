import Foundation

/// One line of figures, with the same keys as the peers' programs print.
struct Figures: Encodable {
  /// How long all of it took.
  var seconds: Double?
  /// How long each item took.
  var nanoseconds: [Int]?
  /// The words of each item.
  var words: [Int]?
  /// How much was found in each item: equal when two programs did the same work.
  var answers: [Int]?
  /// The rows that were found, by their places in the dataset, best first.
  var rows: [[Int]]?
  var peakBytes: Int? = Self.peakResidentBytes()

  private enum CodingKeys: String, CodingKey {
    case seconds, nanoseconds, words, answers, rows
    case peakBytes = "peak_bytes"
  }

  func write() throws {
    FileHandle.standardOutput.write(try JSONEncoder().encode(self) + Data("\n".utf8))
  }

  /// Times `answer` on each item after one pass that warms caches.
  ///
  /// `answer` returns how much it found.
  static func timingEach<Item>(
    _ items: [Item],
    words: (Item) -> Int,
    _ answer: (Item) throws -> Int
  ) throws -> Figures {
    for item in items { _ = try answer(item) }
    var answers: [Int] = []
    var nanoseconds: [Int] = []
    for item in items {
      let elapsed = try ContinuousClock().measure { answers.append(try answer(item)) }
      nanoseconds.append(elapsed.nanoseconds)
    }
    return Figures(nanoseconds: nanoseconds, words: items.map(words), answers: answers)
  }

  /// The peak resident memory of this process; `nil` where the system has no `/proc`.
  private static func peakResidentBytes() -> Int? {
    // Without /proc there is nothing to report, which is no failure of the measurement.
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap {
      Int($0)
    }
    return kibibytes.map { $0 * 1024 }
  }
}

extension Duration {
  var nanoseconds: Int {
    Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000)
  }
}
