public import SpoorModel

extension Record {
  /// The record's text with some of its values changed; every other byte stays as it is.
  ///
  /// In a line of text a line break of the new value becomes a blank.
  ///
  /// - Parameters:
  ///   - edits: what changes; no two of them at one place.
  ///   - source: the bytes of the file at ``bytes``.
  /// - Returns: the new text.
  /// - Throws: ``SpoorError`` of code `badInput` where there is no such value.
  public func text(
    applying edits: [RecordEdit],
    to source: [UInt8]
  ) throws(SpoorError) -> [UInt8] {
    var splices: [(place: Range<Int>, bytes: [UInt8])] = []
    for edit in edits {
      let splice =
        switch edit.kind {
        case .replacing: place(of: edit.path, in: source).map { ($0, written(edit.value)) }
        case .adding: addition(edit, to: source)
        }
      guard let splice else { throw noPlace(edit.path) }
      splices.append(splice)
    }
    var text: [UInt8] = []
    var end = 0
    for splice in splices.sorted(by: { $0.place.lowerBound < $1.place.lowerBound }) {
      guard splice.place.lowerBound >= end else {
        throw error("two edits of the record meet", remedy: "Please report this as a bug of spoor.")
      }
      text += source[end..<splice.place.lowerBound] + splice.bytes
      end = splice.place.upperBound
    }
    return text + source[end...]
  }

  /// A member that is written behind the brace which opens its object.
  private func addition(_ edit: RecordEdit, to source: [UInt8]) -> (Range<Int>, [UInt8])? {
    guard writing == .json, case .key(let key) = edit.path.last,
      let object = place(of: edit.path.dropLast(), in: source),
      source[object.lowerBound] == UInt8(ascii: "{")
    else { return nil }
    let start = object.lowerBound + 1
    let isEmpty = source[start..<object.upperBound].first { !$0.isJSONSpace } == UInt8(ascii: "}")
    let member = "\(JSONValue.string(key).text): \(edit.value.text)" + (isEmpty ? "" : ", ")
    return (start..<start, Array(member.utf8))
  }

  private func place(of path: [RecordEdit.Step], in source: [UInt8]) -> Range<Int>? {
    switch writing {
    case .json: return JSONPlaces(source).place(of: path)
    case .text: return path.count == 1 ? 0..<source.count : nil
    case .separated(let separator):
      guard case .key(let key) = path.first, path.count == 1,
        let column = object.keys.lastIndex(of: key)
      else { return nil }
      let places = SeparatedPlaces.fields(of: source, separator: separator)
      return places.indices.contains(column) ? places[column] : nil
    }
  }

  private func written(_ value: JSONValue) -> [UInt8] {
    guard writing != .json, case .string(let text) = value else { return Array(value.text.utf8) }
    if writing == .text {
      let pieces = text.split(whereSeparator: \.isNewline)
      return Array(pieces.joined(separator: " ").utf8)
    }
    return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
  }

  private func noPlace(_ path: [RecordEdit.Step]) -> SpoorError {
    let steps = path.map { step in
      switch step {
      case .key(let key): "\"\(key)\""
      case .element(let index): "[\(index)]"
      }
    }
    return error("there is no value at \(steps.joined(separator: " "))")
  }
}
