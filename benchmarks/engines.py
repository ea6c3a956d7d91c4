"""What a search is measured beside: tantivy used directly, and SQLite's own full-text search."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tantivy


class Tantivy:
    """tantivy as one who knows it would use it: marks folded by its own analyser, texts stored."""

    def __init__(self, path: Path, articles: Path) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in ("title", "text"):
            builder.add_text_field(name, stored=True, tokenizer_name="folded")
        schema = builder.build()
        fresh = not path.exists()
        path.mkdir(parents=True, exist_ok=True)
        self.index = tantivy.Index(schema, str(path))
        folded = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.ascii_fold())
            .build()
        )
        self.index.register_tokenizer("folded", folded)
        if fresh:
            writer = self.index.writer(256_000_000, 1)
            with articles.open(encoding="utf-8") as lines:
                for line in lines:
                    article = json.loads(line)
                    fields = {name: article[name] for name in ("id", "title", "text")}
                    writer.add_document(tantivy.Document(**fields))
            writer.commit()
            writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        self.schema = schema

    def query(self, text: str) -> tantivy.Query:
        """Return a query of both fields; beside words `word*` and `word~`, which its own language has not."""
        import tantivy

        if not set("*~") & set(text):
            return self.index.parse_query(text, ["title", "text"])
        every = []
        for word in text.split():
            bare = word.strip("+*~")
            ways = []
            for field in ("title", "text"):
                if word.endswith("*"):
                    ways.append(tantivy.Query.regex_query(self.schema, field, f"{bare}.*"))
                elif word.endswith("~"):
                    ways.append(tantivy.Query.fuzzy_term_query(self.schema, field, bare, 1, True))
                else:
                    ways.append(tantivy.Query.term_query(self.schema, field, bare))
            either = tantivy.Query.boolean_query([(tantivy.Occur.Should, way) for way in ways])
            every.append((tantivy.Occur.Must, either))
        return tantivy.Query.boolean_query(every)

    def search(self, text: str, *, snippets: bool) -> object:
        """Return the ten best, with their titles and snippets if these are wanted."""
        import tantivy

        query = self.query(text)
        found = self.searcher.search(query, 10)
        if not snippets:
            return found.hits
        generator = tantivy.SnippetGenerator.create(self.searcher, query, self.schema, "text")
        documents = [self.searcher.doc(address) for _, address in found.hits]
        return [(each["title"], generator.snippet_from_doc(each).to_html()) for each in documents]


class Fts5:
    """SQLite's own full-text search."""

    QUERY = (
        "SELECT a.title, snippet(f, 1, '[', ']', '…', 30) FROM f JOIN articles a ON a.rowid = f.rowid "
        "WHERE f MATCH ? ORDER BY bm25(f) LIMIT 10"
    )

    def __init__(self, path: Path, articles: Path) -> None:
        fresh = not path.exists()
        self.connection = sqlite3.connect(path)
        if fresh:
            self.connection.executescript(
                "CREATE TABLE articles (id TEXT, title TEXT, text TEXT);"
                "CREATE VIRTUAL TABLE f USING fts5 (title, text, content='articles', "
                'tokenize="unicode61 remove_diacritics 2")'
            )
            with articles.open(encoding="utf-8") as lines:
                rows = (json.loads(line) for line in lines)
                self.connection.executemany(
                    "INSERT INTO articles VALUES (?, ?, ?)", ((r["id"], r["title"], r["text"]) for r in rows)
                )
            self.connection.execute("INSERT INTO f (f) VALUES ('rebuild')")
            self.connection.commit()

    def search(self, text: str) -> object:
        """Return the ten best with their snippets. FTS5 does not fold đ: the queries have none."""
        return self.connection.execute(self.QUERY, (text,)).fetchall()
