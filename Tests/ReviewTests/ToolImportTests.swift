import AuditStore
import DurableFiles
import Foundation
import Records
import SpoorModel
import Statistics
import Testing

@testable import Review

@Suite("What annotation tools give back")
struct ToolImportTests {
  private let scratch: Scratch
  private let item: AuditItem

  init() throws {
    scratch = try Scratch()
    var sample = Sample(
      response: "🚀 the red fox saw the red fox run",
      range: ScalarRange(22, 29),
      text: "red fox",
      output: "a red fox"
    )
    sample.otherRows = ["another"]
    item = try #require(try scratch.items([sample]).first)
  }

  private func add(
    _ text: String,
    named name: String = "ada.json",
    by reviewers: ReviewerNames = .asGiven
  ) throws -> ImportReport {
    let file = scratch.folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return try VerdictImport(into: scratch.store).add(filesAt: [file.path()], by: reviewers)
  }

  /// A Label Studio task with one annotation of these regions.
  private func task(
    _ regions: String,
    annotation: String = #""completed_by":{"email":"ada"},"was_cancelled":false"#,
    response: String? = nil,
    id: String? = nil
  ) -> String {
    let response = JSONValue.string(response ?? item.response).text
    let data = #"{"case_id":"\#(id ?? item.hash.rawValue)","response":\#(response)}"#
    return #"[{"data":\#(data),"annotations":[{\#(annotation),"result":[\#(regions)]}]}]"#
  }

  private func choice(_ name: String, _ values: String...) -> String {
    let values = JSONValue.array(values.map { .string($0) }).text
    return
      #"{"type":"choices","from_name":"\#(name)","to_name":"response","value":{"choices":\#(values)}}"#
  }

  private var judged: String { choice("hallucination", "yes") + "," + choice("related", "no") }

  private func mark(_ start: Int, _ end: Int, _ text: String, in name: String = "response")
    -> String
  {
    #"{"type":"labels","from_name":"x","to_name":"\#(name)","value":{"start":\#(start),"end":\#(end),"#
      + #""text":\#(JSONValue.string(text).text),"labels":["a"]}}"#
  }

  private var verdict: Verdict {
    get throws { try #require(try scratch.store.verdicts(on: item.hash).last) }
  }

  @Test("Label Studio's users are called as --reviewer says, by e-mail or by number")
  func users() throws {
    _ = try add(byThree, by: .named(["3": "anna"]))
    #expect(try verdict.reviewer == "anna")
    _ = try add(byThree, by: .one("eve"))
    #expect(try verdict.reviewer == "eve")
    let report = try add(
      task(judged, annotation: #""completed_by":{"id":3,"email":"a@example.org"}"#)
    )
    #expect(try verdict.reviewer == "a@example.org")
    #expect(report.reviewers == ["a@example.org": 1])
  }

  /// As Label Studio's user 3 judged it.
  private var byThree: String { task(judged, annotation: #""completed_by":3"#) }

  @Test("a tool's number or key of a user is nobody's name")
  func accounts() throws {
    let number = #expect(throws: SpoorError.self) { try add(byThree) }
    #expect(number?.code == .badInput)
    #expect(number?.problem.contains("'3' (Label Studio's user number)") == true)
    #expect(number?.remedy == "Say who it is: --reviewer 3=NAME")
    #expect(throws: SpoorError.self) { try add(byThree, by: .named(["4": "anna"])) }
    let user = "6f1a2b3c-0000-4000-8000-123456789abc"
    let record = try argilla(by: user)
    let key = #expect(throws: SpoorError.self) { try add(record) }
    #expect(key?.remedy == "Say who it is: --reviewer \(user)=NAME")
    #expect(try scratch.store.verdicts(on: item.hash).isEmpty)
    #expect(try add(record, by: .named([user: "anna"])).reviewers == ["anna": 1])
    #expect(try add(argilla(by: "ben")).reviewers == ["ben": 1])
  }

  private func argilla(by user: String) throws -> String {
    let export = try written([ReviewTask(item)], as: .argilla)
    let filled = try ToolFilling(format: .argilla) { _ in Filling() }.filled(export)
    return String(decoding: filled, as: UTF8.self)
      .replacing("\"user_id\": \"ada\"", with: "\"user_id\": \"\(user)\"")
  }

  @Test("a name is taken for another's verdicts only where it is said that they are one")
  func otherName() throws {
    let error = #expect(throws: SpoorError.self) { try add(task(judged), by: .one("eve")) }
    #expect(error?.problem == "the file says that 'ada' judged, and --reviewer says 'eve'")
    #expect(error?.remedy.contains("--reviewer 'ada=eve'") == true)
    #expect(error?.location?.record?.contains("case ") == true)
    #expect(try scratch.store.verdicts(on: item.hash).isEmpty)
    #expect(try add(task(judged), by: .one(" ada ")).reviewers == ["ada": 1])
    #expect(try add(task(judged), by: .named(["ada": "eve"])).reviewers == ["eve": 1])
  }

  @Test("whoever answers a case twice at one time, and differently, is told of")
  func contradictions() throws {
    let other = choice("hallucination", "no") + "," + choice("related", "no")
    let at = #""completed_by":{"email":"ada"},"updated_at":"2026-11-21T23:49:33Z""#
    func pair(_ first: String, _ second: String) -> String {
      let tasks = [task(first, annotation: at), task(second, annotation: at)]
      return "[" + tasks.map { String($0.dropFirst().dropLast()) }.joined(separator: ",") + "]"
    }
    #expect(try add(pair(judged, judged)).contradictions == [])
    let report = try add(pair(judged, other))
    #expect(report.contradictions.count == 1)
    #expect(report.contradictions.first?.hasPrefix("'ada' judged case ") == true)
  }

  @Test("a time that cannot be read is listed as lost, and the verdict kept")
  func times() throws {
    let garbage = #""completed_by":{"email":"ada"},"updated_at":"garbage-time""#
    let studio = try add(task(judged, annotation: garbage))
    #expect(studio.added == 1)
    #expect(studio.lost.map { $0.hasSuffix("the time 'garbage-time'") } == [true])
    let export = try written([ReviewTask(item)], as: .prodigy)
    let filled = try ToolFilling(format: .prodigy) { _ in Filling() }.filled(export)
    let line = try JSONValue(parsing: Array(filled), at: .init(file: "line"))
      .setting("_timestamp", .double(1e15))
    let prodigy = try add(line.text, named: "ben.jsonl")
    #expect(prodigy.lost.count == 1)
    #expect(prodigy.lost.first?.contains("the time '1") == true)
  }

  @Test("one name for several people is refused")
  func severalPeople() throws {
    let one = byThree
    let two = one.replacing("\"completed_by\":3", with: "\"completed_by\":4")
    let both = "[" + one.dropFirst().dropLast() + "," + two.dropFirst().dropLast() + "]"
    let error = #expect(throws: SpoorError.self) { try add(both, by: .one("eve")) }
    #expect(error?.problem == "several people filled this in: 3, 4")
    #expect(try scratch.store.verdicts(on: item.hash).isEmpty)
  }

  @Test("a skipped task is a skip, and a submitted empty one is not filled in")
  func skips() throws {
    let skipped = try add(
      task("", annotation: #""completed_by":{"email":"ada"},"was_cancelled":true"#)
    )
    #expect(skipped.skipped == 1)
    #expect(skipped.added == 0)
    #expect(try add(task("")).unfilled == 1)
  }

  @Test(
    "a mark whose quote stands elsewhere goes to the nearest place where it stands",
    arguments: [
      (22, 29, "red fox", nil, 0, 0), (23, 30, "red fox", nil, 1, 0),
      (5, 12, "red fox", ScalarRange(6, 13), 1, 1), (22, 29, "red  fox", nil, 0, 0),
      (24, 27, "fox", ScalarRange(26, 29), 1, 1),
    ] as [(Int, Int, String, ScalarRange?, Int, Int)]
  )
  func anchoring(
    start: Int,
    end: Int,
    quote: String,
    marked: ScalarRange?,
    reanchored: Int,
    moved: Int
  ) throws {
    let report = try add(task(judged + "," + mark(start, end, quote)))
    #expect(report.added == 1)
    #expect(try verdict.marked == marked)
    #expect(report.reanchored == reanchored)
    #expect(report.moved == moved)
  }

  @Test("a mark that stands nowhere is listed, and the verdict kept")
  func unplaced() throws {
    let report = try add(task(judged + "," + mark(0, 5, "wolf")))
    #expect(report.unplaced.count == 1)
    #expect(report.unplaced[0].hasSuffix("'wolf' in the response"))
    #expect(try verdict.marked == nil)
  }

  @Test("what Spoor has no place for is listed")
  func lost() throws {
    let relation = #"{"type":"relation","from_id":"a","to_id":"b"}"#
    let more = [mark(22, 29, "red fox"), mark(6, 13, "red fox"), relation, choice("mood", "good")]
    let report = try add(task(([judged] + more).joined(separator: ",")))
    #expect(report.lost.count == 3)
    #expect(report.lost.contains { $0.hasSuffix("another mark in the response") })
    #expect(report.lost.contains { $0.hasSuffix("a region of the type 'relation'") })
    #expect(report.lost.contains { $0.hasSuffix("the answer to 'mood'") })
    #expect(try verdict.marked == nil)
  }

  @Test("a text that came back with other line breaks is the same text, and marks find their place")
  func whiteSpace() throws {
    let response = item.response.replacing("the red", with: "the\n red")
    let report = try add(task(judged + "," + mark(24, 31, "red fox"), response: response))
    #expect(report.added == 1)
    #expect(report.unplaced == [])
    #expect(try verdict.marked == nil)
  }

  @Test("a case at fault is named, and nothing is added")
  func faults() throws {
    let half = choice("hallucination", "yes")
    let cases: [(file: String, says: String)] = [
      (task(half), "'related' is not answered, and something else is"),
      (task(choice("cause", "forgetting")), "'hallucination' is not answered"),
      (task(choice("hallucination", "yes", "no") + "," + half), "is answered 'no' and 'yes'"),
      (
        task(choice("hallucination", "maybe") + "," + choice("related", "no")), "'maybe' is not yes"
      ),
      (task(judged + "," + choice("row", "row 3")), "'row 3' is none of the 2 rows"),
      (task(judged + "," + choice("cause", "magic")), "'cause': 'magic' is not"),
      (task(judged, response: "another text"), "the response is not the audit's"),
      (task(judged, id: String(repeating: "0", count: 64)), "neither a drawn queue nor"),
      (task(judged, id: "x"), "neither a drawn queue nor"),
      (task(judged, annotation: #""id":1"#), "the file doesn't say who filled this in"),
    ]
    for (file, says) in cases {
      let error = #expect(throws: SpoorError.self) { try add(file) }
      #expect(error?.code == .badInput)
      #expect(error?.problem.contains(says) == true, "\(says): \(error?.problem ?? "")")
      #expect(error?.location?.record?.contains("case ") == true)
    }
    #expect(try scratch.store.verdicts(on: item.hash).isEmpty)
  }

  @Test("a half-filled file among whole ones stops all of them")
  func allOrNone() throws {
    let good = scratch.folder.appending(path: "good.json")
    try Data(task(judged).utf8).write(to: good)
    let bad = scratch.folder.appending(path: "bad.json")
    try Data(task(choice("related", "no")).utf8).write(to: bad)
    #expect(throws: SpoorError.self) {
      try VerdictImport(into: scratch.store).add(filesAt: [good.path(), bad.path()])
    }
    #expect(try scratch.store.verdicts(on: item.hash).isEmpty)
  }

  @Test(
    "a file that keeps too little, or is none of verdicts, gets an error that says what to do",
    arguments: [
      ("[{\"annotation_id\":1,\"annotator\":2}]", "Export from Label Studio as 'JSON'."),
      ("PK\u{3}\u{4}", "Unzip it and import the files in it, one a reviewer."),
      ("{\"a\":1}", "Name the format: --format with one of "),
      ("a,b\n1,2\n", "Name the format: --format with one of "),
    ]
  )
  func foreign(text: String, remedy: String) throws {
    let error = #expect(throws: SpoorError.self) { try add(text, named: "ada.txt") }
    #expect(error?.remedy.hasPrefix(remedy) == true, "\(String(describing: error))")
  }

  @Test("Prodigy's ignored and rejected tasks are skips", arguments: ["ignore", "reject"])
  func prodigy(answer: String) throws {
    let export = try written([ReviewTask(item)], as: .prodigy)
    let line = try JSONValue(parsing: Array(export), at: .init(file: "line"))
      .setting("answer", .string(answer)).setting("_annotator_id", "ada")
    #expect(try add(line.text, named: "ada.jsonl").skipped == 1)
  }

  @Test("answers may be labels of marks in doccano, and all.jsonl is nobody's")
  func doccano() throws {
    let export = try written([ReviewTask(item)], as: .doccano)
    let line = try JSONValue(parsing: Array(export), at: .init(file: "line"))
    let marks: JSONValue = [
      [23, 30, "hallucination: yes"], [23, 30, "related: unsure"], [23, 30, "row 2"],
    ]
    let filled = line.setting("entities", .array([])).setting("label", marks)
    let text = JSONValue.object(
      JSONObject((filled.object?.members ?? []).filter { $0.key != "entities" })
    ).text
    #expect(try add(text, named: "bob.jsonl").added == 1)
    #expect(try verdict.reviewer == "bob")
    #expect(try verdict.answers.rowID == item.entry.evidence[1].row.rowID)
    #expect(throws: SpoorError.self) { try add(text, named: "all.jsonl") }
    #expect(try add(text, named: "all.jsonl", by: .one("eve")).added == 1)
  }

  @Test("'row 1' is the row shown first, whatever the rows are called", arguments: [1, 2])
  func rowPlace(place: Int) throws {
    var task = ReviewTask(item)
    let names = [RowID.text("row 2"), .text("Row 1")]
    for (index, name) in names.enumerated() { task.rows[index].row.rowID = name }
    var filled = FilledCase(.init(file: "f"), id: task.id.rawValue, layout: .browserFields)
    filled.answers = [.hallucination: ["yes"], .related: ["yes"], .row: ["row \(place)"]]
    let chosen = try ChosenAnswers(filled, CaseFault(location: filled.location))
    #expect(try chosen.answers(on: task).rowID == names[place - 1])
  }

  @Test("a row that the item does not show is refused in own lines too")
  func ownRow() throws {
    let export = String(decoding: try written([item], as: .jsonl), as: UTF8.self)
    let filled = export.replacing("\"row_id\":null", with: "\"row_id\":\"r-9\"")
      .replacing("\"hallucination\":null", with: "\"hallucination\":\"yes\"")
      .replacing(
        "\"related\":null,\"reviewer\":null",
        with: "\"related\":\"no\",\"reviewer\":\"a\""
      )
    let error = #expect(throws: SpoorError.self) { try add(filled, named: "own.jsonl") }
    #expect(error?.problem == "'row_id' is 'r-9', which is none of the rows that the item shows")
  }

  @Test("damaged files are errors, never crashes", arguments: ExportFormat.allCases)
  func damage(format: ExportFormat) throws {
    let export = try written([ReviewTask(item)], as: format)
    let filling = ToolFilling(format: format) { _ in Filling(row: 1, cause: .outdated, note: "n") }
    let whole = [UInt8](try filling.filled(export))
    var random = SplitMix64(seed: 3)
    for _ in 0..<100 {
      var bytes = whole
      switch random.index(below: 3) {
      case 0: bytes = Array(bytes.prefix(random.index(below: bytes.count)))
      case 1: bytes[random.index(below: bytes.count)] = UInt8(random.index(below: 256))
      default:
        let digits = bytes.indices.filter { (0x30...0x39).contains(bytes[$0]) }
        bytes.insert(contentsOf: Array("99999".utf8), at: digits[random.index(below: digits.count)])
      }
      let file = scratch.folder.appending(path: filling.fileName)
      try Data(bytes).write(to: file)
      do {
        _ = try VerdictImport(into: scratch.store).add(filesAt: [file.path()], in: format)
      } catch { #expect(error is SpoorError, "\(error)") }
    }
  }
}
