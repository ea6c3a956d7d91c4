"""A few articles in two languages, small enough to count by hand."""

import json

ARTICLES = [
    # 10 syllables; `tàu` 2, `cảng` 2
    ("v1", "qdnd.vn", "Tàu cập cảng. Tàu rời cảng lúc hoà bình, yên ổn."),
    # 10 syllables
    ("v2", "vov.vn", "Đoàn thăm tàu ở quân cảng; thủy thủ vui mừng."),
    # 10 syllables
    ("v3", "vov.vn", "Đoàn công tác thăm trường học và bệnh viện huyện."),
    ("e1", "vov.vn", "The ship left the port. The crew waved."),
]


def write_articles(folder, articles=ARTICLES):
    """Write articles (id, outlet, text) as one file of JSON Lines."""
    folder.mkdir()
    lines = [
        json.dumps({"id": id_, "source": source, "text": text}, ensure_ascii=False)
        for id_, source, text in articles
    ]
    (folder / "all.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder
