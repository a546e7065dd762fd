import Records

/// The set-up of an Argilla dataset, as `Settings.to_json` writes it.
struct ArgillaSettings {
  /// The most rows that a task shows.
  let rows: Int

  /// The texts that a record has.
  var texts: [ShownText] { LabelStudioInterface(rows: rows).texts }

  /// The whole set-up.
  var json: JSONValue {
    let marked = [ShownText.response] + (0..<rows).map { .row($0 + 1) }
    let asked = Question.allCases.filter { !$0.choices(rows: rows).isEmpty }
    return [
      "guidelines": .string(ReviewGuidelines.judging(.inTool)),
      "fields": .array(texts.map(field)),
      "questions": .array(marked.map(spans) + asked.map(labels) + [note]),
      "metadata": [
        [
          "name": "guideline_version", "title": "guideline version",
          "settings": ["type": "terms", "values": .null], "visible_for_annotators": false,
        ]
      ],
      "vectors": [], "allow_extra_metadata": true,
      "distribution": ["strategy": "overlap", "min_submitted": 2],
      "mapping": .null,
    ]
  }

  private func field(_ text: ShownText) -> JSONValue {
    [
      "name": .string(text.argillaName), "title": .string(title(text)),
      "required": .bool(text == .response),
      "settings": ["type": "text", "use_markdown": false],
    ]
  }

  private func title(_ text: ShownText) -> String {
    switch text {
    case .prompt: "What was asked"
    case .response: "The answer"
    case .reference: "What is known to be true"
    case .question(let row): "Training row \(row): what was asked"
    case .row(let row): "Training row \(row)"
    case .sheet: "The text"
    }
  }

  private func spans(in text: ShownText) -> JSONValue {
    let label = text.argillaLabel
    let title =
      text == .response ? MarkLabel.span : "\(MarkLabel.sameWords) in \(text.name)"
    return [
      "name": .string(text.argillaQuestion), "title": .string(title), "description": .null,
      "required": false,
      "settings": [
        "type": "span", "field": .string(text.argillaName), "allow_overlapping": false,
        "visible_options": .null,
        "options": [option(label, label.replacing("_", with: " "))],
      ],
    ]
  }

  private func labels(_ question: Question) -> JSONValue {
    [
      "name": .string(question.rawValue), "title": .string(question.title),
      "description": question.criteria.map { .string($0) } ?? .null,
      "required": .bool(question.isRequired),
      "settings": [
        "type": "label_selection", "visible_options": .null,
        "options": .array(question.choices(rows: rows).map { option($0, $0) }),
      ],
    ]
  }

  private func option(_ value: String, _ text: String) -> JSONValue {
    ["value": .string(value), "text": .string(text), "description": .null]
  }

  private var note: JSONValue {
    [
      "name": "note", "title": .string(Question.noteTitle), "description": .null,
      "required": false, "settings": ["type": "text", "use_markdown": false],
    ]
  }
}
