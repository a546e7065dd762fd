import Foundation
import SpoorModel

/// A response's values as bytes: each array with its number of elements before it, little-endian.
extension ResponseDivergence {
  /// The values as bytes.
  var payload: Data {
    var bytes = PayloadWriter()
    for values in Self.bounds { bytes.write(self[keyPath: values]) }
    for values in Self.numbers { bytes.write(self[keyPath: values]) }
    for values in Self.ranks { bytes.write(self[keyPath: values]) }
    for values in Self.tops { bytes.write(self[keyPath: values]) }
    return bytes.data
  }

  /// Reads values from bytes; `nil` for bytes that hold none.
  init?(promptID: String, model: String, source: DistributionSource, payload: Data) {
    self.init(promptID: promptID, model: model, source: source)
    var bytes = PayloadReader(payload)
    for values in Self.bounds { self[keyPath: values] = bytes.bounds() }
    for values in Self.numbers { self[keyPath: values] = bytes.numbers() }
    for values in Self.ranks { self[keyPath: values] = bytes.ranks() }
    for values in Self.tops { self[keyPath: values] = bytes.tops() }
    guard bytes.isWhole else { return nil }
  }

  private typealias Values<Element> = WritableKeyPath<ResponseDivergence, [Element]>

  private static var bounds: [Values<Bounds?>] {
    [
      \.klTunedBase, \.klBaseTuned, \.totalVariation, \.jensenShannon, \.tunedEntropy,
      \.baseEntropy,
    ]
  }

  private static var numbers: [Values<Double?>] {
    [\.tunedLogProbability, \.baseLogProbability, \.jaccard, \.ndcg]
  }

  private static var ranks: [Values<RankBounds?>] { [\.tunedRank, \.baseRank] }

  private static var tops: [Values<[TokenProbability]>] { [\.baseTop, \.tunedTop] }
}

/// What stands for a number that is unknown: a NaN that no computation gives.
private let unknown = UInt64(0xFFF8_5350_4F4F_5200)

private enum KeyKind {
  static let id: UInt8 = 0
  static let text: UInt8 = 1
}

private struct PayloadWriter {
  private(set) var data = Data()

  /// Both ends where any two differ; one number each where none do, as from full logits.
  mutating func write(_ values: [Bounds?]) {
    let areExact = values.allSatisfy { $0.map { $0.low == $0.high } ?? true }
    write(UInt32(values.count))
    write(areExact ? UInt8(1) : 0)
    for value in values {
      write(value?.low.bitPattern ?? unknown)
      if !areExact { write(value?.high.bitPattern ?? unknown) }
    }
  }

  mutating func write(_ values: [Double?]) {
    write(UInt32(values.count))
    for value in values { write(value?.bitPattern ?? unknown) }
  }

  /// No rank is 0: it stands for what is unknown, or without limit.
  mutating func write(_ values: [RankBounds?]) {
    write(UInt32(values.count))
    for value in values {
      write(Int64(value?.low ?? 0))
      write(Int64(value?.high ?? 0))
    }
  }

  mutating func write(_ values: [[TokenProbability]]) {
    write(UInt32(values.count))
    for tokens in values {
      write(UInt32(tokens.count))
      for token in tokens {
        write(token.key)
        write(token.probability.bitPattern)
      }
    }
  }

  private mutating func write(_ key: TokenKey) {
    switch key {
    case .id(let id):
      write(KeyKind.id)
      write(Int64(id))
    case .text(let text):
      write(KeyKind.text)
      write(UInt32(text.utf8.count))
      data.append(contentsOf: text.utf8)
    }
  }

  private mutating func write(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { data.append(contentsOf: $0) }
  }
}

private struct PayloadReader {
  private let bytes: [UInt8]
  private var place = 0
  private var isSound = true

  init(_ data: Data) { bytes = Array(data) }

  /// Whether every byte was read, and none was missing.
  var isWhole: Bool { isSound && place == bytes.count }

  mutating func bounds() -> [Bounds?] {
    let count = number(UInt32.self)
    let areExact = number(UInt8.self) == 1
    return elements(count) { reader in
      let low = reader.optionalNumber()
      guard let high = areExact ? low : reader.optionalNumber(), let low, low <= high else {
        return nil
      }
      return Bounds(low: low, high: high)
    }
  }

  mutating func numbers() -> [Double?] {
    elements(number(UInt32.self)) { $0.optionalNumber() }
  }

  mutating func ranks() -> [RankBounds?] {
    elements(number(UInt32.self)) { reader in
      let (low, high) = (Int(reader.number(Int64.self)), Int(reader.number(Int64.self)))
      guard low >= 1, high == 0 || high >= low else { return nil }
      return RankBounds(low: low, high: high == 0 ? nil : high)
    }
  }

  mutating func tops() -> [[TokenProbability]] {
    elements(number(UInt32.self)) { reader in
      reader.elements(reader.number(UInt32.self)) { reader in
        let key = reader.key()
        return TokenProbability(key, probability: Double(bitPattern: reader.number(UInt64.self)))
      }
    }
  }

  private mutating func key() -> TokenKey {
    guard number(UInt8.self) == KeyKind.text else { return .id(Int(number(Int64.self))) }
    let count = Int(number(UInt32.self))
    guard isSound, count <= bytes.count - place else {
      isSound = false
      return .text("")
    }
    defer { place += count }
    return .text(String(decoding: bytes[place..<place + count], as: UTF8.self))
  }

  private mutating func elements<Element>(
    _ count: UInt32,
    _ element: (inout PayloadReader) -> Element
  ) -> [Element] {
    // An element takes a byte at least: a damaged count must not ask for more than there is.
    guard isSound, Int(count) <= bytes.count - place else {
      isSound = isSound && count == 0
      return []
    }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count where isSound { elements.append(element(&self)) }
    return elements
  }

  private mutating func optionalNumber() -> Double? {
    let bits = number(UInt64.self)
    return bits == unknown ? nil : Double(bitPattern: bits)
  }

  private mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) -> Number {
    let size = MemoryLayout<Number>.size
    guard isSound, size <= bytes.count - place else {
      isSound = false
      return 0
    }
    defer { place += size }
    return bytes.withUnsafeBytes {
      Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: type))
    }
  }
}
