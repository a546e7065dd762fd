import AuditStore
import Foundation
import SpoorModel
import Testing

@testable import Review

@Suite("Batches")
struct BatchTests {
  @Test("a batch is named by time, format and copy")
  func names() throws {
    let time = try #require(Timestamp("2026-11-21T03:15:00.250Z"))
    #expect(
      BatchID(created: time, format: .labelStudio).rawValue == "20261121T031500Z-label-studio"
    )
    #expect(BatchID(created: time, format: .jsonl, copy: 2).rawValue == "20261121T031500Z-jsonl-2")
    for format in ExportFormat.allCases {
      let name = BatchID(created: time, format: format)
      #expect(BatchID(rawValue: name.rawValue) == name)
    }
  }

  @Test(
    "a name that could leave its folder is refused",
    arguments: ["", ".", "..", "../x", "a/b", "-x", "_x", "a b", "é", "a\n", "a\0"]
  )
  func badNames(name: String) {
    #expect(BatchID(rawValue: name) == nil)
  }

  @Test("a manifest is read back as it was written, and tells batches apart by their items")
  func manifest() throws {
    let scratch = try Scratch()
    var other = Sample.golden[1]
    other.id = "p2"
    let items = try scratch.items([Sample.golden[0], other])
    let run = try #require(try scratch.store.latestCompleteRun())
    let time = Timestamp(milliseconds: 1_795_000_000_123)
    func manifest(_ items: [AuditItem]) -> BatchManifest {
      BatchManifest(
        id: BatchID(created: time, format: .jsonl),
        of: .items(items),
        from: run,
        in: .jsonl,
        created: time,
        spoorVersion: "0.1"
      )
    }
    let whole = manifest(items)
    #expect(whole.tasks == "tasks.jsonl")
    #expect(whole.count == 2)
    #expect(try JSONDecoder().decode(BatchManifest.self, from: whole.encoded()) == whole)
    #expect(manifest(items.reversed()).itemsHash != whole.itemsHash)
    #expect(manifest([items[0]]).itemsHash != whole.itemsHash)
  }
}
