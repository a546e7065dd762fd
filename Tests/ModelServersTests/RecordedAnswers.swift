import Records
import SpoorModel

@testable import ModelServers

/// What servers answer, as their documentation and sources have it, shortened to two tokens of prompt and
/// two of response: `1 2` and `3 4`, spelled ` is` and ` red`.
enum RecordedAnswers {
  static let prompt = FrozenPrompt(id: "p1", text: "The sky", tokenIDs: [1, 2])
  static let response = FrozenResponse(to: prompt, text: " is red", tokenIDs: [3, 4])

  static var generation: Generation {
    Generation(
      promptID: "p1",
      model: "m",
      text: " is red",
      tokenIDs: [3, 4],
      offsets: [
        TokenOffset(scalars: ScalarRange(0, 3), bytes: ByteRange(0, 3)),
        TokenOffset(scalars: ScalarRange(3, 7), bytes: ByteRange(3, 7)),
      ]
    )
  }

  /// The answers to the requests that score the response.
  static func scores(_ dialect: DialectName) -> [String] {
    switch dialect {
    case .vllm: [vllm]
    case .sglang: [sglang]
    case .echo: [echo]
    case .llamaCppPython: [echo]
    case .llamaCpp: [llamaCpp(evaluated: 2, [3, 5]), llamaCpp(evaluated: 3, [6, 4])]
    }
  }

  private static let vllm = """
    {"id":"cmpl-1","object":"text_completion","created":1,"model":"m","choices":[{"index":0,
    "text":".","logprobs":null,"finish_reason":"length","stop_reason":null,
    "token_ids":[9],"prompt_token_ids":[1,2,3,4],"prompt_logprobs":[null,
    {"2":{"logprob":-1.5,"rank":4,"decoded_token":" sky"},
    "7":{"logprob":-0.5,"rank":1,"decoded_token":" sun"}},
    {"3":{"logprob":-0.25,"rank":1,"decoded_token":" is"},
    "5":{"logprob":-2.0,"rank":2,"decoded_token":" was"}},
    {"4":{"logprob":-3.0,"rank":7,"decoded_token":" red"},
    "6":{"logprob":-0.25,"rank":1,"decoded_token":" blue"}}]}],
    "usage":{"prompt_tokens":4,"total_tokens":5,"completion_tokens":1}}
    """

  private static let sglang = """
    {"text":".","output_ids":[9],"meta_info":{"id":"a","finish_reason":{"type":"length","length":1},
    "prompt_tokens":4,"completion_tokens":1,"cached_tokens":0,
    "input_token_logprobs":[[null,1,null],[-1.5,2,null],[-0.25,3,null],[-3.0,4,null]],
    "output_token_logprobs":[[-0.1,9,null]],
    "input_top_logprobs":[null,[[-0.5,7,null],[-1.5,2,null]],[[-0.25,3,null],[-2.0,5,null]],
    [[-0.25,6,null],[-2.5,8,null]]],"output_top_logprobs":[[[-0.1,9,null]]]}}
    """

  private static let echo = """
    {"id":"cmpl-1","object":"text_completion","created":1,"model":"m","choices":[{"index":0,
    "text":"The sky is red.","finish_reason":"length","logprobs":{
    "tokens":["The"," sky"," is"," red","."],"text_offset":[0,3,7,10,14],
    "token_logprobs":[null,-1.5,-0.25,-3.0,-0.1],
    "top_logprobs":[null,{" sun":-0.5," sky":-1.5},{" is":-0.25," was":-2.0},
    {" blue":-0.25," pink":-2.5," red":-3.0},{".":-0.1,"!":-3.0}]}}],
    "usage":{"prompt_tokens":4,"completion_tokens":1,"total_tokens":5}}
    """

  private static func llamaCpp(evaluated: Int, _ ids: [Int]) -> String {
    """
    {"index":0,"content":".","tokens":[],"stop":true,"tokens_predicted":1,
    "tokens_evaluated":\(evaluated),"stop_type":"limit","completion_probabilities":[
    {"id":\(ids[0]),"token":" x","bytes":[32,120],"logprob":-0.25,"top_logprobs":[
    {"id":\(ids[0]),"token":" x","bytes":[32,120],"logprob":-0.25},
    {"id":\(ids[1]),"token":" y","bytes":[32,121],"logprob":-2.0}]}]}
    """
  }
}
