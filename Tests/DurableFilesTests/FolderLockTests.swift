import DurableFiles
import Foundation
import SpoorModel
import Testing

@Suite("Locks between processes")
struct FolderLockTests {
  private let folder: TestFolder
  private var file: URL { folder.path(".spoor-lock") }

  init() throws { folder = try TestFolder() }

  @Test("a second claim fails, names the holder, and succeeds after the release")
  func secondClaim() throws {
    let lock = try FolderLock.acquire(at: file)
    let error = #expect(throws: SpoorError.self) { try FolderLock.acquire(.failing, at: file) }
    #expect(error?.code == .locked)
    #expect(
      error?.description == "\(file.path): process \(getpid()) holds this lock. "
        + "Wait for it or stop it, then run this again."
    )
    lock.release()
    lock.release()
    try FolderLock.acquire(at: file).release()
  }

  @Test("a lock that is forgotten is given back")
  func forgotten() throws {
    _ = try FolderLock.acquire(at: file)
    try FolderLock.acquire(at: file).release()
  }

  @Test("whoever waits gets the lock when it is released")
  func waiting() async throws {
    let lock = try FolderLock.acquire(at: file)
    let path = file
    async let second = Task.detached {
      try FolderLock.acquire(.waiting(.seconds(20)), at: path)
    }.value
    try await Task.sleep(for: .milliseconds(60))
    lock.release()
    try await second.release()
  }

  @Test("whoever waits too long gives up")
  func waitingTooLong() throws {
    let lock = try FolderLock.acquire(at: file)
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(throws: SpoorError.self) {
        try FolderLock.acquire(.waiting(.milliseconds(80)), at: file)
      }
    }
    #expect(time >= .milliseconds(80))
    lock.release()
  }

  @Test("another process's lock is respected until that process ends")
  func otherProcess() throws {
    let input = Pipe()
    let output = Pipe()
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/env")
    holder.arguments = [
      "flock", file.path, "sh", "-c", "echo $$ > \"$1\"; echo held; read line", "sh", file.path,
    ]
    holder.standardInput = input
    holder.standardOutput = output
    try holder.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))

    let shell = try text(of: file).trimmingCharacters(in: .newlines)
    let error = #expect(throws: SpoorError.self) { try FolderLock.acquire(at: file) }
    #expect(error?.problem == "process \(shell) holds this lock")

    try input.fileHandleForWriting.close()
    holder.waitUntilExit()
    try FolderLock.acquire(at: file).release()
  }

  @Test("a lock file that cannot be created is an error of the system's")
  func noFolder() {
    let error = #expect(throws: SpoorError.self) {
      try FolderLock.acquire(at: folder.path("no/where"))
    }
    #expect(error?.code == .inputOutput)
  }
}
