import Corpora
import Foundation
import ScratchFiles
import SpoorModel
import Statistics

@testable import PhraseIndex

/// A small random dataset of two files, with bad rows in it and rows that are alike near and far, to be
/// built whole and in parts.
struct ScratchParts {
  let scratch: ScratchFolder
  let files: [URL]

  init(seed: UInt64) throws {
    scratch = try ScratchFolder()
    var generator = SplitMix64(seed: seed)
    func text(_ words: ClosedRange<Int>) -> String {
      (0..<Int.random(in: words, using: &generator))
        .map { _ in "w\(Int.random(in: 0...40, using: &generator))" }.joined(separator: " ")
    }
    var rows = (0..<101).map { _ in
      ScratchIndex.Row(instruction: text(0...8), input: text(0...2), output: text(1...20))
    }
    // Within a part, across neighbours, across all, and at the ends.
    for (copy, original) in [
      (5, 4), (17, 4), (60, 4), (61, 4), (99, 4), (100, 0), (50, 49), (98, 51),
    ] {
      rows[copy] = rows[original]
    }
    let bad = "{\"output\": 1}\n"
    files = try [(0..<40, bad), (40..<101, bad)].enumerated().map { [rows, scratch] number, file in
      let lines = try ScratchIndex.lines(Array(rows[file.0]))
      return try scratch.file("\(number).jsonl", text: lines + file.1)
    }
  }

  /// Words of the dataset, and some that it lacks.
  static func phrase(
    _ words: ClosedRange<Int>,
    using generator: inout some RandomNumberGenerator
  ) -> String {
    (0..<Int.random(in: words, using: &generator))
      .map { _ in "w\(Int.random(in: 0...42, using: &generator))" }.joined(separator: " ")
  }

  func folder(_ name: String) -> URL { scratch.url.appending(path: name) }

  @discardableResult
  func build(_ part: Part?, _ name: String, _ mode: IndexBuilder.Mode = .adding) throws
    -> IndexBuilder.Outcome
  {
    try IndexBuilder(into: folder(name))
      .build(from: files, options: DatasetOptions(badRows: .skip, part: part), mode: mode)
  }

  func whole() throws -> PhraseIndex {
    try build(nil, "whole")
    return try PhraseIndex(at: folder("whole"))
  }

  /// The folders of all parts, built.
  func built(_ count: Int) throws -> [URL] {
    try (1...count).map { number in
      let name = "\(number)-of-\(count)"
      try build(Part(number, of: count), name)
      return folder(name)
    }
  }

  func merged(_ count: Int) throws -> PhraseIndex {
    let folder = folder("merged-\(count)")
    _ = try IndexMerge(into: folder).merge(built(count).reversed())
    return try PhraseIndex(at: folder)
  }
}
