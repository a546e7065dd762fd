import SpoorModel

/// What the head of a `.safetensors` file says, as
/// https://huggingface.co/docs/safetensors defines it: eight bytes of length, then JSON.
struct SafetensorsHeader {
  /// One tensor of the file.
  struct Tensor {
    let name: String
    /// The name of its numbers' type.
    let type: String
    let sizes: [Int]
    /// Where its bytes stand, counted from the file's first.
    var bytes: Range<Int>
  }

  /// The tensors, by where they begin; together they fill the file behind the head.
  let tensors: [Tensor]

  /// The format's own bound on the JSON.
  private static let limit = 100_000_000
  private static let lengthBytes = 8

  /// Parses the head of a file that has been mapped whole.
  init(_ file: UnsafeRawBufferPointer, path: String) throws(SpoorError) {
    let end = try Self.end(of: file, path)
    let place = SpoorError.Location(file: path, record: "header")
    let json = try JSONValue(parsing: Array(file[Self.lengthBytes..<end]), at: place)
    guard case .object(let object) = json else {
      throw Self.error("the header is \(json.kind), an object was expected", path)
    }
    let members = object.members.filter { $0.key != "__metadata__" }
    try Self.checkNames(members, path)
    var tensors: [Tensor] = []
    for member in members { tensors.append(try Self.tensor(member, behind: end, path)) }
    tensors.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    try Self.checkFilled(tensors, end..<file.count, path)
    self.tensors = tensors
  }

  /// Where the JSON ends and the numbers begin.
  private static func end(
    of file: UnsafeRawBufferPointer,
    _ path: String
  ) throws(SpoorError) -> Int {
    guard file.count >= lengthBytes else {
      throw error("this is no .safetensors file: it has \(file.count) bytes", path)
    }
    let count = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
    let rest = file.count - lengthBytes
    guard count <= limit, count <= rest else {
      throw error("the header says it has \(count) bytes; the file has \(rest) behind it", path)
    }
    guard rest > 0, file[lengthBytes] == UInt8(ascii: "{") else {
      throw error("this is no .safetensors file: no JSON object stands at its byte 8", path)
    }
    return lengthBytes + Int(count)
  }

  private static func checkNames(
    _ members: [JSONObject.Member],
    _ path: String
  ) throws(SpoorError) {
    var names: Set<String> = []
    for member in members where !names.insert(member.key).inserted {
      throw error("two tensors have this name", path, tensor: member.key)
    }
  }

  private static func tensor(
    _ member: JSONObject.Member,
    behind end: Int,
    _ path: String
  ) throws(SpoorError) -> Tensor {
    guard case .object(let object) = member.value,
      case .string(let type) = object["dtype"],
      let sizes = integers(object["shape"]),
      let offsets = integers(object["data_offsets"]), offsets.count == 2
    else {
      let expected = "{\"dtype\": …, \"shape\": […], \"data_offsets\": [begin, end]}"
      throw error("its entry is not \(expected), all sizes from 0", path, tensor: member.key)
    }
    let (first, overflow) = offsets[0].addingReportingOverflow(end)
    let (last, overflowOfLast) = offsets[1].addingReportingOverflow(end)
    guard !overflow, !overflowOfLast, first <= last else {
      let range = "data_offsets [\(offsets[0]), \(offsets[1])]"
      throw error("\(range) are no range of bytes", path, tensor: member.key)
    }
    return Tensor(name: member.key, type: type, sizes: sizes, bytes: first..<last)
  }

  private static func integers(_ value: JSONValue?) -> [Int]? {
    guard case .array(let values) = value else { return nil }
    let integers = values.compactMap(\.integer).filter { $0 >= 0 }
    return integers.count == values.count ? integers : nil
  }

  /// The format knows neither holes nor bytes that are two tensors', and none behind the last.
  private static func checkFilled(
    _ tensors: [Tensor],
    _ payload: Range<Int>,
    _ path: String
  ) throws(SpoorError) {
    var end = payload.lowerBound
    for tensor in tensors {
      guard tensor.bytes.lowerBound == end else {
        let fault = tensor.bytes.lowerBound < end ? "overlap" : "leave a hole behind"
        throw error("its bytes \(fault) those of the tensor before it", path, tensor: tensor.name)
      }
      guard tensor.bytes.upperBound <= payload.upperBound else {
        let (wanted, found) = (tensor.bytes.count, payload.upperBound - end)
        let problem = "the file is cut off: expected \(wanted) bytes of numbers, found \(found)"
        throw error(problem, path, tensor: tensor.name)
      }
      end = tensor.bytes.upperBound
    }
    guard end == payload.upperBound else {
      throw error("the file is too long: \(payload.upperBound - end) bytes are no tensor's", path)
    }
  }

  /// An error about the file, or about one of its tensors.
  static func error(_ problem: String, _ path: String, tensor: String? = nil) -> SpoorError {
    // As JSON text: a name may hold what a terminal would obey.
    let record = tensor.map { "tensor \(JSONValue.string(String($0.prefix(80))).text)" }
    return SpoorError(
      .badInput,
      problem,
      at: SpoorError.Location(file: path, record: record),
      remedy: """
        Write it with scripts/dump_logits.py, or safetensors.torch.save_file, one tensor \
        [tokens, vocabulary] a response.
        """
    )
  }
}
