import Divergence
import Foundation
import Records
import Statistics

/// A row of logits in a format's own numbers; ``floats`` are what it holds then.
struct Row {
  let format: NumberFormat
  let floats: [Float]
  private let bytes: [UInt8]

  init(_ logits: [Float], _ format: NumberFormat) {
    self.format = format
    switch format {
    case .half: (floats, bytes) = Self.written(logits.map { Float16($0) }) { Float($0) }
    case .brain:
      (floats, bytes) = Self.written(logits.map { UInt16($0.bitPattern >> 16) }) {
        Float(bitPattern: UInt32($0) << 16)
      }
    case .single: (floats, bytes) = Self.written(logits) { $0 }
    case .double: (floats, bytes) = Self.written(logits.map { Double($0) }) { Float($0) }
    }
  }

  private static func written<Number: BitwiseCopyable>(
    _ numbers: [Number],
    _ float: (Number) -> Float
  ) -> ([Float], [UInt8]) {
    // An odd address: nothing promises that a file's numbers are aligned.
    (numbers.map(float), [0] + numbers.withUnsafeBytes { Array($0) })
  }

  /// Lends this row as the tuned model's and `base` as the base model's.
  func paired<Result>(
    with base: Row,
    _ body: (LogitPair) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBytes { first in
      try base.bytes.withUnsafeBytes { second in
        try body(
          LogitPair(
            tuned: LogitRow(UnsafeRawBufferPointer(rebasing: first.dropFirst()), format),
            base: LogitRow(UnsafeRawBufferPointer(rebasing: second.dropFirst()), base.format)
          )
        )
      }
    }
  }
}

extension SplitMix64 {
  /// Numbers between −spread and spread.
  mutating func floats(_ count: Int, spread: Double) -> [Float] {
    (0..<count).map { _ in Float((Double(index(below: 1_000_000)) / 5e5 - 1) * spread) }
  }
}

func logarithm(_ value: Double) -> Double { log(value) }
