import ArgumentParser
import AuditStore
import Foundation
import Records
import SpoorModel

struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask an audit's store in SQL.",
    discussion: """
      Reads audit.sqlite and changes nothing. Its views have readable names:
      doubted_spans, passages, control_spans, training_rows_of_spans, token_values,
      judgements, ledger, latest_run; docs/formats.md lists their columns. Example:
        spoor query annotations/planted-world
          "SELECT text, lift FROM doubted_spans
           WHERE provenance = 'borrowed' ORDER BY lift DESC LIMIT 5"
      Datasette and other tools open the file too.
      """
  )

  @Argument(help: "The audit's folder.", completion: .directory)
  var audit: String

  @Argument(help: "One SELECT.")
  var sql: String

  @Flag(help: "Print an object a line (JSON Lines), columns as keys.")
  var json = false

  @Flag(help: "Print CSV (RFC 4180).")
  var csv = false

  func validate() throws {
    guard !(json && csv) else { throw ValidationError("--json and --csv exclude each other.") }
  }

  func run() throws {
    let file = try URL(filePath: audit).auditFile("audit.sqlite", or: "one below annotations/")
    let query = try StoreQuery(sql, of: file.path)
    if json { return try QueryLines(query).write() }
    if csv { return try writeCSV(query) }
    try QueryTable(query).write()
  }

  private func writeCSV(_ query: StoreQuery) throws {
    try Output.write(line(query.columns))
    while let row = try query.next() { try Output.write(line(row.map(\.plain))) }
  }

  private func line(_ cells: [String]) -> String {
    cells.map(\.csvField).joined(separator: ",") + "\r\n"
  }
}

/// Rows as JSON Lines.
private struct QueryLines {
  private let query: StoreQuery

  init(_ query: StoreQuery) { self.query = query }

  func write() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    while let row = try query.next() {
      let pairs = zip(query.columns, row)
      let object = Dictionary(pairs.map { ($0, $1) }) { first, _ in first }
      try Output.write(try encoder.encode(object) + Data("\n".utf8))
    }
  }
}

/// Rows as a table for people; the first rows tell how wide the columns are.
private struct QueryTable {
  private static let sample = 200
  private static let most = 60
  private static let gap = "  "

  private let query: StoreQuery

  init(_ query: StoreQuery) { self.query = query }

  func write() throws {
    var rows: [[StoreQuery.Value]] = []
    while rows.count < Self.sample, let row = try query.next() { rows.append(row) }
    let isNumber = query.columns.indices.map { column in
      rows.allSatisfy { $0[column].isNumber } && !rows.isEmpty
    }
    let texts = rows.map { $0.map(\.shown) }
    let widths = query.columns.indices.map { column in
      min(
        Self.most,
        ([query.columns[column].visible] + texts.map { $0[column] }).map(\.columns).max() ?? 0
      )
    }
    try write(query.columns.map(\.visible), widths, isNumber)
    try Output.write(
      widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap) + "\n"
    )
    for row in texts { try write(row, widths, isNumber) }
    while let row = try query.next() { try write(row.map(\.shown), widths, isNumber) }
  }

  private func write(_ cells: [String], _ widths: [Int], _ isNumber: [Bool]) throws {
    let padded = cells.indices.map { column in
      let cell = cells[column].cut(toColumns: widths[column])
      let blanks = String(repeating: " ", count: max(0, widths[column] - cell.columns))
      return isNumber[column] ? blanks + cell : cell + blanks
    }
    let line = padded.joined(separator: Self.gap)
    try Output.write(String(line.reversed().drop { $0 == " " }.reversed()) + "\n")
  }
}

extension StoreQuery.Value {
  fileprivate var isNumber: Bool {
    switch self {
    case .null, .integer, .real: true
    case .text, .blob: false
    }
  }

  /// As it is, for another program.
  fileprivate var plain: String {
    switch self {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): text
    case .blob(let data): data.base64EncodedString()
    }
  }

  /// In one line, for people.
  fileprivate var shown: String {
    switch self {
    case .null: "–"
    case .real(let number): String(format: "%.6g", number)
    case .integer, .text: plain.visible
    case .blob(let data): "\(data.count) bytes"
    }
  }
}
