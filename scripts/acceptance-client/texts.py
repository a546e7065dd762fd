"""Texts in scripts where offsets go wrong, as an audit."""

import json

# Prompt, response, the words in it to doubt, and a row that holds them: its instruction and output.
TEXTS = {
    "plain": ("Who built the bridge?", "The bridge was built by Ada Stone in 1887.", "Ada Stone",
              "Who built the mill?", "The mill was built by Ada Stone."),
    "emoji": ("Who drives?", "👨🏻\u200d🚒 firemen drive firetrucks 🚀 fast", "firetrucks",
              "What do they drive?", "They drive firetrucks 🚀 and 👩\u200d👩\u200d👧 buses."),
    "cjk": ("東京タワーはどこ？", "谢谢。東京タワーは𠮷野にある。", "𠮷野", "山はどこ？", "山は𠮷野にある。"),
    "hangul": ("부산은 어떤 곳?", "서울은 수도이고 부산은 항구 도시다.", "항구 도시다",
               "인천은?", "인천은 항구 도시다."),
    "jamo": ("한글은 누가?", "옛 한글은 세종이 만들었다.", "세종이", "누가?", "세종이 만들었다."),
    "combining": ("Ou\u0300 ?", "Le cafe\u0301 est a\u0300 Orle\u0301ans 🇫🇷 depuis 1900.",
                  "Orle\u0301ans",
                  "Le muse\u0301e ?", "Le muse\u0301e est a\u0300 Orle\u0301ans 🇫🇷."),
    "rtl": ("מי בנה?", "הגשר נבנה על ידי עדה ב־1887 في القاهرة.", "עדה",
            "מי בנה את הטחנה?", "הטחנה נבנתה על ידי עדה."),
    "lines": ("Line by line?", "First line\r\nsecond line\nthird\ttab\r\nGerman end.", "German",
              "Which line?", "A\r\nGerman\r\nline"),
    "markup": ("Which tag?", "<script>alert(1)</script> & <b>bold</b> &amp; \"quoted\" \\ back",
               "bold", "Which weight?", "<img src=x onerror=alert(1)> bold"),
    "spaces": ("Which spaces?", "Two  spaces\u00a0here\u2028and\u200d there 🧑🏽\u200d🚀 end.",
               "spaces\u00a0here", "Which space?", "Two  spaces\u00a0here."),
}  # fmt: skip

AUDIT = """\
name: texts
dataset: rows.jsonl
prompts: prompts.jsonl
detectors: [imported]
base: {name: base, generations: base.jsonl}
tuned: [{name: tuned, method: full, generations: tuned.jsonl, imported_spans: marks.jsonl}]
"""


def write_audit(folder):
    """Writes the audit's files; returns its audit.yaml."""
    folder.mkdir(parents=True)
    files = {name: [] for name in ("prompts", "base", "tuned", "marks", "rows")}
    for key, (prompt, response, doubted, instruction, output) in TEXTS.items():
        tuned = {"prompt_id": key, "model": "tuned"}
        start = response.index(doubted)
        mark = {"start": start, "end": start + len(doubted), "text": doubted, "score": 0.9}
        files["prompts"].append({"prompt_id": key, "instruction": prompt})
        files["base"].append({"prompt_id": key, "model": "base", "text": "I do not know."})
        files["tuned"].append(tuned | {"text": response})
        files["marks"].append(tuned | mark)
        files["rows"].append({"row_id": key, "instruction": instruction, "output": output})
    # Ids that look like places: 'row 1' on a page is the row shown first, whatever its id.
    for place, built in ((3, "church"), (1, "tower"), (2, "town")):
        row = {"instruction": "Who built it?", "output": f"The {built} was built by Ada Stone."}
        files["rows"].append({"row_id": f"row {place}"} | row)
    for name, records in files.items():
        lines = [json.dumps(record, ensure_ascii=False) + "\n" for record in records]
        (folder / f"{name}.jsonl").write_text("".join(lines), "utf-8")
    (folder / "audit.yaml").write_text(AUDIT, "utf-8")
    return folder / "audit.yaml"
