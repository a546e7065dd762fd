"""A simulated expert."""

import re

from store import Said

CAUSES = ["domain_knowledge_deficit", "outdated", "immemorization", "forgetting",
          "reasoning_failure", "none"]  # fmt: skip
NOTES = ["same slot, other name", "🚒 seen in 東京", "two\nlines", "=1+1", "«цитата» “quote” \\ / <b>",
         "cafe\u0301 عربي עברית"]  # fmt: skip


class Expert:
    """Answers by chance, and moves a mark now and then."""

    def __init__(self, name, chance, rows, texts):
        self.name, self.chance, self.rows, self.texts = name, chance, rows, texts

    def answers(self, task):
        """What the tool is told, and what the store should hold of it."""
        chance = self.chance
        said = {
            "hallucination": chance.choice(["yes", "yes", "no", "unsure"]),
            "related": chance.choice(["yes", "no", "unsure"]),
            "row": None,
            "cause": None,
            "note": chance.choice(NOTES) if chance.random() < 0.4 else None,
        }
        rows = self.rows(task.item)
        row_id = None
        # An id that reads like a place is a trap, to be stepped into by every expert.
        trap = any(str(row).startswith("row ") for row in rows)
        if trap:
            said["related"] = "yes"
        if rows and said["related"] == "yes" and (trap or chance.random() < 0.8):
            place = chance.randrange(len(rows))
            said["row"], row_id = str(place + 1), rows[place]
        if said["hallucination"] == "yes" and chance.random() < 0.8:
            said["cause"] = chance.choice(CAUSES)
        moved = self.moved(task) if chance.random() < 0.4 else None
        held = Said(task.item, self.name, said["hallucination"], said["related"], row_id,
                    said["cause"], moved, said["note"])  # fmt: skip
        return said, held

    def moved(self, task):
        """The span and the word behind or before it, in code points of the response."""
        response, start, end = self.texts[task.item]
        behind = re.match(r"\s*\S+", response[end:])
        before = re.search(r"\S+\s*$", response[:start])
        if behind and (not before or self.chance.random() < 0.5):
            return start, end + behind.end()
        return (before.start(), end) if before else None
