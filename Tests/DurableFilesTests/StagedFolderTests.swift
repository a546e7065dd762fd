import Foundation
import SpoorModel
import Testing

@testable import DurableFiles

extension StagingTests {
  @Suite("Folders that are put in place whole")
  struct StagedFolderTests {
    private let folder: TestFolder
    private var target: URL { folder.path("index") }

    init() throws { folder = try TestFolder() }

    private func stage(_ files: [String]) throws -> StagedFolder {
      let staged = try StagedFolder(for: target, purpose: "an index")
      for file in files {
        let url = staged.url.appending(path: file)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data("new".utf8).write(to: url)
      }
      return staged
    }

    private func names(in url: URL) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    }

    @Test("before the commit nothing is at the target, after it everything and no trace")
    func commit() throws {
      let staged = try stage(["manifest.json", "shards/one/words.u32"])
      #expect(try folder.names() == [".index.spoor-staging-\(getpid())"])
      #expect(StagedFolder.hasMarker(staged.url))
      try staged.commit()
      #expect(try folder.names() == ["index"])
      #expect(try names(in: target) == ["manifest.json", "shards"])
      #expect(try text(of: target.appending(path: "shards/one/words.u32")) == "new")
      #expect(!StagedFiles.contains(staged.url))
    }

    @Test("a folder that is discarded or forgotten is gone")
    func discard() throws {
      try stage(["manifest.json"]).discard()
      #expect(try folder.names() == [])
      _ = try stage(["manifest.json"])
      #expect(try folder.names() == [])
    }

    @Test("one process builds a folder once at a time")
    func twice() throws {
      let staged = try stage([])
      let error = #expect(throws: SpoorError.self) { try stage([]) }
      #expect(error?.code == .locked)
      #expect(StagedFolder.hasMarker(staged.url))
    }

    @Test("a left-over of a dead process that had our number is replaced")
    func reusedNumber() throws {
      let name = ".index.spoor-staging-\(getpid())"
      try folder.makeFolder(name, holding: [StagedFolder.markerName, "half"])
      let staged = try stage([])
      #expect(try names(in: staged.url) == [StagedFolder.markerName])
    }

    @Test("a folder without a marker in the way is not touched")
    func foreignFolderInTheWay() throws {
      let name = ".index.spoor-staging-\(getpid())"
      try folder.makeFolder(name)
      #expect(throws: SpoorError.self) { try stage([]) }
      #expect(try folder.names() == [name])
    }

    @Test("a commit leaves no marker, in place or aside")
    func unmarked() throws {
      for _ in 0..<2 {
        try stage(["manifest.json"]).commit(replacing: .folder(holding: "manifest.json"))
        #expect(try folder.names() == ["index"])
        #expect(try names(in: folder.url.appending(path: "index")) == ["manifest.json"])
      }
      let left = try folder.makeFolder("left", holding: [StagedFolder.markerName, "half"])
      StagedFolder.unmark(left)
      StagedFolder.unmark(left)
      #expect(try names(in: left) == ["half"])
    }

    @Test("what stands at the target is not replaced unasked")
    func occupied() throws {
      try folder.makeFolder("index", holding: ["manifest.json"])
      let staged = try stage(["manifest.json"])
      let error = #expect(throws: SpoorError.self) { try staged.commit() }
      #expect(error?.code == .badInput)
      #expect(try text(of: target.appending(path: "manifest.json")) == "manifest.json")
    }

    @Test("a folder that is not Spoor's is never replaced", arguments: [["diary.txt"], []])
    func foreignTarget(files: [String]) throws {
      try folder.makeFolder("index", holding: files)
      let staged = try stage(["manifest.json"])
      let error = #expect(throws: SpoorError.self) {
        try staged.commit(replacing: .folder(holding: "manifest.json"))
      }
      #expect(error?.code == .badInput)
      #expect(
        error?.description
          == "\(target.path): it is not a folder of Spoor's: it holds no manifest.json. "
          + "Nothing in it was touched; choose another place."
      )
      #expect(try names(in: target) == files)
      staged.discard()
      #expect(try folder.names() == ["index"])
    }

    @Test("neither a file nor a link is replaced")
    func fileOrLinkAtTarget() throws {
      let real = try folder.makeFolder("real", holding: ["manifest.json"])
      try FileManager.default.createSymbolicLink(at: target, withDestinationURL: real)
      let staged = try stage(["manifest.json"])
      let replacement = StagedFolder.Replacement.folder(holding: "manifest.json")
      #expect(throws: SpoorError.self) { try staged.commit(replacing: replacement) }
      try FileManager.default.removeItem(at: target)
      try Data("diary".utf8).write(to: target)
      #expect(throws: SpoorError.self) { try staged.commit(replacing: replacement) }
      #expect(try text(of: target) == "diary")
      #expect(try names(in: real) == ["manifest.json"])
    }

    @Test("a folder of Spoor's is replaced as a whole, and nothing of it stays")
    func replace() throws {
      try folder.makeFolder("index", holding: ["manifest.json", "old.txt"])
      let staged = try stage(["manifest.json", "new.txt"])
      try staged.commit(replacing: .folder(holding: "manifest.json"))
      #expect(try names(in: target) == ["manifest.json", "new.txt"])
      #expect(try folder.names() == ["index"])
      #expect(!StagedFiles.contains(staged.url))
    }

    @Test("a swap in turn, where the disk cannot exchange, ends like an exchange")
    func swapInTurn() throws {
      let old = try folder.makeFolder("index", holding: ["old.txt"])
      let new = try folder.makeFolder("aside", holding: ["new.txt"])
      try FolderSwap(new: new, old: old).renameInTurn()
      #expect(try names(in: old) == ["new.txt"])
      #expect(try names(in: new) == ["old.txt"])
      #expect(try folder.names() == ["aside", "index"])
    }

    @Test("a swap in turn that fails half-way puts the old folder back")
    func failedSwap() throws {
      let old = try folder.makeFolder("index", holding: ["old.txt"])
      let error = #expect(throws: SpoorError.self) {
        try FolderSwap(new: folder.path("nothing"), old: old).renameInTurn()
      }
      #expect(error?.code == .inputOutput)
      #expect(try names(in: old) == ["old.txt"])
      #expect(try folder.names() == ["index"])
    }

    @Test("a signal's clean-up removes the folder aside, and it cannot be put in place")
    func interrupted() throws {
      try folder.makeFolder("index", holding: ["manifest.json"])
      let staged = try stage(["manifest.json", "shards/one"])
      StagedFiles.removeAll()
      #expect(try folder.names() == ["index"])
      let replacement = StagedFolder.Replacement.folder(holding: "manifest.json")
      #expect(throws: SpoorError.self) { try staged.commit(replacing: replacement) }
      #expect(try text(of: target.appending(path: "manifest.json")) == "manifest.json")
    }

    @Test("a missing parent gets an error with the way out")
    func missingParent() throws {
      let error = #expect(throws: SpoorError.self) {
        try StagedFolder(for: folder.path("no/index"), purpose: "an index")
      }
      #expect(error?.code == .inputOutput)
      #expect(error?.remedy == "Create its folder first, or choose another place.")
    }

    @Test("replacing where nothing stands yet is a plain commit")
    func replaceNothing() throws {
      try stage(["manifest.json"]).commit(replacing: .folder(holding: "manifest.json"))
      #expect(try folder.names() == ["index"])
    }

    @Test("a sweep takes dead processes' marked folders of that name, and nothing else")
    func sweep() throws {
      let dead = try deadProcess()
      let marker = StagedFolder.markerName
      let kept = [
        ".index.spoor-staging-\(getppid())", ".other.spoor-staging-\(dead)",
        ".index.spoor-staging-\(dead)x", ".index.spoor-staging-", "index",
      ]
      for name in kept { try folder.makeFolder(name, holding: [marker, "half"]) }
      let unmarked = try folder.makeFolder(".index.spoor-staging-0\(dead)", holding: ["diary"])
      let left = try folder.makeFolder(".index.spoor-staging-\(dead)", holding: [marker, "half"])
      let empty = try folder.makeFolder(".index.spoor-staging-00\(dead)")
      let staged = try stage(["half"])

      let swept = try StagedFolder.sweep(in: folder.url, name: "index").map(\.path)
      #expect(swept.sorted() == [empty.path, left.path].sorted())
      let expected = kept + [unmarked.lastPathComponent, staged.url.lastPathComponent]
      #expect(try folder.names() == expected.sorted())
      #expect(try names(in: unmarked) == ["diary"])
      #expect(try names(in: staged.url) == [marker, "half"])
    }
  }
}
