"""A plan as text: read back as it was, edited by a person, mangled by programs."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from defcorpus.dedup.planning.names import escaped, is_inside, unescaped
from defcorpus.dedup.planning.plan import Plan, PlanCorpus, PlanError, PlanFile, PlanGroup, checked
from defcorpus.dedup.planning.planfile import is_plan, parsed, plan_text

A, B, C = "a" * 64, "b" * 64, "c" * 64
HEAD = "# defcorpus dedup plan 1\ncorpus\tnews\t/home/x/news\tnews\n"
COLUMNS = "group\tdo\tbytes\tpath\tsha256\n"


def file(do="move", path="news/b.txt", digest=A, size=3, **more):
    return PlanFile(do, path, size, digest, **more)


def sample(*groups):
    return Plan(
        (PlanCorpus("news", "/home/x/news", "../news"),),
        groups or (PlanGroup(1, (file("keep", "news/a.txt"), file(relation="near", score=0.9731))),),
        articles=7,
        made="2025-01-02T03:04:05Z",
        version="0.1.0",
        options="keep=longest",
        command="defcorpus dedup '/a folder\\tb' --keep longest --plan FILE",
        left_out=(("that are links", 2),),
    )


def without_lines(plan):
    groups = (replace(g, files=tuple(replace(f, line=0) for f in g.files)) for g in plan.groups)
    return replace(plan, groups=tuple(groups), left_out=())


NAMES = st.text(
    st.one_of(
        st.characters(exclude_characters="/\0", exclude_categories=()).filter(
            lambda c: not 0xD800 <= ord(c) <= 0xDFFF
        ),
        st.integers(0xDC80, 0xDCFF).map(chr),
        st.sampled_from(" \t\n\r\\\"'#é́ệ\u202e\u2028\x85\x1b\ufeff"),
    ),
    min_size=1,
).filter(lambda name: name not in (".", ".."))


@given(NAMES)
def test_any_name_stays_on_its_line_and_comes_back(name):
    cell = escaped(name)
    assert unescaped(cell) == name
    assert cell == cell.strip(" \t\r\n") and cell.splitlines() == [cell]
    assert cell.encode()  # UTF-8


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=5, unique=True), NAMES)
def test_a_plan_is_read_as_it_was_written(names, title):
    files = [file(path=f"news/{folder}/{name}", title=" ".join(title.split())) for folder, name in names]
    plan = sample(PlanGroup(3, (file("keep", "news/k.txt"), *files)))
    read = parsed(plan_text(plan).encode())
    assert not read.edited
    paths = [f.path for g in read.groups for f in g.files]
    assert paths == ["news/k.txt", *(f.path for f in files)]
    assert [f.sha256 for f in read.moved] == [A] * len(files)


def test_everything_a_plan_says_is_read_back():
    plan = sample()
    assert without_lines(parsed(plan_text(plan).encode())) == without_lines(plan)
    assert "# Not in this plan: 2 that are links." in plan_text(plan)


def test_a_plan_is_the_same_when_it_is_made_again():
    one, two = plan_text(sample()).splitlines(), plan_text(replace(sample(), made="later")).splitlines()
    assert sum(a != b for a, b in zip(one, two, strict=True)) == 2  # `made`, and the seal


@pytest.mark.parametrize(
    "change",
    [
        lambda t: "\ufeff" + t,
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace("# defcorpus dedup plan 1\n", "# defcorpus dedup plan 1\t\t\t\n"),
        lambda t: t + "\n\n",
        lambda t: t.replace("\nmade", "\n# a remark of mine\nmade"),
        lambda t: t.replace("\tmove\t", "\tMOVE\t"),
        lambda t: t.replace(A, A.upper()),
        lambda t: t.replace("0.9731", "0,9731"),
    ],
)
def test_what_editors_do_to_a_plan_does_no_harm(change):
    read = parsed(change(plan_text(sample())).encode())
    assert [(f.do, f.path, f.sha256) for g in read.groups for f in g.files] == [
        ("keep", "news/a.txt", A), ("move", "news/b.txt", A),
    ]  # fmt: skip


def test_lines_may_be_struck_out_commented_out_and_swapped():
    text = plan_text(sample())
    lines = text.splitlines(keepends=True)
    assert not parsed("".join(line for line in lines if "news/b.txt" not in line).encode()).moved
    read = parsed("".join(f"#{line}" if "news/b.txt" in line else line for line in lines).encode())
    assert not read.moved and read.edited
    swapped = text.replace("\tkeep\t", "\tX\t").replace("\tmove\t", "\tkeep\t").replace("\tX\t", "\tmove\t")
    assert [f.path for f in parsed(swapped.encode()).moved] == ["news/a.txt"]


def row(number=1, do="move", path="news/b.txt", size="3", digest=A):
    return f"{number}\t{do}\t{size}\t{path}\t{digest}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no plan of dedup"),
        ("group\tdo\n", "no plan of dedup"),
        ("# defcorpus dedup plan 2\n", "another version"),
        (HEAD, "no line of columns"),
        (HEAD + "group\tdo\tpath\n", "no column bytes, sha256"),
        (HEAD + COLUMNS + row(do="delete"), "line 4: 'delete' is neither keep nor move"),
        (HEAD + COLUMNS + row(digest=A[:63]), "line 4: its hash"),
        (HEAD + COLUMNS + row(digest="1.2E+10"), "line 4: its hash"),
        (HEAD + COLUMNS + row(size="3 kB"), "line 4: its hash or its size"),
        (HEAD + COLUMNS + row(size="-3"), "line 4: its hash or its size"),
        (HEAD + COLUMNS + row(path="news/../../etc/passwd"), "no path inside the corpus"),
        (HEAD + COLUMNS + row(path="/etc/passwd"), "no path inside the corpus"),
        (HEAD + COLUMNS + row(path="news"), "no path inside the corpus"),
        (HEAD + COLUMNS + row(path="news//b.txt"), "no path inside the corpus"),
        (HEAD + COLUMNS + row(path="news/./b.txt"), "no path inside the corpus"),
        (HEAD + COLUMNS + row(path=r"news/\u0000"), "no path inside the corpus"),
        (HEAD + COLUMNS + row(path=r"news/\q"), "lone backslash"),
        (HEAD + COLUMNS + row(path="other/b.txt"), "in no corpus of the plan"),
        (HEAD + COLUMNS + "1\tmove\t3\tnews/b.txt\n", "line 4 has no sha256"),
        (HEAD + COLUMNS + "please keep this one\n", "put # before a remark"),
        (HEAD + "corpus\tnews\t/home/y/news\n" + COLUMNS, "two corpora"),
    ],
)
def test_what_cannot_be_read_stops_everything(text, said):
    with pytest.raises(PlanError) as caught:
        parsed(text.encode())
    assert said in caught.value.message + caught.value.hint


def test_a_plan_in_another_encoding_is_told():
    with pytest.raises(PlanError, match="UTF-8"):
        parsed(plan_text(sample()).encode("utf-16"))


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ((("keep", "a", A), ("move", "a", A)), "both keep and move"),
        ((("keep", "a", A), ("move", "b", A), ("keep", "b", A), ("move", "c", A)), "both keep and move"),
        ((("keep", "a", A), ("move", "b", A), ("keep", "c", A), ("move", "b", B)), "two hashes"),
    ],
)
def test_contradictions_are_refused(groups, said):
    files = [file(do, f"news/{name}", digest, line=at) for at, (do, name, digest) in enumerate(groups, 1)]
    pairs = [PlanGroup(at, tuple(files[at : at + 2])) for at in range(0, len(files), 2)]
    with pytest.raises(PlanError, match=said):
        checked(sample(*pairs))


def test_a_file_that_is_named_twice_is_moved_once():
    one = PlanGroup(1, (file("keep", "news/a"), file(path="news/b"), file(path="news/b")))
    two = PlanGroup(2, (file("keep", "news/c"), file("keep", "news/a"), file(path="news/b")))
    found = checked(sample(one, two))
    assert [f.path for f in found.moved] == ["news/b"]
    assert [f.path for f in found.groups[1].files] == ["news/c", "news/a"]


def test_rows_of_a_group_need_not_stand_together():
    text = HEAD + COLUMNS + row(1, "keep", "news/a") + row(2, "keep", "news/c") + row(1, "move", "news/b")
    assert [len(group.files) for group in parsed(text.encode()).groups] == [2, 1]


@pytest.mark.parametrize(
    ("start", "known"),
    [
        ("# defcorpus dedup plan 1", True),
        ('\ufeff"# defcorpus dedup plan 1"', True),
        ("a\tb", False),
        (b"# defcorpus dedup plan", True),
        (b"\xff\xfe#", False),
    ],
)
def test_a_plan_is_known_by_its_first_line(start, known):
    assert is_plan(start) is known


def test_paths_lead_inside():
    assert is_inside("news/a") and not is_inside("news/\0")
