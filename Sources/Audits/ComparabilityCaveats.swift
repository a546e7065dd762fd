import AuditStore
import DurableFiles
import Foundation
import Hallucinations
import Remedies
import Reporting
import SpoorModel

/// What keeps two audits from being compared, in whole sentences.
struct ComparabilityCaveats {
  private let before: AuditedSide
  private let after: AuditedSide
  private let pairs: [RetrainedPair]

  init(_ before: AuditedSide, _ after: AuditedSide, _ pairs: [RetrainedPair]) {
    self.before = before
    self.after = after
    self.pairs = pairs
  }

  /// Whether both traced in the same dataset, as far as its size tells.
  var borrowing: ModelChange.Borrowing {
    let (one, two) = (before.summary.dataset, after.summary.dataset)
    return (one.rows, one.words) == (two.rows, two.words) ? .comparable : .incomparable
  }

  var sentences: [String] {
    [dataset, version, detectors, references, weights, placebo, base, company].compactMap { $0 }
      + pairs.flatMap(evidence) + pairs.compactMap(lift)
  }

  private var version: String? {
    let versions = (before.run.spoorVersion, after.run.spoorVersion)
    guard versions.0 != versions.1 else { return nil }
    return
      "Spoor \(versions.0) audited before and \(versions.1) after: what is doubted may differ by that "
      + "alone. Run the older audit again."
  }

  private var dataset: String? {
    guard borrowing == .incomparable else { return nil }
    let (one, two) = (before.summary.dataset, after.summary.dataset)
    return
      "Spans were traced in different datasets (\(one.rows) rows before, \(two.rows) after): what stands in a "
      + "row that is missing cannot be called borrowed, so borrowed spans are not compared. Name the "
      + "original dataset in both audit files."
  }

  private var detectors: String? {
    let (one, two) = (before.summary.detectors, after.summary.detectors)
    guard Set(one) != Set(two) else { return nil }
    return
      "Other detectors were asked (\(one.joined(separator: ", ")) before, \(two.joined(separator: ", ")) "
      + "after): what is doubted differs by that alone."
  }

  private var references: String? {
    differing(
      "references",
      before.settings.references.map { [$0] },
      after.settings.references.map { [$0] }
    )
  }

  private var weights: String? {
    differing("weights", before.settings.weights.map { [$0] }, after.settings.weights.map { [$0] })
  }

  private var placebo: String? {
    differing("text as a placebo", before.settings.placebo, after.settings.placebo)
  }

  private var base: String? {
    let (one, two) = (before.settings.base?.name, after.settings.base?.name)
    guard one != two else { return nil }
    return
      "The base model is \(one ?? "unknown") before and \(two ?? "unknown") after: lift, and so what is "
      + "borrowed, differs by that alone."
  }

  /// Names are told from other words by how all answers of an audit write them.
  private var company: String? {
    let names = [before, after].map { Set($0.summary.models.map(\.name)) }
    guard names[0] != names[1] else { return nil }
    return
      "The audits hold other models: names are found by how all answers of an audit write them, so that a few "
      + "spans of the same answer may differ."
  }

  /// Which files are named otherwise and are not the same byte by byte.
  private func differing(_ thing: String, _ one: [String]?, _ two: [String]?) -> String? {
    guard one != two else { return nil }
    if let one, let two, let first = Self.hashes(one), first == Self.hashes(two) { return nil }
    func names(_ paths: [String]?) -> String {
      paths?.map { URL(filePath: $0).lastPathComponent }.joined(separator: ", ") ?? "none"
    }
    return
      "The audits read different \(thing) (\(names(one)) before, \(names(two)) after): where these say "
      + "different things, so do the audits."
  }

  /// What the files hold; `nil` where one has gone since.
  private static func hashes(_ paths: [String]) -> [String]? {
    // A file that cannot be read any more cannot be shown to be the same.
    try? paths.map { try SHA256.hash(ofFile: URL(filePath: $0)) }
  }

  /// Detectors that had evidence on one model's spans only.
  private func evidence(of pair: RetrainedPair) -> [String] {
    let one = before.summary.models.first { $0.name == pair.before }?.detectorEvidence
    let two = after.summary.models.first { $0.name == pair.after }?.detectorEvidence
    guard let one, let two else { return [] }
    return Detector.allCases.filter { $0 != .dataset }.compactMap { detector in
      let spans = (one[detector.rawValue]?.spans ?? 0, two[detector.rawValue]?.spans ?? 0)
      guard (spans.0 == 0) != (spans.1 == 0) else { return nil }
      let (has, lacks) =
        spans.0 == 0 ? (pair.after, pair.before) : (pair.before, pair.after)
      return
        "The detector \(detector.rawValue) had evidence on spans of \(has) and on none of \(lacks): what is "
        + "doubted differs by that alone."
    }
  }

  /// Where borrowing cannot be compared because nobody knows what tuning raised.
  private func lift(of pair: RetrainedPair) -> String? {
    guard borrowing == .comparable else { return nil }
    let blind = [
      before.summary.models.first { $0.name == pair.before },
      after.summary.models.first { $0.name == pair.after },
    ].compactMap { $0 }.filter(\.sources.isEmpty).map(\.name)
    guard !blind.isEmpty else { return nil }
    return
      "Lift is unknown in \(blind.joined(separator: " and in ")) (no per-token values): borrowed spans of "
      + "\(pair.after) and \(pair.before) are not compared."
  }
}
