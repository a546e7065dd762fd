import Alignments
import Foundation
import SpoorModel
import SuffixArrays

/// An alignment with a text of a shard.
struct LocatedAlignment {
  var shard: Int
  var segment: Int
  var alignment: WordAlignment
}

extension PhraseIndex {
  /// The alignments of a text with those of a field, or of all, the highest score first.
  func aligned(_ query: IndexedText, in field: RowField?) throws -> [LocatedAlignment] {
    let runs = try seedRuns(of: query)
    return shards.count == 1
      ? try alignedAlone(query, at: runs[0], in: field)
      : try alignedJointly(query, at: runs, in: field)
  }

  private func search(for query: IndexedText) -> NearVerbatimSearch {
    NearVerbatimSearch(limits: Self.isLong(query) ? .standard : .phrase(ofWords: query.count))
  }

  /// As ``alignedJointly(_:at:in:)``, where the one shard's ids serve as they are.
  private func alignedAlone(
    _ query: IndexedText,
    at runs: [Range<Int>],
    in field: RowField?
  ) throws -> [LocatedAlignment] {
    let shard = shards[0]
    let seeds = try seeds(of: query, at: runs, shard, field)
    let found = shard.suffixes.withWords(in: 0..<shard.suffixes.count) { words in
      // A segment's end was checked when its seed was made.
      search(for: query).alignments(
        of: query.ids[0],
        seeds: seeds,
        text: { segment in
          let range = (try? shard.segments.words(of: segment)) ?? 0..<0
          return UnsafeBufferPointer(rebasing: words[range])
        },
        surprisal: surprisal(of: query, by: query.ids[0])
      )
    }
    return found.map { LocatedAlignment(shard: 0, segment: $0.text, alignment: $0) }
  }

  private func alignedJointly(
    _ query: IndexedText,
    at runs: [[Range<Int>]],
    in field: RowField?
  ) throws -> [LocatedAlignment] {
    let joined = JoinedTexts(shards)
    let words = JoinedQuery(query) { place in
      query.ids.contains { $0[place] != PhraseIndex.unknownWord }
    }
    let surprisal = surprisal(of: query, by: words.ids)
    let found = try chains(of: query, words, at: runs, in: field, of: joined, surprisal)
    return NearVerbatimSearch.best(of: found).map { alignment in
      let (shard, segment) = joined.located(alignment.text)
      return LocatedAlignment(shard: shard, segment: segment, alignment: alignment)
    }
  }

  /// The best chains of seeds in the texts of the open shards, aligned.
  func chains(
    of query: IndexedText,
    _ words: JoinedQuery,
    at runs: [[Range<Int>]],
    in field: RowField?,
    of joined: JoinedTexts,
    _ surprisal: (UInt32) -> Double
  ) throws -> [AlignedChain] {
    let seeds = try shards.indices.flatMap { number -> [Seed] in
      try self.seeds(of: query, at: runs[number], shards[number], field).map { seed in
        Seed(
          text: joined.number(of: seed.text, inShard: number),
          query: seed.query.lowerBound,
          place: seed.place.lowerBound,
          length: seed.query.count
        )
      }
    }
    // The search reads texts until it returns, so none can be an array of a closure's.
    var texts: [UnsafeMutableBufferPointer<UInt32>] = []
    defer { for text in texts { text.deallocate() } }
    return words.ids.withUnsafeBufferPointer { ids in
      search(for: query).alignedChains(
        of: ids,
        seeds: seeds,
        text: { number in
          let text = joined.words(of: number, in: words)
          texts.append(text)
          return UnsafeBufferPointer(text)
        },
        surprisal: surprisal
      )
    }
  }

  /// −ln of the share of the dataset's words, all shards together, that a word of the query has, by ids
  /// that the query's words are given.
  func surprisal(of query: IndexedText, by ids: [UInt32]) -> (UInt32) -> Double {
    surprisal(of: wordCounts(of: query), by: ids)
  }

  /// How often each word of a text stands in the open shards, copies included.
  func wordCounts(of query: IndexedText) -> [Int] {
    (0..<query.count).map { word in
      zip(shards, query.ids).reduce(0) { $0 + $1.0.vocabulary.count(of: $1.1[word]) }
    }
  }

  /// −ln of the share of the dataset's words that a word has, by ids that the words counted are given.
  func surprisal(of wordCounts: [Int], by ids: [UInt32]) -> (UInt32) -> Double {
    let counts = Dictionary(zip(ids, wordCounts), uniquingKeysWith: { first, _ in first })
    let total = Double(max(1, manifest.words))
    return { id in -log(Double(max(1, counts[id] ?? 0)) / total) }
  }
}
