/// The labelling interface of a Label Studio project.
struct LabelStudioInterface {
  /// The most rows that a task shows.
  let rows: Int

  /// The texts that it shows, and that each task must have.
  var texts: [ShownText] {
    [.prompt, .response, .reference]
      + (0..<rows).flatMap { [ShownText.question($0 + 1), .row($0 + 1)] }
  }

  /// The interface in Label Studio's language.
  var xml: String {
    let rows = (0..<rows).map { row($0 + 1) }.joined()
    return """
      <View>
        <Header value="What was asked" size="5"/>
        <Text name="prompt" value="$prompt"/>
        <Header value="The answer" size="5"/>
        <Labels name="hal" toName="response">
          <Label value="\(MarkLabel.span)" background="#d55e00"/>
        </Labels>
        <Text name="response" value="$response"/>
        <Header value="What is known to be true, if anything is" size="5"/>
        <Text name="reference" value="$reference"/>
      \(rows)\
      \(Question.allCases.map(choices).joined())\
        <Header value="\(Question.noteTitle)" size="5"/>
        <TextArea name="note" toName="response" rows="2"/>
      </View>

      """
  }

  private func row(_ number: Int) -> String {
    """
      <Header value="Training row \(number): what was asked, and what it says" size="5"/>
      <Text name="question_\(number)" value="$question_\(number)"/>
      <Labels name="ev_\(number)" toName="evidence_\(number)">
        <Label value="\(MarkLabel.sameWords)" background="#0072b2"/>
      </Labels>
      <Text name="evidence_\(number)" value="$evidence_\(number)"/>

    """
  }

  private func choices(of question: Question) -> String {
    let choices = question.choices(rows: rows)
    if choices.isEmpty { return "" }
    let lines = choices.map { "    <Choice value=\"\($0)\"/>\n" }.joined()
    let hint = question.criteria.map { "  <Header value=\"\($0)\" size=\"6\"/>\n" }
    let condition = question == .row ? Self.whereRelated : ""
    return """
        <View\(condition)>
        <Header value="\(question.title)" size="5"/>
      \(hint ?? "")  <Choices name="\(question.rawValue)" toName="response" choice="single" \
      showInline="true" required="\(question.isRequired)">
      \(lines)  </Choices>
        </View>

      """
  }

  /// Which row it was is asked of those who say that it was one.
  private static let whereRelated =
    " visibleWhen=\"choice-selected\" whenTagName=\"related\" whenChoiceValue=\"yes\""
}
