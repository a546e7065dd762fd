/// The prompts that a difference is told over.
public enum ComparedPrompts {
  /// With fewer on either side one odd response decides; as many as controls are needed.
  public static let needed = 10
}
