"""An export that was made before, to make it again and to say what reads otherwise now."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from defcorpus.errors import UsageError
from defcorpus.output.exporting.folder import Made
from defcorpus.output.exporting.forms import FORMS, Form
from defcorpus.report.exporting import Selection
from defcorpus.report.sampling import Stratum


class Earlier(NamedTuple):
    """What was exported then."""

    form: Form
    command: str
    filters: str
    picking: str
    keys: dict[str, str | None]  # of content, each with its counterpart's
    hashes: dict[str, str]  # of texts, by content key
    ids: dict[str, str]  # by content key
    drawn_from: int
    copies: int  # left out
    strata: tuple[Stratum, ...]

    def made(self) -> Made:
        """Return how it was made, for the next manifest."""
        return Made(self.command, self.filters, self.picking)

    def of(self, found: Selection) -> Selection:
        """Return a selection of what is here of it as one drawn then."""
        return found._replace(found=self.drawn_from, copies=self.copies, strata=self.strata)


def read_earlier(folder: Path) -> Earlier:
    """Return what an export's folder says of itself. UsageError for another folder, or a damaged one."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        lines = (folder / "metadata.tsv").read_text("utf-8").splitlines()
        names = lines[0].split("\t")
        rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]
        keys = {row["id"]: row["key"] for row in rows}
        form = manifest["format"]
        if form not in FORMS:
            raise ValueError(form)
        return Earlier(
            form,
            str(manifest["command"]),
            str(manifest["filters"]),
            str(manifest["picking"]),
            {row["key"]: keys.get(row["counterpart"]) for row in rows},
            {row["key"]: row["sha256"] for row in rows},
            {row["key"]: row["id"] for row in rows},
            int(manifest["drawn_from"]),
            int(manifest["copies_left_out"]),
            tuple(Stratum(tuple(one["values"]), one["found"], one["taken"]) for one in manifest["strata"]),
        )
    except OSError as error:
        raise UsageError(
            f"{folder} is no export: {error.filename} cannot be read", "name the folder that export wrote"
        ) from error
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise UsageError(f"{folder} is no whole export", "name the folder that export wrote") from error
