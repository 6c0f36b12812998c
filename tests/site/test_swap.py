"""A new site takes the old one's place whole, or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from glossator.site.building import swap
from glossator.site.building.swap import BusyError, NotOursError, Workshop


class Death(BaseException):
    """The end of the process, in the middle of a step."""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop.beside(tmp_path / "site")


def old_site(workshop: Workshop) -> None:
    workshop.site.mkdir()
    (workshop.site / "index.html").write_text("old")
    (workshop.site / "gone.html").write_text("old")


def build(workshop: Workshop) -> None:
    folder = swap.begin(workshop)
    (folder / "letters").mkdir()
    (folder / "letters" / "index.html").write_text("new")
    (folder / "index.html").write_text("new")


def pages(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


OLD = {"index.html": "old", "gone.html": "old"}
NEW = {"index.html": "new", "letters/index.html": "new"}


def test_a_first_site_moves_in(workshop: Workshop) -> None:
    build(workshop)
    assert not workshop.site.exists()
    swap.swap(workshop)
    assert pages(workshop.site) == NEW
    assert not workshop.folder.exists()


def test_the_old_site_stands_until_the_swap(workshop: Workshop) -> None:
    old_site(workshop)
    build(workshop)
    assert pages(workshop.site) == OLD
    swap.swap(workshop)
    assert pages(workshop.site) == NEW
    assert not workshop.folder.exists()


def test_a_failed_build_leaves_the_old_site(workshop: Workshop) -> None:
    old_site(workshop)
    build(workshop)
    swap.discard(workshop)
    assert pages(workshop.site) == OLD
    assert not workshop.folder.exists()


def test_a_failed_first_build_leaves_nothing(workshop: Workshop) -> None:
    build(workshop)
    swap.discard(workshop)
    # Only the file that builds lock stays: to remove it would let two builds in at once.
    left = {path.name for path in workshop.site.parent.iterdir()}
    assert left <= {".site-glossator.lock"}


def test_what_a_death_while_building_left_is_not_mixed_into_the_next_build(
    workshop: Workshop,
) -> None:
    old_site(workshop)
    build(workshop)
    assert list(swap.begin(workshop).iterdir()) == []
    assert pages(workshop.site) == OLD


@pytest.mark.parametrize("with_old", [True, False])
@pytest.mark.parametrize("step", range(12))
def test_a_death_at_any_step_leaves_one_whole_site_after_recovery(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, step: int, with_old: bool
) -> None:
    if with_old:
        old_site(workshop)
    build(workshop)
    with monkeypatch.context() as patch:
        _die_at(patch, step)
        try:
            swap.swap(workshop)
        except Death:
            died = True
        else:
            died = False
    found = pages(workshop.site)
    assert found in (OLD, NEW, {}), "never a mixture"
    swap.recover(workshop)
    assert pages(workshop.site) in ((OLD, NEW) if with_old else (NEW, {}))
    assert not workshop.folder.exists()
    if not died:
        assert pages(workshop.site) == NEW
    build(workshop)
    swap.swap(workshop)
    assert pages(workshop.site) == NEW


def _die_at(patch: pytest.MonkeyPatch, step: int) -> None:
    """The process ends before the step-th change of the file system."""
    left = [step]

    def deadly(change: object) -> object:
        def changed(*arguments: object, **more: object) -> object:
            if left[0] == 0:
                raise Death
            left[0] -= 1
            return change(*arguments, **more)  # type: ignore[operator]

        return changed

    for name in ("rename", "touch", "unlink", "rmdir"):
        patch.setattr(Path, name, deadly(getattr(Path, name)))
    patch.setattr(shutil, "rmtree", deadly(shutil.rmtree))


def test_a_death_between_the_two_renames_is_mended_by_the_next_build(
    workshop: Workshop,
) -> None:
    old_site(workshop)
    build(workshop)
    workshop.ready.touch()
    workshop.site.rename(workshop.old)
    swap.begin(workshop)
    assert pages(workshop.site) == NEW


@pytest.mark.parametrize("with_old", [True, False])
def test_half_a_site_never_moves_in_also_where_there_is_none(
    workshop: Workshop, with_old: bool
) -> None:
    if with_old:
        old_site(workshop)
    build(workshop)
    if with_old:
        workshop.site.rename(workshop.old)
    swap.recover(workshop)
    assert pages(workshop.site) == (OLD if with_old else {})
    assert not workshop.folder.exists()


def test_a_site_that_cannot_be_moved_in_brings_the_old_one_back(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_site(workshop)
    build(workshop)
    rename = Path.rename

    def refuse_the_new(path: Path, target: Path) -> Path:
        if path == workshop.new:
            raise PermissionError("in use")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse_the_new)
        with pytest.raises(PermissionError):
            swap.swap(workshop)
    assert pages(workshop.site) == OLD
    swap.discard(workshop)
    assert pages(workshop.site) == OLD


def test_hidden_files_in_the_site_folder_are_kept(workshop: Workshop) -> None:
    old_site(workshop)
    (workshop.site / ".git").mkdir()
    (workshop.site / ".git" / "HEAD").write_text("ref")
    (workshop.site / ".nojekyll").write_text("old")
    folder = swap.begin(workshop)
    (folder / ".nojekyll").write_text("new")
    swap.swap(workshop)
    assert pages(workshop.site) == {".git/HEAD": "ref", ".nojekyll": "new"}


def test_hidden_files_are_kept_after_a_death_as_well(workshop: Workshop) -> None:
    old_site(workshop)
    (workshop.site / ".git").write_text("elsewhere")
    build(workshop)
    workshop.ready.touch()
    workshop.site.rename(workshop.old)
    workshop.new.rename(workshop.site)
    swap.recover(workshop)
    assert pages(workshop.site) == {**NEW, ".git": "elsewhere"}


def test_a_folder_that_holds_no_site_is_never_emptied(workshop: Workshop) -> None:
    workshop.site.mkdir()
    (workshop.site / "thesis.docx").write_text("years of work")
    with pytest.raises(NotOursError, match="holds other things"):
        swap.begin(workshop)
    assert pages(workshop.site) == {"thesis.docx": "years of work"}


def test_an_empty_folder_may_be_the_site_s_place(workshop: Workshop) -> None:
    workshop.site.mkdir()
    build(workshop)
    swap.swap(workshop)
    assert pages(workshop.site) == NEW


def test_a_file_in_the_site_s_place_is_refused(workshop: Workshop) -> None:
    workshop.site.write_text("a file")
    with pytest.raises(NotOursError, match="is a file"):
        swap.begin(workshop)


def test_a_strange_folder_with_the_workshop_s_name_is_refused(workshop: Workshop) -> None:
    workshop.folder.mkdir()
    (workshop.folder / "precious").write_text("not ours")
    with pytest.raises(NotOursError, match="not made by Glossator"):
        swap.begin(workshop)
    assert (workshop.folder / "precious").exists()


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "public"
    target.mkdir(parents=True)
    link = tmp_path / "site"
    link.symlink_to(target, target_is_directory=True)
    workshop = Workshop.beside(link)
    build(workshop)
    swap.swap(workshop)
    assert link.is_symlink()
    assert pages(target) == NEW


def test_a_second_build_at_once_is_told_and_harms_nothing(workshop: Workshop) -> None:
    old_site(workshop)
    build(workshop)
    with pytest.raises(BusyError, match="another build"):
        swap.begin(Workshop.beside(workshop.site))
    swap.swap(workshop)
    assert pages(workshop.site) == NEW
    swap.discard(_begun_again(workshop))
    assert pages(workshop.site) == NEW


def _begun_again(workshop: Workshop) -> Workshop:
    again = Workshop.beside(workshop.site)
    swap.begin(again)
    return again
