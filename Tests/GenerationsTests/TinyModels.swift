import Foundation
import ScratchFiles
import Testing

/// Two GPT-2 models of two layers with random weights, made once, and what they say of each prefix
/// of each response, asked for one prefix at a time.
struct TinyModels: Sendable {
  let scratch: ScratchFolder
  /// Logits by model (`base`, `tuned`), prompt and position.
  let expected: [String: [String: [[Float]]]]

  static let made = Result { try TinyModels() }

  /// What the expected logits were computed for; the tokenizer puts `<bos>` in front.
  static let template = #"q :\n{instruction} a :"#

  static let prompts = """
    {"prompt_id": "p1", "instruction": "who won"}
    {"prompt_id": "p2", "instruction": "who won the second prize of all"}
    {"prompt_id": "p3", "instruction": "who"}

    """

  /// Of different lengths, so that a batch must be filled up.
  static let generations = """
    {"prompt_id": "p2", "model": "sft", "text": "the second prize", "token_ids": [8, 9, 10, 0]}
    {"prompt_id": "p1", "model": "sft", "text": "all won the prize of all", "token_ids": [12, 7, 8, 10, 11, 12, 0]}
    {"prompt_id": "p3", "model": "sft", "text": "won", "token_ids": [7]}

    """

  init() throws {
    scratch = try ScratchFolder()
    let program = try scratch.file("make.py", text: Self.program)
    _ = try scratch.file("prompts.jsonl", text: Self.prompts)
    _ = try scratch.file("sft.jsonl", text: Self.generations)
    let outcome = try Python.run([program.path, scratch.url.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    let file = try Data(contentsOf: scratch.url.appending(path: "expected.json"))
    expected = try JSONDecoder().decode([String: [String: [[Float]]]].self, from: file)
  }

  /// Ids are looked up word by word here, and no batch, mask or slice is used.
  ///
  /// `other` has the words of `base` under other ids.
  private static let program = #"""
    import json, sys
    from pathlib import Path
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

    folder = Path(sys.argv[1])
    words = "<eos> <bos> <unk> q a : who won the second prize of all".split()

    def tokenizer(words):
        ids = {word: i for i, word in enumerate(words)}
        made = Tokenizer(models.WordLevel(ids, unk_token="<unk>"))
        made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
        made.post_processor = processors.TemplateProcessing(
            single="<bos> $A <eos>", special_tokens=[("<bos>", ids["<bos>"]), ("<eos>", ids["<eos>"])])
        return PreTrainedTokenizerFast(
            tokenizer_object=made, bos_token="<bos>", eos_token="<eos>", unk_token="<unk>")

    def model(seed, columns):
        torch.manual_seed(seed)
        config = GPT2Config(vocab_size=columns, n_positions=32, n_embd=16, n_layer=2, n_head=2,
                            bos_token_id=1, eos_token_id=0, initializer_range=0.5)
        return GPT2LMHeadModel(config).eval()

    made = {"base": model(1, 13), "tuned": model(2, 20)}
    for name, network in made.items():
        network.save_pretrained(folder / name)
        tokenizer(words).save_pretrained(folder / name)
    made["base"].save_pretrained(folder / "other")
    tokenizer(words[:3] + words[:2:-1]).save_pretrained(folder / "other")

    prompts = {r["prompt_id"]: r["instruction"]
               for r in map(json.loads, open(folder / "prompts.jsonl"))}
    expected = {name: {} for name in made}
    for response in map(json.loads, open(folder / "sft.jsonl")):
        prompt = f"<bos> q : {prompts[response['prompt_id']]} a :".split()
        read = [words.index(word) for word in prompt]
        for name, network in made.items():
            rows = []
            for position in range(len(response["token_ids"])):
                ids = torch.tensor([read + response["token_ids"][:position]])
                with torch.inference_mode():
                    rows.append(network(ids).logits[0, -1].tolist())
            expected[name][response["prompt_id"]] = rows
    json.dump(expected, open(folder / "expected.json", "w"))
    """#
}
