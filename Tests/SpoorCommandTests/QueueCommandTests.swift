import Foundation
import GRDB
import ScratchFiles
import Statistics
import Testing

@Suite("The review queue on the command line") struct QueueCommandTests {
  private let small: SmallAudit

  init() throws {
    small = try SmallAudit()
    try small.run()
  }

  @discardableResult
  private func spoor(_ arguments: String...) throws -> SpoorProgram.Outcome {
    try SpoorProgram.run(arguments, in: small.folder)
  }

  private func submit(_ lines: String) throws -> SpoorProgram.Outcome {
    try small.write("lines", lines.utf8)
    return try SpoorProgram.shell("spoor queue submit annotations/small < lines", in: small.folder)
  }

  @Test("draw, next, submit, status")
  func whole() throws {
    let drawn = try spoor("queue", "draw", "annotations/small", "--decoys", "0")
    #expect(drawn.status == 0, "\(drawn.errors)")
    #expect(drawn.output.hasPrefix("Drawn: "))
    let next = try spoor("queue", "next", "annotations/small", "--reviewer", "ada")
    let task = try JSONText(next.output)
    #expect(try task.text("schema") == "spoor.task/1")
    for secret in ["score", "provenance", "lift", "model", "detectors"] {
      #expect(!next.output.contains("\"\(secret)\""))
    }
    let again = try spoor("queue", "next", "annotations/small", "--reviewer", "ada")
    #expect(again.output == next.output)
    let item = try task.text("item")
    let verdict =
      #"{"item":"\#(item)","reviewer":"ada","hallucination":"yes","related":"no","cause":"outdated"}"#
    let replies = try submit(verdict + "\n" + verdict)
    #expect(replies.status == 0, "\(replies.errors)")
    #expect(replies.output.contains(#""line":1,"outcome":"added""#))
    #expect(replies.output.contains(#""line":2,"outcome":"already_there""#))
    let status = try JSONText(try spoor("queue", "annotations/small", "--json").output)
    #expect(try status.text("schema") == "spoor.queue/1")
    #expect(try status.objects("reviewers").first?.number("judged") == 1)
    let other = try spoor("queue", "next", "annotations/small", "--reviewer", "ada")
    #expect(other.output != next.output)
  }

  @Test("a refused line changes nothing, says why and makes the status 65")
  func refused() throws {
    try spoor("queue", "draw", "annotations/small", "--decoys", "0")
    let outcome = try submit("{\"item\":\"x\"}\n\n[]")
    #expect(outcome.status == 65)
    #expect(outcome.output.split(separator: "\n").count == 2)
    #expect(outcome.output.contains(#""line":2,"outcome":"refused""#))
    #expect(outcome.errors.contains("2 of 2 lines were refused"))
  }

  @Test(
    "what cannot be is said",
    arguments: [
      (["queue", "annotations/small"], 65, "Draw one: spoor queue draw annotations/small"),
      (["queue", "next", "annotations/small", "--reviewer", "a"], 65, "no queue was drawn"),
      (["queue", "draw", "annotations/small", "--indices", "no"], 65, "--decoys 0"),
      (["queue", "draw", "annotations/small", "--size", "0"], 64, "--size must be 1 to"),
      (["queue", "draw", "annotations/small", "--experts", "9223372036854775807"], 64, "1 to 100"),
      (["queue", "draw", "annotations/small", "--overlap", "2"], 64, "--overlap is a share"),
      (["queue", "experts", "annotations/small", "--add", " "], 64, "wants a name"),
      (
        ["export", "annotations/small", "--format", "jsonl", "--reviewer", "a"], 64, "--limit"
      ),
    ]
  )
  func errors(command: [String], status: Int32, words: String) throws {
    let outcome = try SpoorProgram.run(command, in: small.folder)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test("experts are appointed, listed, and an export for one of them is theirs")
  func experts() throws {
    try spoor("queue", "draw", "annotations/small", "--decoys", "0", "--overlap", "0")
    try spoor("queue", "experts", "annotations/small", "--add", "eve", "--role", "adjudicator")
    #expect(try spoor("queue", "experts", "annotations/small").output == "eve  adjudicator\n")
    let export = ["export", "annotations/small", "--format", "jsonl", "--output", "-"]
    let whole = try SpoorProgram.run(export, in: small.folder).output
    let ada = try SpoorProgram.run(
      export + ["--reviewer", "ada", "--limit", "1"],
      in: small.folder
    )
    let ben = try SpoorProgram.run(
      export + ["--reviewer", "ben", "--limit", "99"],
      in: small.folder
    )
    #expect(ada.output + ben.output == whole)
  }

  @Test("two submitters and an audit at once: everything is taken, or the status is 75")
  func together() throws {
    try spoor("queue", "draw", "annotations/small", "--decoys", "0")
    let item = try JSONText(
      try spoor("queue", "next", "annotations/small", "--reviewer", "r").output
    ).text("item")
    let lines = (0..<400).map {
      #"{"item":"\#(item)","reviewer":"r","hallucination":"no","related":"no","note":"\#($0)"}"#
    }
    try small.write("a", lines[..<200].joined(separator: "\n").utf8)
    try small.write("b", lines[200...].joined(separator: "\n").utf8)
    let both = try SpoorProgram.shell(
      """
      spoor queue submit annotations/small < a > a.out & one=$!
      spoor queue submit annotations/small < b > b.out & two=$!
      spoor audit audit.yaml --again > /dev/null 2>&1; three=$?
      wait $one; s1=$?; wait $two; s2=$?; echo $s1 $s2 $three
      """,
      in: small.folder
    )
    #expect(both.output == "0 0 0\n", "\(both.errors)")
    let store = try DatabaseQueue(path: small.results.appending(path: "audit.sqlite").path)
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM verdicts") } == 400)
  }

  @Test("a store that somebody else writes in makes the status 75, and nothing is taken")
  func locked() throws {
    try spoor("queue", "draw", "annotations/small", "--decoys", "0")
    let store = try DatabaseQueue(path: small.results.appending(path: "audit.sqlite").path)
    try store.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      let outcome = try spoor("queue", "next", "annotations/small", "--reviewer", "a")
      #expect(outcome.status == 75)
      #expect(outcome.errors.contains("Wait until the other spoor"))
      try database.execute(sql: "ROLLBACK")
    }
    #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM leases") } == 0)
  }

  @Test("kill -9 at any moment of submissions loses nothing that was acknowledged")
  func kills() throws {
    let draw = "queue draw annotations/small --decoys 0 --overlap 1 --experts 3"
    _ = try SpoorProgram.run(draw.split(separator: " ").map(String.init), in: small.folder)
    let export = "export annotations/small --format jsonl --output -"
    let tasks = try SpoorProgram.run(
      export.split(separator: " ").map(String.init),
      in: small.folder
    )
    let items = try tasks.output.split(separator: "\n").map {
      try JSONText(String($0)).text("item")
    }
    var feed = SubmissionFeed(items: items)
    var acknowledged: Set<String> = []
    for _ in 0..<TestScale.count(3, heavy: 100) {
      acknowledged.formUnion(try feed.acknowledgedUntilKilled(in: small.folder))
    }
    #expect(!acknowledged.isEmpty)
    let store = try DatabaseQueue(path: small.results.appending(path: "audit.sqlite").path)
    let (notes, health) = try store.read { database in
      (
        try String.fetchAll(database, sql: "SELECT note FROM verdicts"),
        try String.fetchOne(database, sql: "PRAGMA integrity_check")
      )
    }
    #expect(health == "ok")
    #expect(Set(notes).count == notes.count)
    #expect(acknowledged.subtracting(notes) == [])
  }
}

/// Verdicts without end, each with a number of its own as its note.
private struct SubmissionFeed {
  let items: [String]
  private var serial = 0
  private var generator = SplitMix64(seed: 8)

  init(items: [String]) { self.items = items }

  /// Feeds a submitter until it is killed at some moment after its first word; the numbers that it
  /// acknowledged.
  mutating func acknowledgedUntilKilled(in folder: URL) throws -> [String] {
    let input = Pipe()
    let program = try RunningProgram(
      SpoorProgram.executable,
      ["queue", "submit", "annotations/small"],
      in: folder,
      reading: input.fileHandleForReading
    )
    // The program alone reads, so that writing fails once it is gone.
    try input.fileHandleForReading.close()
    signal(SIGPIPE, SIG_IGN)
    let first = serial
    let wait = useconds_t(generator.index(below: 50_000))
    Thread {
      while program.isRunning, !program.hasSpoken { usleep(1_000) }
      usleep(wait)
      kill(program.identifier, SIGKILL)
    }.start()
    while program.isRunning, serial < first + 100_000 {
      do { try input.fileHandleForWriting.write(contentsOf: burst()) } catch { break }
      usleep(3_000)
    }
    try input.fileHandleForWriting.close()
    let replies = try program.outcome(within: 60).output.split(separator: "\n")
    return try replies.filter { $0.hasSuffix("}") }.map { try JSONText(String($0)) }
      .filter { try $0.text("outcome") == "added" }
      .map { String(first + Int(try $0.number("line")) - 1) }
  }

  /// Up to twenty lines.
  private mutating func burst() -> Data {
    let lines = (0..<1 + generator.index(below: 20)).map { _ in
      defer { serial += 1 }
      let item = items[generator.index(below: items.count)]
      let reviewer = "r\(generator.index(below: 3))"
      return
        #"{"item":"\#(item)","reviewer":"\#(reviewer)","hallucination":"yes","related":"no","note":"\#(serial)"}"#
    }
    return Data((lines.joined(separator: "\n") + "\n").utf8)
  }
}
