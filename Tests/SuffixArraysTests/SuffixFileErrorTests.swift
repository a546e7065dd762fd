import Foundation
import Statistics
import Testing

@testable import SuffixArrays

@Suite("Files that are not as they should be")
struct SuffixFileErrorTests {
  private let folder: SuffixFolder
  private var files: SuffixArrayFiles { folder.files }

  init() throws {
    folder = try SuffixFolder()
    try folder.write([[1, 2, 3], [1, 2, 4]], vocabulary: 4)
  }

  private func expectOpening(_ file: URL, throws cause: SuffixFileError.Cause) {
    #expect(throws: SuffixFileError(file.path, cause)) {
      try MappedSuffixArray(opening: files)
    }
  }

  @Test("a missing file is named")
  func missing() throws {
    try FileManager.default.removeItem(at: files.suffixes)
    expectOpening(files.suffixes, throws: .notFound)
  }

  @Test("a foreign file, the other file, and an empty file are refused")
  func foreign() throws {
    try Data("This is somebody's diary.".utf8).write(to: files.words)
    expectOpening(files.words, throws: .notOurs)
    try Data(contentsOf: files.suffixes).write(to: files.words)
    expectOpening(files.words, throws: .notOurs)
    try Data().write(to: files.words)
    expectOpening(files.words, throws: .truncated(expected: 64, found: 0))
  }

  @Test("a folder in a file's place is refused")
  func folderInPlace() throws {
    try FileManager.default.removeItem(at: files.words)
    try FileManager.default.createDirectory(at: files.words, withIntermediateDirectories: false)
    expectOpening(files.words, throws: .notOurs)
  }

  @Test("a file cut anywhere is refused", arguments: [1, 4, 63, 64, 111])
  func truncated(length: Int) throws {
    try folder.edit(files.words) { $0 = $0.prefix(length) }
    let expected = length < 64 ? 64 : 112
    expectOpening(files.words, throws: .truncated(expected: expected, found: length))
  }

  @Test("bytes behind the end are refused")
  func excess() throws {
    try folder.edit(files.suffixes) { $0.append(0) }
    expectOpening(files.suffixes, throws: .damaged(.excess))
  }

  @Test("another version is named, together with the one expected")
  func otherVersion() throws {
    try folder.edit(files.words) { bytes in
      bytes[8] = 9
      let checksum = bytes.prefix(56).withUnsafeBytes { XXHash64.checksum(of: $0) }
      bytes.replaceSubrange(56..<64, with: withUnsafeBytes(of: checksum) { Array($0) })
    }
    expectOpening(files.words, throws: .otherVersion(found: 9, expected: 2))
  }

  @Test("a flipped bit anywhere is found, in the header when opened, behind it when verified")
  func flippedBits() throws {
    for file in [files.words, files.suffixes] {
      let whole = try Data(contentsOf: file)
      for place in whole.indices {
        var bytes = whole
        bytes[place] ^= 0x10
        try bytes.write(to: file)
        #expect(throws: SuffixFileError.self, "byte \(place)") {
          try MappedSuffixArray(opening: files).verify()
        }
        if place < 64 {
          #expect(throws: SuffixFileError.self) { try MappedSuffixArray(opening: files) }
        }
      }
      try whole.write(to: file)
    }
    try MappedSuffixArray(opening: files).verify()
  }

  @Test("suffixes of other words of the same number are refused")
  func mismatched() throws {
    let other = try SuffixFolder()
    try other.write([[1, 2, 3], [1, 2, 3]], vocabulary: 4)
    try Data(contentsOf: other.files.words).write(to: files.words)
    expectOpening(files.suffixes, throws: .mismatched)
  }

  @Test("impossible suffixes and buckets make no query crash")
  func impossibleEntries() throws {
    try folder.edit(files.suffixes) { bytes in
      for place in 64..<96 { bytes[place] = 0xFF }
    }
    let array = try MappedSuffixArray(opening: files)
    let suffix = SuffixFileError(files.suffixes.path, .damaged(.suffix))
    #expect(try array.longestMatch(of: [1, 2, 3]).length >= 1)
    #expect(throws: suffix) { try array.position(ofRank: 0) }
    #expect(throws: SuffixFileError(files.suffixes.path, .damaged(.contents))) {
      try array.verify()
    }

    try folder.edit(files.suffixes) { bytes in
      for place in 96..<bytes.count { bytes[place] = 0xFF }
    }
    let damaged = try MappedSuffixArray(opening: files)
    let bucket = SuffixFileError(files.suffixes.path, .damaged(.bucket))
    #expect(throws: bucket) { try damaged.occurrences(of: [1, 2]) }
  }

  @Test("random damage makes no query crash", arguments: [0, 0xFF] as [UInt8])
  func randomDamage(filler: UInt8) throws {
    var generator = SplitMix64(seed: UInt64(filler))
    // Repeats long enough for every kind of search, in files that end with a page of memory, so that
    // nothing can be read behind them.
    let text = generator.text(count: 2_000, largest: 3).filter { $0 != 0 }.prefix(1_003)
    try folder.write([Array(text)], vocabulary: 898)
    for file in [files.words, files.suffixes] {
      #expect(try Data(contentsOf: file).count % 4_096 == 0)
    }
    let query = text[100..<160] + text[400..<460] + generator.text(count: 100, largest: 4) + [900]
    for file in [files.words, files.suffixes] {
      let whole = try Data(contentsOf: file)
      for round in 0..<150 {
        var bytes = whole
        for _ in 0..<(round % 2 == 0 ? 4 : 200) {
          let place = Int.random(in: 64..<bytes.count, using: &generator)
          bytes[place] = Bool.random(using: &generator) ? filler : generator.next(upperBound: 4)
        }
        try bytes.write(to: file)
        try expectNoCrash(asking: Array(query))
      }
      try whole.write(to: file)
    }
  }

  private func expectNoCrash(asking query: [UInt32]) throws {
    let array = try MappedSuffixArray(opening: files)
    let outcome = Result { () throws(SuffixFileError) in
      (
        try array.longestMatches(of: query), try array.longestMatch(of: query[...]),
        try array.occurrences(ofRunsOf: 5, in: query)
      )
    }
    switch outcome {
    case .success(let (matches, match, runs)):
      let ranks = matches.map(\.ranks) + [match.ranks] + runs
      #expect(ranks.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= array.count })
    case .failure(let error):
      #expect(error.cause == .damaged(.bucket))
    }
  }

  @Test("a word above the vocabulary is refused before sorting")
  func wordAboveVocabulary() throws {
    try folder.edit(files.words) { $0[64 + 3] = 0xFF }
    #expect(throws: SuffixFileError(files.words.path, .damaged(.word))) { try files.sortSuffixes() }
  }

  @Test("an unfinished words file is refused")
  func unfinished() throws {
    try SegmentWriter(creating: files).append([1, 2])
    expectOpening(files.words, throws: .notOurs)
  }

  @Test(
    "a full disk is said to be full",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"))
  )
  func fullDisk() throws {
    let full = try SuffixFolder()
    try FileManager.default.createSymbolicLink(
      atPath: full.files.words.path,
      withDestinationPath: "/dev/full"
    )
    let error = #expect(throws: SuffixFileError.self) { try SegmentWriter(creating: full.files) }
    #expect(
      error?.description
        == "\(full.files.words.path): cannot write: No space left on device. "
        + "Free some space on that disk, or choose another place."
    )
  }

  @Test("a folder that is not there is said to be missing")
  func missingFolder() {
    let nowhere = SuffixArrayFiles(in: folder.url.appending(path: "nowhere"))
    #expect(throws: SuffixFileError(nowhere.words.path, .writeFailed(errno: ENOENT))) {
      try SegmentWriter(creating: nowhere)
    }
  }
}
