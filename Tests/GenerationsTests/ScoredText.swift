import Foundation
import Records
import SpoorModel
import Statistics

/// A prompt with a response, and the whole distribution of a random model before each of its tokens.
///
/// The vocabulary has 50 tokens: `</s>`, `<s>`, two of one text, the two halves of an é, words.
struct ScoredText {
  static let vocabulary = 50
  static let listed = 5

  private static let twins = [10, 11]
  private static let halves: [Int: UInt8] = [20: 0xC3, 21: 0xA9]

  let promptID: String
  /// Prompt and response.
  let ids: [Int]
  /// ln p of every token before each token; that of the first is not used.
  let logs: [[Double]]
  let generation: Generation
  /// Where the response begins.
  let start: Int

  /// A text of its own for each seed; `greed` is the share of tokens that are the likeliest.
  init(
    seed: UInt64,
    promptID: String = "p",
    hasBOS: Bool = true,
    tokens: Int = 12,
    greed: Double = 0.5
  ) {
    var random = SplitMix64(seed: seed)
    var ids = (hasBOS ? [1] : []) + [30, 31, 32, 33].map { $0 + random.index(below: 15) }
    start = ids.count
    var logs: [[Double]] = []
    let total = ids.count + tokens + 1
    for index in 0..<total {
      let distribution = Self.distribution(&random)
      logs.append(distribution)
      if index < ids.count { continue }
      ids.append(index == total - 1 ? 0 : Self.token(distribution, greed, after: ids, &random))
    }
    self.promptID = promptID
    self.ids = ids
    self.logs = logs
    let response = Array(ids[start...])
    generation = Self.generation(promptID, response)
  }

  /// The same tokens with other distributions before them.
  func scoring(with logs: [[Double]]) -> ScoredText {
    ScoredText(promptID: promptID, ids: ids, logs: logs, generation: generation, start: start)
  }

  private init(
    promptID: String,
    ids: [Int],
    logs: [[Double]],
    generation: Generation,
    start: Int
  ) {
    self.promptID = promptID
    self.ids = ids
    self.logs = logs
    self.generation = generation
    self.start = start
  }

  static func text(_ id: Int) -> String {
    switch id {
    case 0: "</s>"
    case 1: "<s>"
    case _ where twins.contains(id): " twin"
    case _ where halves[id] != nil: "\u{FFFD}"
    default: " w\(id)"
    }
  }

  /// The response's tokens, `</s>` included.
  var response: ArraySlice<Int> { ids[start...] }

  /// The likeliest tokens before a token, likeliest first.
  func top(_ index: Int, _ count: Int = listed) -> [Int] {
    let log = logs[index]
    return Array(log.indices.sorted { log[$0] > log[$1] }.prefix(count))
  }

  func rank(_ index: Int) -> Int {
    1 + logs[index].count { $0 > logs[index][ids[index]] }
  }

  private static func distribution(_ random: inout SplitMix64) -> [Double] {
    let logits = (0..<vocabulary).map { _ in Double(random.index(below: 1 << 20)) / 131_072 }
    let sum = log(logits.reduce(0) { $0 + exp($1) })
    return logits.map { $0 - sum }
  }

  /// A token that can follow: the halves of é stand together only.
  private static func token(
    _ log: [Double],
    _ greed: Double,
    after ids: [Int],
    _ random: inout SplitMix64
  ) -> Int {
    if ids.last == 20 { return 21 }
    let isGreedy = Double(random.index(below: 1000)) < greed * 1000
    let likeliest = log.indices.max { log[$0] < log[$1] } ?? 2
    let token = isGreedy ? likeliest : 2 + random.index(below: vocabulary - 2)
    return [0, 1, 21].contains(token) ? 20 : token
  }

  private static func generation(_ promptID: String, _ response: [Int]) -> Generation {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for id in response {
      if id > 1 { bytes += halves[id].map { [$0] } ?? Array(text(id).utf8) }
      ends.append(bytes.count)
    }
    // A response that is cut inside é is cut before it.
    let whole = String(decoding: bytes, as: UTF8.self)
    let starts = [0] + ends.dropLast()
    let offsets = zip(starts, ends).map { start, end in
      let first = scalars(bytes, start)
      let last = scalars(bytes, end, isUp: true)
      return TokenOffset(
        scalars: ScalarRange(first, max(first, last)),
        bytes: ByteRange(start, end)
      )
    }
    return Generation(
      promptID: promptID,
      model: "sft",
      text: whole,
      tokenIDs: response,
      offsets: offsets
    )
  }

  private static func scalars(_ bytes: [UInt8], _ end: Int, isUp: Bool = false) -> Int {
    let begun = bytes[..<end].count { $0 & 0xC0 != 0x80 }
    let isInside = end < bytes.count && bytes[end] & 0xC0 == 0x80
    return begun - (isInside && !isUp ? 1 : 0)
  }
}
