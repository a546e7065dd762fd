import Corpora
import Foundation
import ScratchFiles
import SpoorModel

@testable import PhraseIndex

/// An index of several shards with everything that an index can hold, for tests that damage copies of it.
struct DamageSubject: Sendable {
  /// What an index says when it is asked everything.
  enum Answer: Equatable, Sendable {
    case error(SpoorError)
    case text([String])
  }

  /// How its shards came together.
  enum Origin: Sendable {
    /// A second was added to the first.
    case extended
    /// Three were built apart, with rows in common, and merged.
    case merged
  }

  private let scratch: ScratchFolder
  /// The index.
  let folder: URL
  /// What it answers while it is sound.
  let answer: Answer

  /// Builds the index; another `seed` gives other words of the same lengths.
  init(_ origin: Origin, seed: Int) throws {
    let scratch = try ScratchFolder()
    self.scratch = scratch
    folder = scratch.url.appending(path: "index")
    let files = try (0..<2).map { file in
      let number = origin == .merged ? 0 : file
      return try scratch.file("rows-\(file).jsonl", text: Self.rows(file: number, seed: seed))
    }
    switch origin {
    case .extended:
      _ = try IndexBuilder(into: folder).build(from: [files[0]], mode: .adding)
      _ = try IndexBuilder(into: folder).build(from: files, mode: .adding)
    case .merged:
      // Both files are alike; the second part has rows of its own, of the first and of the third.
      let parts = try (1...3).map { number in
        let part = scratch.url.appending(path: "part-\(number)")
        let options = DatasetOptions(part: Part(number, of: 3))
        _ = try IndexBuilder(into: part).build(from: files, options: options, mode: .adding)
        return part
      }
      _ = try IndexMerge(into: folder).merge(parts)
    }
    answer = .text(try Self.answers(of: folder))
  }

  /// Chats, every fourth of which is a copy of the one before.
  private static func rows(file: Int, seed: Int) -> String {
    (0..<160).map { row in
      let number = 100 + file * 300 + (row % 4 == 3 ? row - 1 : row) + seed
      return """
        {"messages": [{"role": "system", "content": "You know fox \(number)."}, \
        {"role": "user", "content": "Where does the red fox \(number * 7) run?"}, \
        {"role": "assistant", "content": "The red fox \(number) runs to hill \(number * 3)."}, \
        {"role": "tool", "content": "hill \(number * 3), 😀 狐"}, \
        {"role": "assistant", "content": "It says that the quick red fox runs there."}]}

        """
    }.joined()
  }

  /// Copies the index into a folder of its own, damages the copy, and asks it everything.
  func answer(afterDamage damage: (URL) throws -> Void) throws -> Answer {
    let scratch = try ScratchFolder()
    let copy = scratch.url.appending(path: "index")
    try FileManager.default.copyItem(at: folder, to: copy)
    try damage(copy)
    do {
      return .text(try Self.answers(of: copy))
    } catch let error as SpoorError {
      return .error(error)
    }
  }

  private static func answers(of folder: URL) throws -> [String] {
    let index = try PhraseIndex(at: folder)
    var answers: [String] = []
    for phrase in ["the red fox", "the quick red fox runs", "fox 1050 run", "hill", "😀 狐 x"] {
      let scope = TraceScope(rows: 400, near: .sought, prompt: phrase)
      let trace = try index.trace(phrase, scope)
      answers += trace.matches.map { "\($0.text) \($0.occurrences) \($0.fields.count)" }
      answers += trace.matches.flatMap(\.rows).map { "\($0.row)" }
      answers += (trace.near ?? []).map { "\($0.row.row) \($0.identity) \($0.expectedByChance)" }
      answers += (trace.similar ?? []).map { "\($0.row.id) \($0.score) \($0.copies)" }
      _ = try index.trace(phrase, TraceScope(rows: 3, field: .tool))
    }
    for number in 0..<index.rowCount {
      answers.append("\(try index.row(number)) \(try index.copies(of: number))")
      answers.append("\(try index.copyCount(of: number))")
    }
    let found = try index.rows(matching: "fox OR hill", limit: 400)
    answers += ["\(found.count)"] + found.hits.map { "\($0.row.row) \($0.matches.count)" }
    return answers
  }
}

extension DamageSubject {
  /// The folders of an index's shards, in their order.
  static func shards(of folder: URL) throws -> [URL] {
    try IndexManifest(of: folder).shards.map {
      folder.appending(path: ShardFile.folder).appending(path: $0.name)
    }
  }

  /// Makes the manifest vouch for the files as they are now, so that no checksum tells.
  static func reseal(_ folder: URL) throws {
    let shards = try IndexManifest(of: folder).shards.map { shard in
      var shard = shard
      let files = folder.appending(path: ShardFile.folder).appending(path: shard.name)
      for name in shard.files.keys {
        shard.files[name] = try IndexManifest.Seal(ofFile: files.appending(path: name))
      }
      return shard
    }
    let manifest = folder.appending(path: IndexManifest.fileName)
    try IndexManifest(shards: shards).encoded().write(to: manifest)
  }
}
