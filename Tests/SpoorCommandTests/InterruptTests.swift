import Foundation
import ScratchFiles
import Testing

/// Stops the program where it stands, at moments that its files give away.
@Suite("A run that is stopped", .serialized) struct InterruptTests {
  /// A moment of a run.
  enum Moment: String {
    case indexIsLocked = "indices/.small.lock"
    case indexIsBuiltAside = "indices/.small.spoor-staging-"
    case shardIsBuiltAside = "indices/small/shards/."
    case indexStands = "indices/small/manifest.json"
    case auditIsBuiltAside = "annotations/.small.spoor-staging-"
  }

  private static let indexing = ["index", "dataset.jsonl", "--name", "small"]
  private static let auditing = ["audit", "audit.yaml"]

  private func start(_ small: SmallAudit, _ command: [String]) throws -> RunningProgram {
    try RunningProgram(SpoorProgram.executable, command, in: small.folder)
  }

  /// Waits until a file of the moment stands.
  private func wait(for moment: Moment, _ small: SmallAudit, _ program: RunningProgram) {
    let file = small.path(moment.rawValue)
    let folder = file.deletingLastPathComponent().path
    while program.isRunning {
      // A folder that is not there yet holds nothing yet.
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      if names.contains(where: { $0.hasPrefix(file.lastPathComponent) }) { return }
      usleep(500)
    }
  }

  /// What must hold after any end: nothing half-written, and the next run succeeds.
  private func expectSound(_ small: SmallAudit, _ command: [String]) throws {
    let after = try SpoorProgram.run(command, in: small.folder)
    #expect(after.status == 0, "\(after.errors)")
    #expect(try small.listing().leftovers.isEmpty)
    let trace = ["trace", "Harbour Light Prize", "--index", "indices/small"]
    #expect(try SpoorProgram.run(trace, in: small.folder).output.contains("occurs 60 times"))
  }

  private static let stops: [(signal: Int32, moment: Moment)] = [
    Moment.indexIsLocked, .indexIsBuiltAside, .indexStands, .auditIsBuiltAside,
  ].flatMap { [(SIGINT, $0), (SIGTERM, $0)] }

  @Test("an audit leaves nothing half-written", arguments: stops.indices)
  func audit(case index: Int) throws {
    let (signal, moment) = Self.stops[index]
    let small = try SmallAudit(SmallWorld(prompts: 60, extraRows: 1200))
    let program = try start(small, Self.auditing)
    wait(for: moment, small, program)
    kill(program.identifier, signal)
    let outcome = try program.outcome(within: 60)
    #expect(outcome.status == 128 + signal, "\(moment): \(outcome.errors)")
    #expect(outcome.errors.contains("interrupted"))
    #expect(try small.listing().leftovers.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: small.results.path))
    try expectSound(small, Self.auditing)
  }

  @Test("an index leaves nothing half-written", arguments: [SIGINT, SIGTERM])
  func index(signal: Int32) throws {
    let small = try SmallAudit(SmallWorld(prompts: 60, extraRows: 1200))
    let before = try small.listing()
    let program = try start(small, Self.indexing)
    wait(for: .indexIsBuiltAside, small, program)
    kill(program.identifier, signal)
    #expect(try program.outcome(within: 60).status == 128 + signal)
    #expect(try small.listing() == before)
    try expectSound(small, Self.indexing)
  }

  @Test("a rebuild leaves the index that stood there", arguments: [SIGINT, SIGTERM])
  func rebuild(signal: Int32) throws {
    let small = try SmallAudit(SmallWorld(prompts: 60, extraRows: 1200))
    _ = try SpoorProgram.run(Self.indexing, in: small.folder)
    let before = try small.listing()
    let program = try start(small, Self.indexing + ["--rebuild"])
    wait(for: .indexIsBuiltAside, small, program)
    kill(program.identifier, signal)
    #expect(try program.outcome(within: 60).status == 128 + signal)
    #expect(try small.listing() == before)
    try expectSound(small, Self.indexing)
  }

  @Test("adding a file leaves the index as it was", arguments: [SIGINT, SIGTERM])
  func append(signal: Int32) throws {
    let small = try SmallAudit(SmallWorld(prompts: 60, extraRows: 1200))
    _ = try SpoorProgram.run(Self.indexing, in: small.folder)
    let more = (0..<4000).map { #"{"instruction": "Say \#($0)", "output": "It is \#($0 * 7)."}"# }
    try small.write("more.jsonl", more.joined(separator: "\n").utf8)
    let before = try small.listing()
    let adding = ["index", "dataset.jsonl", "more.jsonl", "--name", "small"]
    let program = try start(small, adding)
    wait(for: .shardIsBuiltAside, small, program)
    kill(program.identifier, signal)
    #expect(try program.outcome(within: 60).status == 128 + signal)
    #expect(try small.listing() == before)
    try expectSound(small, adding)
  }

  @Test("a run again leaves the results of the one before", arguments: [10, 200, 400])
  func again(milliseconds: Int) throws {
    let small = try SmallAudit(SmallWorld(prompts: 60, extraRows: 1200))
    try small.run()
    let spans = try Data(contentsOf: small.results.appending(path: "spans.jsonl"))
    let lock = small.path("annotations/.small.lock")
    try FileManager.default.removeItem(at: lock)
    let program = try start(small, Self.auditing + ["--again"])
    while program.isRunning, !FileManager.default.fileExists(atPath: lock.path) { usleep(500) }
    usleep(useconds_t(milliseconds * 1000))
    kill(program.identifier, SIGINT)
    let status = try program.outcome(within: 60).status
    #expect(status == 130 || (status == 0 && milliseconds > 10))
    #expect(try small.listing().leftovers.isEmpty)
    #expect(try Data(contentsOf: small.results.appending(path: "spans.jsonl")) == spans)
    try expectSound(small, Self.auditing + ["--again"])
  }

  @Test("kill −9 at any moment leaves the old state or the new one", arguments: 0..<4)
  func killed(seed: Int) throws {
    let small = try SmallAudit(SmallWorld(prompts: 60, extraRows: 1200))
    let isLater = seed % 2 == 1
    if isLater { try small.run() }
    let before = try FolderListing(of: small.results)
    let program = try start(small, Self.auditing + (isLater ? ["--again"] : []))
    usleep(useconds_t.random(in: 50_000..<900_000))
    kill(program.identifier, SIGKILL)
    _ = try program.outcome(within: 60)
    if !isLater, FileManager.default.fileExists(atPath: small.results.path) {
      #expect(try small.run().output.contains("Nothing changed"))
    }
    if isLater {
      let spans = try FolderListing(of: small.results).entries["spans.jsonl"]
      #expect(spans == before.entries["spans.jsonl"])
    }
    try expectSound(small, Self.auditing + ["--again"])
  }
}

@Suite("A lock that another process holds") struct LockTests {
  /// Claims a lock file as another process would.
  private func hold(_ path: String, while body: () throws -> Void) throws {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    try body()
  }

  private static let cases: [(lock: String, command: [String])] = [
    ("indices/.small.lock", ["index", "dataset.jsonl", "--name", "small"]),
    ("indices/.small.lock", ["audit", "audit.yaml"]),
    ("annotations/.small.lock", ["audit", "audit.yaml"]),
  ]

  @Test("exits with 75 and touches nothing", arguments: cases.indices)
  func locked(case index: Int) throws {
    let small = try SmallAudit()
    let before = try small.listing()
    try hold(small.path(Self.cases[index].lock).path) {
      let outcome = try SpoorProgram.run(Self.cases[index].command, in: small.folder)
      #expect(outcome.status == 75)
      #expect(outcome.errors.contains("holds this lock"))
      #expect(outcome.errors.contains("Wait for it or stop it"))
      #expect(try small.listing() == before)
    }
    let after = try SpoorProgram.run(Self.cases[index].command, in: small.folder)
    #expect(after.status == 0)
  }
}
