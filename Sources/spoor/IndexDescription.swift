import Foundation
import PhraseIndex

/// What `spoor index --info` tells of an index.
struct IndexDescription {
  private let manifest: IndexManifest
  private let folder: String

  /// A dataset of very many files shows its first ones.
  private static let listedSources = 20

  init(_ manifest: IndexManifest, folder: String) {
    self.manifest = manifest
    self.folder = folder
  }

  /// The description, with a final line break.
  var text: String {
    let blocks = [figures, files, shards, sources].filter { !$0.isEmpty }
    return blocks.joined(separator: [""]).joined(separator: "\n").visibleLines + "\n"
  }

  private var bytes: Int {
    manifest.shards.reduce(0) { $0 + $1.files.values.reduce(0) { $0 + $1.bytes } }
  }

  private func perWord(_ bytes: Int, _ words: Int? = nil) -> String {
    String(format: "%.2f", Double(bytes) / Double(max(1, words ?? manifest.words)))
  }

  private var figures: [String] {
    let distinct = manifest.distinctRows
    let rules = manifest.rules
    let same = distinct == manifest.rows ? "" : " (\(distinct.grouped) that differ)"
    return [
      folder + (manifest.part.map { ": \($0.words), from row \($0.firstPosition.grouped)" } ?? ""),
      "  rows    \(manifest.rows.grouped)\(same)",
      "  words   \(manifest.words.grouped)\(vocabulary)",
      "  size    \(bytes.asBytes), \(perWord(bytes)) bytes a word",
      "  format  \(manifest.format); word rules \(rules.version) (\(rules.hash.prefix(12))), "
        + "Unicode \(rules.unicode)",
    ]
  }

  /// Shards count their words apart, so that only one shard's number is the index's.
  private var vocabulary: String {
    guard manifest.shards.count == 1 else { return "" }
    return " (\(manifest.shards[0].vocabulary.grouped) different)"
  }

  private var files: [String] {
    var table = TextTable(heads: [("file", .left), ("size", .right), ("bytes a word", .right)])
    let sizes = manifest.shards.flatMap(\.files)
      .reduce(into: [:]) { $0[$1.key, default: 0] += $1.value.bytes }
    table.rows = sizes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map { name, bytes in
      [name, bytes.asBytes, perWord(bytes)]
    }
    return table.lines
  }

  private var shards: [String] {
    guard manifest.shards.count > 1 else { return [] }
    var table = TextTable(heads: [
      ("shard", .left), ("rows", .right), ("words", .right), ("different", .right),
      ("size", .right), ("bytes a word", .right),
    ])
    table.rows = manifest.shards.enumerated().map { number, shard in
      let bytes = shard.files.values.reduce(0) { $0 + $1.bytes }
      return [
        "\(number + 1)", shard.rows.grouped, shard.words.grouped, shard.vocabulary.grouped,
        bytes.asBytes, perWord(bytes, shard.words),
      ]
    }
    return table.lines
  }

  private var sources: [String] {
    var table = TextTable(heads: [
      ("source", .left), ("taken for", .left), ("rows", .right), ("left out", .right),
      ("size", .right), ("shard", .right),
    ])
    let all = manifest.shards.enumerated().flatMap { number, shard in
      shard.sources.map { (number + 1, $0) }
    }
    table.rows = all.prefix(Self.listedSources).map { shard, source in
      [
        source.name, Self.shape(of: source), source.rows.grouped, source.skipped.grouped,
        source.bytes.asBytes, "\(shard)",
      ]
    }
    let more = all.count - table.rows.count
    return table.lines + (more > 0 ? ["  … \(more.grouped) more (--json lists all)"] : [])
  }

  private static func shape(of source: IndexManifest.Source) -> String {
    if let fields = source.fields { return fields }
    let shape = source.shape ?? "no rows"
    return source.format == nil ? shape : "\(shape) (--format)"
  }
}
