import Foundation
import SpoorModel
import Testing

@testable import DurableFiles

extension StagingTests {
  @Suite("Files that are written whole or not at all")
  struct AtomicFileTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("texts and bytes come out in order, also beyond the buffer")
    func contents() throws {
      let long = String(repeating: "überlang ", count: 20_000)
      let returned = try AtomicFile.write(to: folder.path("out")) { writer in
        try writer.write("first\n")
        try writer.write([0x78, 0x0A] as [UInt8])
        try writer.write(long)
        try writer.write(Data("last".utf8))
        return 7
      }
      #expect(returned == 7)
      #expect(try text(of: folder.path("out")) == "first\nx\n" + long + "last")
      #expect(try folder.names() == ["out"])
    }

    @Test("a throw in the middle leaves the old file and nothing else")
    func throwInTheMiddle() throws {
      try Data("old".utf8).write(to: folder.path("out"))
      for target in ["out", "new"] {
        #expect(throws: Stopped()) {
          try AtomicFile.write(to: folder.path(target)) { writer in
            try writer.write(String(repeating: "half", count: 40_000))
            throw Stopped()
          }
        }
      }
      #expect(try folder.names() == ["out"])
      #expect(try text(of: folder.path("out")) == "old")
    }

    @Test("until it is whole, readers see the old file")
    func readersSeeTheOldFile() throws {
      try Data("old".utf8).write(to: folder.path("out"))
      try AtomicFile.write(to: folder.path("out")) { writer in
        try writer.write(String(repeating: "new", count: 40_000))
        #expect(try text(of: folder.path("out")) == "old")
      }
      #expect(try text(of: folder.path("out")).count == 120_000)
    }

    @Test(
      "a full disk is said to be full",
      .enabled(if: FileKind(of: URL(filePath: "/dev/full")) == .other)
    )
    func fullDisk() {
      let error = #expect(throws: SpoorError.self) {
        try AtomicFile.write(to: URL(filePath: "/dev/full")) { try $0.write("text") }
      }
      #expect(error?.code == .inputOutput)
      #expect(
        error?.description == "/dev/full: cannot write it: No space left on device. "
          + "Free some space on that disk, or choose another place."
      )
      #expect(FileKind(of: URL(filePath: "/dev/full")) == .other)
    }

    @Test("a pipe is written to directly")
    func pipe() throws {
      let pipe = Pipe()
      let path = "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)"
      try AtomicFile.write(to: URL(filePath: path)) { try $0.write("through") }
      try pipe.fileHandleForWriting.close()
      #expect(try pipe.fileHandleForReading.readToEnd() == Data("through".utf8))
    }

    @Test("a symbolic link is followed, and the file's permissions are kept")
    func linkAndPermissions() throws {
      let real = folder.path("real")
      try Data("old".utf8).write(to: real)
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real.path)
      try FileManager.default.createSymbolicLink(at: folder.path("link"), withDestinationURL: real)
      try AtomicFile.write(to: folder.path("link")) { try $0.write("new") }
      #expect(try text(of: real) == "new")
      #expect(FileKind(of: folder.path("link")) == .link)
      let attributes = try FileManager.default.attributesOfItem(atPath: real.path)
      #expect(attributes[.posixPermissions] as? Int == 0o640)
    }

    @Test("a folder, or a folder that is not there, gets an error with the way out")
    func impossibleTargets() throws {
      let inFolder = #expect(throws: SpoorError.self) {
        try AtomicFile.write(to: folder.url) { try $0.write("text") }
      }
      #expect(inFolder?.remedy == "That is a folder; give the path of a file.")
      let nowhere = #expect(throws: SpoorError.self) {
        try AtomicFile.write(to: folder.path("no/where")) { try $0.write("text") }
      }
      #expect(nowhere?.location?.file == folder.path("no/where").path)
      #expect(nowhere?.remedy == "Create its folder first, or choose another place.")
    }

    @Test("a signal's clean-up removes what is half written, and the write fails")
    func interrupted() throws {
      try Data("old".utf8).write(to: folder.path("out"))
      #expect(throws: SpoorError.self) {
        try AtomicFile.write(to: folder.path("out")) { writer in
          try writer.write("half")
          StagedFiles.removeAll()
          #expect(try folder.names() == ["out"])
        }
      }
      #expect(try text(of: folder.path("out")) == "old")
      #expect(try folder.names() == ["out"])
    }
  }
}
