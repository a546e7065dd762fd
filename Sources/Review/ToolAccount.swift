/// What an annotation tool calls its users where it doesn't tell their names: nobody else knows who that is.
enum ToolAccount: String {
  /// `completed_by` of Label Studio.
  case labelStudio = "Label Studio's user number"
  /// `user_id` of Argilla.
  case argilla = "Argilla's user id"
}
