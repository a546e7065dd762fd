import Foundation

/// Why `words.u32` or `suffixes.u32` could not be written or read.
public struct SuffixFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong with a file whose header names it ours.
  public enum Damage: String, Hashable, Sendable {
    /// The header's own checksum does not fit it.
    case header = "its header does not fit the header's checksum"
    /// There are bytes behind the end that the header gives.
    case excess = "it goes on behind the end that its header gives"
    /// The contents' checksum does not fit them.
    case contents = "its contents do not fit their checksum"
    /// A suffix starts behind the end of the words.
    case suffix = "a suffix in it starts behind the last word"
    /// A bucket of first words ends before it starts or behind the last suffix.
    case bucket = "a bucket of first words in it has impossible bounds"
    /// A word is above the vocabulary.
    case word = "a word in it is above its vocabulary"
  }

  /// What went wrong.
  public enum Cause: Hashable, Sendable {
    /// There is no such file.
    case notFound
    /// The file was not written by Spoor, or is of the other kind.
    case notOurs
    /// The file has another format version than this build reads.
    case otherVersion(found: UInt32, expected: UInt32)
    /// The file is shorter than its header says; both in bytes.
    case truncated(expected: Int, found: Int)
    /// The file is not as it was written.
    case damaged(Damage)
    /// The suffixes were sorted for other words than those in `words.u32`.
    case mismatched
    /// The operating system refused to read; with its error number.
    case readFailed(errno: Int32)
    /// The operating system refused to write; with its error number.
    case writeFailed(errno: Int32)
  }

  /// The file's path.
  public var path: String
  /// What went wrong.
  public var cause: Cause

  /// Creates an error.
  public init(_ path: String, _ cause: Cause) {
    self.path = path
    self.cause = cause
  }

  /// One line: the file, what is wrong with it, what to do.
  public var description: String { "\(path): \(problem). \(remedy)" }

  /// What went wrong, without the path and without a final full stop.
  public var problem: String {
    switch cause {
    case .notFound: "no such file"
    case .notOurs: "not a file of this kind written by Spoor"
    case .otherVersion(let found, let expected): "format \(found), this build reads \(expected)"
    case .truncated(let expected, let found): "cut off: \(found) bytes of \(expected)"
    case .damaged(let damage): "damaged: \(damage.rawValue)"
    case .mismatched: "its suffixes were sorted for other words than those in the words file"
    case .readFailed(let number): "cannot read: \(Self.text(of: number))"
    case .writeFailed(let number): "cannot write: \(Self.text(of: number))"
    }
  }

  /// What can be done about it, a whole sentence.
  public var remedy: String {
    switch cause {
    case .notFound, .notOurs, .otherVersion, .truncated, .damaged, .mismatched:
      "Build the index again."
    case .readFailed: "Check the disk and the permissions, then try again."
    case .writeFailed(ENOSPC), .writeFailed(EDQUOT):
      "Free some space on that disk, or choose another place."
    case .writeFailed: "Check the disk and the permissions, then try again."
    }
  }

  private static func text(of number: Int32) -> String { String(cString: strerror(number)) }
}
