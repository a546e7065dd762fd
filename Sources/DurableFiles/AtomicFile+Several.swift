public import Foundation

extension AtomicFile {
  /// A file's name in a folder, and what writes it.
  public typealias Piece = (name: String, writing: (FileWriter) throws -> Void)

  /// Writes several files of a folder: all are on the disk before the first is renamed into place.
  ///
  /// - Parameters:
  ///   - pieces: the files; the last is renamed first, and the first last.
  ///   - folder: where they stand.
  ///   - last: is done when all are written and none is renamed; when it throws, none is.
  /// - Throws: what a closure throws, or `SpoorError` of code `inputOutput`.
  public static func write(
    _ pieces: ArraySlice<Piece>,
    into folder: URL,
    then last: () throws -> Void
  ) throws {
    guard let piece = pieces.first else { return try last() }
    // A file is renamed when its closure returns, so the others are written inside it.
    try write(to: folder.appending(path: piece.name)) { writer in
      try piece.writing(writer)
      try write(pieces.dropFirst(), into: folder, then: last)
    }
  }
}
