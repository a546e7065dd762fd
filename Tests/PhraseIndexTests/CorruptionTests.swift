import Foundation
import ScratchFiles
import SpoorModel
import Statistics
import Testing

@testable import PhraseIndex

/// Every corruption of every file of an index is met with an error, or changes no answer.
@Suite("Corrupted indices") struct CorruptionTests {
  private static let subject = Result { try DamageSubject(.extended, seed: 0) }
  private static let other = Result { try DamageSubject(.extended, seed: 1) }
  private static let merged = Result { try DamageSubject(.merged, seed: 0) }
  private static let otherMerged = Result { try DamageSubject(.merged, seed: 1) }
  private static let tries = TestScale.count(10, heavy: 400)

  /// A file of a shard.
  struct Damaged: Sendable, CustomTestStringConvertible {
    var shard: Int
    var name: String

    /// What is written when shards are merged is damaged in an index that was.
    private var isOfMerge: Bool { name == ShardFile.merged }

    func subject() throws -> DamageSubject {
      try (isOfMerge ? CorruptionTests.merged : CorruptionTests.subject).get()
    }

    /// An index of other texts that are as long.
    func other() throws -> DamageSubject {
      try (isOfMerge ? CorruptionTests.otherMerged : CorruptionTests.other).get()
    }

    var testDescription: String { "\(name) of shard \(shard)" }
  }

  /// The files of the shards.
  static let files =
    (0..<2).flatMap { shard in ShardFile.names.map { Damaged(shard: shard, name: $0) } }
    + (0..<3).map { Damaged(shard: $0, name: ShardFile.merged) }

  private func damaged(
    _ file: Damaged,
    _ damage: @escaping (inout Data) -> Void
  ) throws -> DamageSubject.Answer {
    try file.subject().answer { folder in
      try Self.change(file, in: folder, damage)
    }
  }

  private static func change(
    _ file: Damaged,
    in folder: URL,
    _ damage: (inout Data) -> Void
  ) throws {
    let url = try DamageSubject.shards(of: folder)[file.shard].appending(path: file.name)
    var data = try Data(contentsOf: url)
    damage(&data)
    try data.write(to: url)
  }

  private func expectDamage(_ answer: DamageSubject.Answer, _ comment: Comment) {
    guard case .error(let error) = answer else {
      Issue.record("an answer: \(comment)")
      return
    }
    #expect(error.code == .badInput, comment)
    #expect(error.problem.contains("damaged"), "\(error)")
    #expect(error.remedy.contains("--rebuild"), "\(error)")
    #expect(error.location != nil, "\(error)")
  }

  @Test("a flipped bit", arguments: files)
  func flippedBit(file: Damaged) throws {
    var generator = SplitMix64(seed: UInt64(file.shard))
    for _ in 0..<Self.tries {
      var place = 0
      let answer = try damaged(file) { data in
        place = Int.random(in: 0..<8 * data.count, using: &generator)
        data[place / 8] ^= 1 << (place % 8)
      }
      expectDamage(answer, "bit \(place) of \(file.name)")
    }
  }

  @Test("a file that is too short or too long", arguments: files)
  func length(file: Damaged) throws {
    var generator = SplitMix64(seed: UInt64(file.shard))
    for number in 0..<Self.tries {
      var length = 0
      let answer = try damaged(file) { data in
        length = number == 0 ? 0 : Int.random(in: 0..<data.count, using: &generator)
        data = data.prefix(length)
      }
      expectDamage(answer, "\(file.name) cut to \(length)")
    }
    expectDamage(try damaged(file) { $0.append(0) }, "a byte more")
  }

  @Test("a file of the other shard, or of another index with texts as long", arguments: files)
  func swapped(file: Damaged) throws {
    let other = try file.other().folder
    for source in [try file.subject().folder, other] {
      let shards = try DamageSubject.shards(of: source)
      let shard = source == other ? file.shard : (file.shard + 1) % shards.count
      let foreign = shards[shard].appending(path: file.name)
      let bytes = try Data(contentsOf: foreign)
      let answer = try damaged(file) { $0 = bytes }
      // Files of the same words in the same order are the same file.
      guard answer != (try file.subject().answer) else { continue }
      expectDamage(answer, "\(file.name) of \(foreign.path)")
    }
  }

  @Test("two shards that changed places, and another index's manifest")
  func shuffled() throws {
    let subject = try Self.subject.get()
    let swapped = try subject.answer { folder in
      let shards = try DamageSubject.shards(of: folder)
      let aside = folder.appending(path: "aside")
      try FileManager.default.moveItem(at: shards[0], to: aside)
      try FileManager.default.moveItem(at: shards[1], to: shards[0])
      try FileManager.default.moveItem(at: aside, to: shards[1])
    }
    expectDamage(swapped, "shards that changed places")
    let foreign = try subject.answer { folder in
      let manifest = folder.appending(path: IndexManifest.fileName)
      let other = try Self.other.get().folder.appending(path: IndexManifest.fileName)
      try Data(contentsOf: other).write(to: manifest)
    }
    expectDamage(foreign, "another index's manifest")
  }

  @Test(
    "damage that the manifest vouches for: an error or some answer, never a crash",
    arguments: files
  )
  func resealed(file: Damaged) throws {
    var generator = SplitMix64(seed: UInt64(file.shard))
    for _ in 0..<Self.tries {
      _ = try file.subject().answer { folder in
        try Self.change(file, in: folder) { Self.vandalise(&$0, using: &generator) }
        try DamageSubject.reseal(folder)
      }
    }
  }

  /// A flipped bit, a field of extreme numbers, noise, or bytes that are moved.
  static func vandalise(_ data: inout Data, using generator: inout SplitMix64) {
    let place = Int.random(in: data.indices, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: data[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1:
      let extremes: [UInt32] = [.max, 0, 1, 1 << 31]
      let number = extremes.randomElement(using: &generator) ?? 0
      let start = place / 4 * 4
      for index in start..<min(start + 4, data.count) {
        data[index] = UInt8(truncatingIfNeeded: number >> UInt32(8 * (index - start)))
      }
    case 2:
      for index in place..<min(place + 64, data.count) {
        data[index] = UInt8.random(in: 0...255, using: &generator)
      }
    case 3: data = data.prefix(place)
    default:
      let rest = data.suffix(from: place)
      data = data.prefix(place).dropLast(min(place, 8)) + rest
    }
  }
}

// MARK: - The manifest

extension CorruptionTests {
  private func manifest(_ change: (String) throws -> String) throws -> DamageSubject.Answer {
    try Self.subject.get().answer { folder in
      let file = folder.appending(path: IndexManifest.fileName)
      try Data(try change(try String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
    }
  }

  @Test("a flipped bit of the manifest is an error, or says the same")
  func manifestBit() throws {
    let subject = try Self.subject.get()
    var generator = SplitMix64(seed: 3)
    var errors = 0
    for _ in 0..<4 * Self.tries {
      let answer = try subject.answer { folder in
        let file = folder.appending(path: IndexManifest.fileName)
        var data = try Data(contentsOf: file)
        let place = Int.random(in: 0..<8 * data.count, using: &generator)
        data[place / 8] ^= 1 << (place % 8)
        try data.write(to: file)
      }
      // Between JSON's words a blank may become a line break.
      guard answer != subject.answer else { continue }
      guard case .error(let error) = answer else {
        Issue.record("another answer")
        continue
      }
      #expect(error.code == .badInput, "\(error)")
      errors += 1
    }
    #expect(errors > 2 * Self.tries)
  }

  private static let lies: [(old: String, new: String)] = [
    (#""rows" : 160"#, "\"rows\" : -160"), (#""rows" : 160"#, "\"rows\" : 9223372036854775807"),
    (#""rows" : 320"#, "\"rows\" : 321"), (#""distinct_rows" : 120"#, "\"distinct_rows\" : 5"),
    (#""distinct_rows" : 120"#, "\"distinct_rows\" : 161"),
    (#""name" : "[0-9a-f]{32}""#, "\"name\" : \"../../index\""),
    (#""name" : "[0-9a-f]{32}""#, "\"name\" : \"\""),
    (#""vocabulary" : \d+"#, "\"vocabulary\" : 1"),
    (#""ranked_words" : \d+"#, "\"ranked_words\" : 1"),
    (#""words.u32" : "#, "\"../words.u32\" : "), (#""bytes" : \d+"#, "\"bytes\" : -1"),
    (#""xxh64" : "[0-9a-f]+""#, "\"xxh64\" : \"zebra\""),
    (#""shards" : \["#, "\"shards\" : [], \"other\" : ["),
  ]

  @Test("a manifest that lies and vouches for itself is an error", arguments: lies.indices)
  func lyingManifest(case index: Int) throws {
    let (old, new) = Self.lies[index]
    let answer = try manifest { text in
      let lie = text.replacing(try Regex(old), with: new, maxReplacements: 1)
      #expect(lie != text)
      let unsealed = lie.replacing(#/"checksum" : "[0-9a-f]*"/#, with: "\"checksum\" : \"\"")
      let sum = try JSONDecoder().decode(IndexManifest.self, from: Data(unsealed.utf8)).sum()
      return unsealed.replacing("\"checksum\" : \"\"", with: "\"checksum\" : \"\(sum)\"")
    }
    expectDamage(answer, "\(new)")
  }

  @Test(
    "a file that is no manifest is an error",
    arguments: [
      "", "{", "null", "{\"format\": 2}", String(repeating: "[", count: 100_000),
      "{\"format\": 1e400}", "\u{0}\u{1}", "{\"format\": 99999999999999999999}",
    ]
  )
  func noManifest(text: String) throws {
    expectDamage(try manifest { _ in text }, "\(text.prefix(20))")
  }
}
