import SpoorModel

/// Turns a compressed file's bytes back into what they were, piece by piece.
protocol Decompressor: AnyObject {
  /// Says that the input buffer has been filled anew.
  func beginInput()

  /// Decompresses what is left of `input` into `target`; 0 when it needs more input.
  func decompress(
    _ input: UnsafeMutableRawBufferPointer,
    into target: UnsafeMutableRawBufferPointer
  ) throws(SpoorError) -> Int

  /// Throws unless the file may end here.
  func checkEnd() throws(SpoorError)
}
