import Foundation
import GRDB
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import AuditStore

/// Per-token values that an audit keeps while it works.
@Suite("Values of tokens on the disk") struct ValueStoreTests {
  private static let cases = TestScale.count(200, heavy: 20_000)

  private let scratch: ScratchFolder
  private var path: String { scratch.url.appending(path: "a.values.sqlite").path }

  init() throws { scratch = try ScratchFolder() }

  private func random(_ generator: inout SplitMix64) -> ResponseDivergence {
    var values = RandomResponse(&generator).divergence
    for token in values.baseTop.indices where generator.index(below: 2) == 0 {
      values.baseTop[token] = [TokenProbability(.id(token - 1), probability: 0.1 + 0.2)]
    }
    values.jaccard = values.jaccard.map { _ in generator.index(below: 2) == 0 ? nil : 1.0 / 3 }
    return values
  }

  @Test("come back to the bit, whatever is unknown, infinite or an interval")
  func roundTrip() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<Self.cases {
      let values = random(&generator)
      let found = ResponseDivergence(
        promptID: values.promptID,
        model: values.model,
        source: values.source,
        payload: values.payload
      )
      #expect(found == values)
    }
  }

  @Test("that were damaged are refused or other values, and never a crash")
  func damage() {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<Self.cases {
      let payload = random(&generator).payload
      var damaged = payload
      damaged[generator.index(below: damaged.count)] ^= UInt8(1 + generator.index(below: 255))
      let cut = payload.prefix(generator.index(below: payload.count))
      for bytes in [Data(cut), payload + [0], damaged] {
        let values = ResponseDivergence(
          promptID: "p",
          model: "m",
          source: .logits,
          payload: bytes
        )
        #expect(values == nil || bytes.count == payload.count)
      }
    }
  }

  @Test("outlive the store that kept them, until another audit forgets them")
  func keeping() throws {
    var generator = SplitMix64(seed: 13)
    let (one, other) = (random(&generator), random(&generator))
    do {
      let store = try ValueStore(at: path)
      try store.keep(one, as: "one")
      try store.keep(other, as: "other")
    }
    let store = try ValueStore(at: path)
    #expect(try store.values("one") == one)
    #expect(try store.source(of: "other") == other.source)
    try store.forget(allBut: ["other"])
    #expect(try store.values("one") == nil)
    #expect(try store.source(of: "one") == nil)
    #expect(try store.values("other") == other)
  }

  @Test("stand in a file of their own: another one is refused and left as it was")
  func foreign() throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (x)") }
    let before = try Data(contentsOf: URL(filePath: path))
    let error = try #require(throws: SpoorError.self) { try ValueStore(at: path) }
    #expect(error.code == .badInput)
    #expect(error.location?.file == path)
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
  }
}
