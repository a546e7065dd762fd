/// The version of the program.
public enum SpoorVersion {
  /// As `spoor --version` prints it.
  public static let current = "0.1.0"
}
