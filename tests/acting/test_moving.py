"""A plan is followed only where every file is still what was recorded, and nothing is lost on the way."""

import errno
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from defcorpus.dedup.planning.plan import PlanError, checked
from defcorpus.errors import StoreError
from defcorpus.reading.sources import MOVED_FILE
from defcorpus.report.acting import apply, files, homes, undo
from defcorpus.report.acting.locks import locked
from tests.acting.build import plan, planned, put, tree

unix = pytest.mark.skipif(sys.platform == "win32", reason="links, permissions, locks of Unix")


@pytest.fixture
def news(place):
    folder = place / "news"
    for name, text in {"a.txt": "A\n", "2024/b.txt": "A\n", "2024/c.txt": "A \n", "d.txt": "D\n"}.items():
        put(folder, name, text)
    put(folder, "e (copy).txt", "D\n").chmod(0o640)
    return folder


@pytest.fixture
def made(news):
    return plan(news, (["a.txt"], ["2024/b.txt", "2024/c.txt"]), (["d.txt"], ["e (copy).txt"]))


def follow(made, place, **more):
    return apply(checked(made), homes(made, str(place)), str(place / "moved"), **more)


def states(result):
    return [one.state for one in result.outcomes]


def test_without_act_nothing_happens(place, made):
    before = tree(place)
    result = follow(made, place)
    assert states(result) == ["would-move"] * 3
    assert tree(place) == before and not (place / "moved").exists()


def test_files_keep_their_folders_times_permissions_and_bytes(place, news, made):
    before = tree(news)
    result = follow(made, place, act=True)
    assert states(result) == ["moved"] * 3
    assert set(tree(news)) == {"a.txt", "d.txt"}
    moved = tree(place / "moved" / "news")
    assert moved == {name: before[name] for name in ("2024/b.txt", "2024/c.txt", "e (copy).txt")}
    assert [one.target for one in result.outcomes] == [
        str(place / "moved/news" / name) for name in ("2024/b.txt", "2024/c.txt", "e (copy).txt")
    ]


def test_what_was_moved_is_put_back_as_it_was(place, news, made):
    before = tree(place)
    follow(made, place, act=True)
    shown = undo(str(place / "moved"))
    assert states(shown) == ["would-put-back"] * 3 and not (news / "2024/b.txt").exists()
    assert states(undo(str(place / "moved"), act=True)) == ["put-back"] * 3
    after = tree(place)
    assert {name: after[name] for name in before} == before
    assert after == before and not (place / "moved").exists()
    with pytest.raises(PlanError, match="nothing was moved there"):
        undo(str(place / "moved"), act=True)


def test_a_folder_that_still_holds_something_keeps_its_journal(place, news, made):
    follow(made, place, act=True)
    put(place, "moved/mine.txt")
    assert not undo(str(place / "moved"), act=True).removed
    assert set(tree(place / "moved")) == {MOVED_FILE, "mine.txt"}
    assert not undo(str(place / "moved"), act=True).outcomes


def test_what_cannot_be_moved_leaves_no_empty_folders(place, news, made, monkeypatch):
    def refused(source, target):
        raise OSError(errno.EACCES, "Permission denied", target)

    monkeypatch.setattr(files, "move", refused)
    result = follow(made, place, act=True)
    assert states(result) == ["failed"] * 3
    assert os.listdir(place / "moved") == [MOVED_FILE]


def test_swapped_in_the_plan_the_reason_is_turned_round(place, news):
    whole, part = planned(news, "move", "a.txt"), planned(news, "keep", "d.txt")
    made = plan(news, (["a.txt"], ["d.txt"]))
    swapped = replace(whole, relation="", score=None), replace(part, relation="contained", score=0.9)
    made = replace(made, groups=(replace(made.groups[0], files=swapped),))
    (outcome,) = follow(made, place).outcomes
    assert (outcome.relation, outcome.score) == ("contains", 0.9)
    assert outcome.state == "passed" and "is but a part" in outcome.why  # else only the part would stay
    meant = replace(made.groups[0], files=(replace(swapped[0], anyway=True), swapped[1]))
    assert states(follow(replace(made, groups=(meant,)), place)) == ["would-move"]


def test_done_again_it_finds_all_done(place, made):
    follow(made, place, act=True)
    before = tree(place)
    result = follow(made, place, act=True)
    assert states(result) == ["moved-before"] * 3
    after = tree(place)
    assert {n: v for n, v in after.items() if MOVED_FILE not in n} == {
        n: v for n, v in before.items() if MOVED_FILE not in n
    }


def changed(news):
    put(news, "2024/c.txt", "C!\n")


def longer(news):
    put(news, "2024/c.txt", "longer\n")


def kept_changed(news):
    put(news, "a.txt", "B\n")


def kept_gone(news):
    (news / "a.txt").unlink()


def gone(news):
    (news / "2024/c.txt").unlink()


def linked(news):
    (news / "2024/c.txt").rename(news / "aside")
    (news / "2024/c.txt").symlink_to(news / "aside")


def kept_linked(news):
    (news / "a.txt").rename(news / "aside")
    (news / "a.txt").symlink_to(news / "aside")


def linked_folder(news):
    (news / "2024").rename(news / "aside")
    (news / "2024").symlink_to(news / "aside")


def folder(news):
    (news / "2024/c.txt").unlink()
    (news / "2024/c.txt").mkdir()


def pipe(news):
    (news / "2024/c.txt").unlink()
    os.mkfifo(news / "2024/c.txt")


def dangling(news):
    (news / "a.txt").unlink()
    (news / "a.txt").symlink_to("nowhere")


@unix
@pytest.mark.parametrize("act", [False, True])
@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (changed, "news/2024/c.txt has changed"),
        (longer, "news/2024/c.txt has changed"),
        (kept_changed, "news/a.txt has changed"),
        (kept_gone, "news/a.txt is not there"),
        (gone, "news/2024/c.txt is not there"),
        (linked, "news/2024/c.txt is a link"),
        (kept_linked, "news/a.txt is a link"),
        (dangling, "news/a.txt is a link"),
        (linked_folder, "news/2024/b.txt is reached through a link"),
        (folder, "news/2024/c.txt is no regular file"),
        (pipe, "news/2024/c.txt is no regular file"),
    ],
)
def test_a_group_that_is_not_as_recorded_stays_whole(place, news, made, happens, why, act):
    happens(news)
    before = {name: data for name, data in os_tree(news).items() if not name.startswith(("d", "e"))}
    result = follow(made, place, act=act)
    assert states(result) == ["passed", "passed", "moved" if act else "would-move"]
    assert [one.why for one in result.of("passed")] == [why] * 2
    assert {n: d for n, d in os_tree(news).items() if not n.startswith(("d", "e"))} == before


def os_tree(folder):
    return {
        os.path.relpath(os.path.join(here, name), folder): os.lstat(os.path.join(here, name)).st_ino
        for here, _, names in os.walk(folder)
        for name in names
    }


def test_a_group_that_keeps_nothing_is_passed_over(place, news):
    made = plan(news, ([], ["a.txt", "2024/b.txt"]), (["d.txt"], ["e (copy).txt"]))
    result = follow(made, place, act=True)
    assert states(result) == ["passed", "passed", "moved"]
    assert result.outcomes[0].why == "its group keeps no file"


def test_a_swapped_plan_moves_the_other_file(place, news):
    follow(plan(news, (["2024/b.txt"], ["a.txt"])), place, act=True)
    assert (news / "2024/b.txt").exists() and not (news / "a.txt").exists()


def test_nothing_is_ever_overwritten(place, news, made):
    follow(made, place, act=True)
    put(place, "moved/news/f.txt", "mine\n")
    put(news, "f.txt", "D\n")
    put(news, "2024/b.txt", "D\n")
    result = follow(plan(news, (["d.txt"], ["f.txt", "2024/b.txt"])), place, act=True)
    assert [Path(one.target).name for one in result.outcomes] == ["f (2).txt", "b (2).txt"]
    assert (place / "moved/news/f.txt").read_text() == "mine\n"
    assert (place / "moved/news/2024/b.txt").read_text() == "A\n"
    assert states(undo(str(place / "moved"), act=True)).count("left") == 1  # b.txt twice: one place


def test_a_dry_run_names_what_will_be_done(place, news, made):
    put(place, "moved/news/x", "mine\n")
    shutil.rmtree(place / "moved")
    shown = [(one.path, one.target) for one in follow(made, place).outcomes]
    assert [(one.path, one.target) for one in follow(made, place, act=True).outcomes] == shown


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("news", "is inside"),
        ("news/moved", "is inside"),
        ("news/2024/../moved", "is inside"),
        ("full", "holds files of its own"),
        ("file", "is no folder"),
        (".", "holds the corpus"),
        ("foreign", "no journal"),
    ],
)
@pytest.mark.parametrize("act", [False, True])
def test_folders_that_copies_may_not_go_to(place, news, made, folder, said, act):
    put(place, "full/x.txt")
    put(place, "file")
    put(place, f"foreign/{MOVED_FILE}", "id\ttext\n")
    before = tree(place)
    with pytest.raises(PlanError, match=said):
        apply(checked(made), homes(made, str(place)), str(place / folder), act=act)
    assert tree(place) == before


@unix
def test_a_link_into_the_corpus_is_inside_it(place, news, made):
    (place / "link").symlink_to(news / "2024")
    with pytest.raises(PlanError, match="is inside"):
        apply(checked(made), homes(made, str(place)), str(place / "link" / "moved"), act=True)


def test_an_empty_folder_and_hidden_files_will_do(place, made):
    put(place, "moved/.DS_Store")
    assert states(follow(made, place, act=True)) == ["moved"] * 3


@unix
def test_a_tampered_folder_leads_nowhere_else(place, news, made):
    follow(plan(news, (["a.txt"], ["2024/b.txt"])), place, act=True)
    (place / "outside").mkdir()
    put(place, "moved/.DS_Store")
    undo(str(place / "moved"), act=True)
    (place / "moved/news").symlink_to(place / "outside")
    result = follow(made, place, act=True)
    assert set(states(result)) == {"failed"} and not list((place / "outside").iterdir())
    assert (news / "2024/b.txt").exists()


@unix
def test_hard_links_are_moved_and_said(place, news):
    os.link(news / "a.txt", news / "hard.txt")
    result = follow(plan(news, (["a.txt"], ["hard.txt"])), place, act=True)
    assert states(result) == ["moved"] and "hard link" in result.outcomes[0].why
    assert (news / "a.txt").read_text() == "A\n"


def test_one_file_differently_spelled_is_never_moved(place, news, monkeypatch):
    """As on file systems for which A.TXT is a.txt."""
    made = plan(news, (["a.txt"], ["2024/b.txt"]))
    real = files.found_at
    monkeypatch.setattr(files, "found_at", lambda root, path: real(root, path.replace("2024/b.txt", "a.txt")))
    result = follow(made, place, act=True)
    assert states(result) == ["passed"] and "differently spelled" in result.outcomes[0].why
    assert (news / "a.txt").exists()


def test_a_name_in_the_other_normal_form_is_found(place, news):
    nfd, nfc = "Tie\u0302\u0301p.txt", "Ti\u1ebfp.txt"
    put(news, nfd, "A\n")
    made = plan(news, (["a.txt"], [nfd]))
    swapped = type(made)(
        made.corpora,
        tuple(type(g)(g.number, tuple(files_nfc(f, nfd, nfc) for f in g.files)) for g in made.groups),
    )
    assert states(follow(swapped, place, act=True)) == ["moved"]
    undo(str(place / "moved"), act=True)
    assert nfd in os.listdir(news) or sys.platform == "darwin"


def files_nfc(file, nfd, nfc):
    from dataclasses import replace

    return replace(file, path=file.path.replace(nfd, nfc))


ODD = ["a b", " lead", "tail ", "new\nline", "tab\tname", "back\\slash", "-rf", "Tie\u0302\u0301ng", "Tiếng",
       '"quoted"', "#remark", "\u202egnp.txt", "x" * 200, "..a", "a...", "*?[", "$HOME", "null"]  # fmt: skip


@unix
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.one_of(
            st.sampled_from(ODD),
            st.binary(min_size=1, max_size=20)
            .filter(lambda b: not set(b) & {0, 47} and b not in (b".", b".."))
            .map(os.fsdecode),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda name: os.fsencode(name).lower(),
    )
)
def test_any_name_goes_there_and_back(tmp_path_factory, names):
    from defcorpus.dedup.planning.planfile import parsed, plan_text

    place = Path(os.path.realpath(tmp_path_factory.mktemp("odd")))
    news = place / "n e\tws\n"
    put(news, "keep it.txt", "A\n")
    own = [f"sub/{name}" for name in names]
    for name in own:
        put(news, name, "A\n")
    before = tree(place)
    made = parsed(plan_text(plan(news, (["keep it.txt"], own))).encode())
    assert states(follow(made, place, act=True)) == ["moved"] * len(own)
    assert states(undo(str(place / "moved"), act=True)) == ["put-back"] * len(own)
    after = tree(place)
    assert {name: after[name] for name in before} == before
    shutil.rmtree(place)


def test_names_of_a_plan_lead_to_its_corpora_wherever_they_are_now(place, news, made, tmp_path):
    (place / "old").mkdir()
    moved_home = type(made)(
        (type(made.corpora[0])("news", str(place / "old" / "news"), "../news"),), made.groups
    )
    beside = place / "plans"
    beside.mkdir()
    assert homes(moved_home, str(beside)) == {"news": str(news)}  # as they stood to each other
    absolute = type(made)((type(made.corpora[0])("news", str(news), "../nowhere"),), made.groups)
    assert homes(absolute, str(beside)) == {"news": str(news)}  # the plan alone was moved
    put(place, "other/news/x.txt")
    put(place, "other/plans/x")
    assert homes(type(made)((type(made.corpora[0])("news", str(news), "../news"),), made.groups),
                 str(place / "other/plans")) == {"news": str(news)}  # fmt: skip  # another news folder
    assert homes(moved_home, str(place / "old"), [str(news)]) == {"news": str(news)}
    assert homes(moved_home, str(place / "x" / "y")) == {}


def test_a_corpus_that_is_not_there_is_passed_over(place, made, news):
    news.rename(place / "gone")
    result = follow(made, place, act=True)
    assert set(states(result)) == {"passed"} and "is not there" in result.outcomes[0].why


def test_a_corpus_and_its_copies_may_move_together(place, news, made):
    before = tree(news)
    follow(made, place, act=True)
    (place / "disk").mkdir()
    for name in ("news", "moved"):
        (place / name).rename(place / "disk" / name)
    assert states(undo(str(place / "disk/moved"), act=True)) == ["put-back"] * 3
    assert tree(place / "disk/news") == before


def test_the_folder_of_copies_may_move_alone(place, news, made):
    before = tree(news)
    follow(made, place, act=True)
    (place / "x/y").mkdir(parents=True)
    (place / "moved").rename(place / "x/y/z")
    assert states(undo(str(place / "x/y/z" / MOVED_FILE), act=True)) == ["put-back"] * 3
    assert tree(news) == before


@pytest.mark.parametrize(
    ("happens", "state", "why"),
    [
        (lambda p: put(p, "news/2024/b.txt", "new\n"), "left", "another file is in its place"),
        (lambda p: put(p, "moved/news/2024/b.txt", "edited\n"), "left", "has changed since it was moved"),
        (lambda p: (p / "moved/news/2024/b.txt").unlink(), "left", "is in neither place"),
        (lambda p: (p / "moved/news/2024/b.txt").rename(p / "news/2024/b.txt"), "in-place", ""),
        (
            lambda p: shutil.copy(p / "moved/news/2024/b.txt", p / "news/2024/b.txt"),
            "in-place",
            "it is in its place; what was moved stays",
        ),
        (lambda p: shutil.rmtree(p / "news/2024"), "put-back", ""),
    ],
)
def test_what_undo_finds(place, news, made, happens, state, why):
    follow(made, place, act=True)
    happens(place)
    result = undo(str(place / "moved"), act=True)
    (one,) = [one for one in result.outcomes if one.path.endswith("b.txt")]
    assert (one.state, one.why) == (state, why)
    assert len(result.of("put-back")) == 2 + (state == "put-back")


@unix
def test_undo_does_not_write_through_a_link(place, news, made):
    follow(made, place, act=True)
    shutil.rmtree(news / "2024")
    (place / "elsewhere").mkdir()
    (news / "2024").symlink_to(place / "elsewhere")
    assert states(undo(str(place / "moved"), act=True)).count("failed") == 2
    assert not list((place / "elsewhere").iterdir())


def test_undo_of_what_was_never_moved(place):
    (place / "empty").mkdir()
    for folder in ("empty", "nowhere"):
        with pytest.raises(PlanError, match="nothing was moved there"):
            undo(str(place / folder))


@pytest.mark.usefixtures("across")
def test_across_file_systems_files_are_copied_verified_and_then_removed(place, news, made):
    before = tree(news)
    assert states(follow(made, place, act=True)) == ["moved"] * 3
    moved = tree(place / "moved" / "news")
    assert moved == {name: before[name] for name in ("2024/b.txt", "2024/c.txt", "e (copy).txt")}
    assert states(undo(str(place / "moved"), act=True)) == ["put-back"] * 3
    assert tree(news) == before


@unix
@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="needs a second file system")
def test_two_real_file_systems(place, news, made, tmp_path_factory):
    import tempfile

    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        if os.stat(other).st_dev == os.stat(place).st_dev:
            pytest.skip("one file system")
        before = tree(news)
        away = os.path.join(other, "moved")
        assert states(apply(made, homes(made, str(place)), away, act=True)) == ["moved"] * 3
        assert set(tree(news)) == {"a.txt", "d.txt"}
        assert states(undo(away, act=True)) == ["put-back"] * 3
        assert tree(news) == before


@pytest.mark.usefixtures("across")
def test_a_bad_copy_leaves_the_original(place, news, made, monkeypatch):
    def spoilt(source, target, length):
        target.write(b"?" * len(source.read()))

    before = tree(news)
    monkeypatch.setattr(shutil, "copyfileobj", spoilt)
    result = follow(made, place, act=True)
    assert set(states(result)) == {"failed"} and "the copy has changed" in result.outcomes[0].why
    assert tree(news) == before and set(tree(place / "moved")) == {MOVED_FILE}


@pytest.mark.usefixtures("across")
def test_a_full_disk_stops_the_run_and_leaves_all_in_place(place, news, made, monkeypatch):
    def full(source, target, length):
        target.write(b"A")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = tree(news)
    monkeypatch.setattr(shutil, "copyfileobj", full)
    result = follow(made, place, act=True)
    assert states(result) == ["failed"] and result.stopped == "the disk is full"
    assert tree(news) == before and set(tree(place / "moved")) == {MOVED_FILE}
    monkeypatch.undo()
    assert states(follow(made, place, act=True)) == ["moved"] * 3


def test_a_journal_that_cannot_be_written_stops_the_run(place, news, made, monkeypatch):
    write = os.write

    def full(handle, data):
        if data.startswith(b"move"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(handle, data)

    before = tree(news)
    monkeypatch.setattr(os, "write", full)
    result = follow(made, place, act=True)
    assert states(result) == ["failed"] and result.stopped and tree(news) == before


@unix
def test_a_file_that_changes_while_it_is_moved_stays(place, news, made, monkeypatch):
    replace = os.replace

    def meanwhile(source, target):
        if source.endswith("b.txt") and "/news/2024/" in source and "/moved/" not in source:
            put(news, "2024/new", "new text\n")
            replace(news / "2024/new", source)
        replace(source, target)

    monkeypatch.setattr(os, "replace", meanwhile)
    result = follow(made, place, act=True)
    assert states(result) == ["passed", "moved", "moved"]
    assert (news / "2024/b.txt").read_text() == "new text\n"
    assert not (place / "moved/news/2024/b.txt").exists()


def test_a_file_system_that_numbers_renamed_files_anew_will_do(place, made, monkeypatch):
    replace = os.replace

    def anew(source, target):
        shutil.copy2(source, f"{target}.new")
        os.unlink(source)
        replace(f"{target}.new", target)

    monkeypatch.setattr(os, "replace", anew)
    assert states(follow(made, place, act=True)) == ["moved"] * 3


def test_a_kept_file_that_goes_meanwhile_saves_the_others(place, news, made, monkeypatch):
    move = files.move

    def meanwhile(source, target):
        move(source, target)
        (news / "a.txt").unlink(missing_ok=True)

    monkeypatch.setattr(files, "move", meanwhile)
    result = follow(made, place, act=True)
    assert states(result) == ["moved", "passed", "moved"]
    assert result.outcomes[1].why == "the one kept changed meanwhile"


def test_it_stops_between_two_files_when_told_to(place, news, made):
    asked = iter([False, False, False, True])
    result = follow(made, place, act=True, stop=lambda: next(asked, True))
    assert result.stopped == "interrupted" and 0 < len(result.outcomes) < 3
    assert states(follow(made, place, act=True)).count("moved") == 3 - len(result.outcomes)
    stops = iter([False, True])
    half = undo(str(place / "moved"), act=True, stop=lambda: next(stops, True))
    assert half.stopped == "interrupted" and states(half) == ["put-back"]
    assert states(undo(str(place / "moved"), act=True)) == ["put-back"] * 2


@unix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_cannot_be_written_is_said(place, news, made):
    (news / "2024").chmod(0o500)
    try:
        result = follow(made, place, act=True)
    finally:
        (news / "2024").chmod(0o700)
    assert states(result) == ["failed", "failed", "moved"]
    assert not undo(str(place / "moved")).of("left", "failed")


@pytest.mark.parametrize("error", [errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY])
def test_what_the_system_refuses_is_counted_and_the_rest_goes_on(place, news, made, monkeypatch, error):
    replace = os.replace

    def refused(source, target):
        if source.endswith("b.txt"):
            raise OSError(error, os.strerror(error), source)
        replace(source, target)

    monkeypatch.setattr(os, "replace", refused)
    result = follow(made, place, act=True)
    assert states(result) == ["failed", "moved", "moved"]
    assert result.outcomes[0].why == os.strerror(error)
    assert set(tree(place / "moved")) == {MOVED_FILE, "news/2024/c.txt", "news/e (copy).txt"}
    monkeypatch.undo()
    assert states(undo(str(place / "moved"), act=True)) == ["put-back"] * 2


@unix
@pytest.mark.parametrize("held", [".", "news", "news/2024", "moved"])
def test_two_at_once_are_kept_apart(place, news, made, held):
    (place / "moved").mkdir()
    before = tree(news)
    with locked([str(place / held)]):
        if held == "news/2024" or held != ".":
            with pytest.raises(StoreError, match="another defcorpus"):
                follow(made, place, act=True)
        else:
            with pytest.raises(StoreError):
                follow(made, place, act=True)
    assert tree(news) == before
    assert states(follow(made, place, act=True)) == ["moved"] * 3


@unix
def test_other_folders_are_not_held(place, news, made):
    (place / "other").mkdir()
    with locked([str(place / "other")]):
        assert states(follow(made, place, act=True)) == ["moved"] * 3


def test_every_move_is_on_the_disk_of_the_journal_before_it_is_made(place, made, monkeypatch):
    told = []
    write, replace = os.write, os.replace
    monkeypatch.setattr(os, "write", lambda h, data: told.append(data[:4]) or write(h, data))
    monkeypatch.setattr(os, "fsync", lambda h: told.append("sync"))
    monkeypatch.setattr(os, "replace", lambda a, b: told.append(Path(a).name) or replace(a, b))
    follow(made, place, act=True)
    for name in ("b.txt", "c.txt", "e (copy).txt"):
        at = told.index(name)
        assert told[at - 2 : at] == [b"move", "sync"]


def test_a_large_plan(place):
    news = place / "news"
    names = [f"{number % 7}/{number}.txt" for number in range(300)]
    put(news, "a.txt", "A\n")
    for name in names:
        put(news, name, "A\n")
    before = tree(news)
    made = plan(news, (["a.txt"], names))
    assert states(follow(made, place, act=True)) == ["moved"] * 300
    undo(str(place / "moved"), act=True)
    assert tree(news) == before
