"""Views saved by name in a real browser: saved, opened, renamed, deleted, taken along, brought."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.watching import query_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("views")
RANKING = "map?p=resp_ffp2&c=TN&v=ranking&m=utilisation"
WHOLE = """(menu) => {
    const whole = (part) => {
        const box = part.getBoundingClientRect();
        return box.width > 0 && box.left >= 0 && box.right <= 360
            && (part === menu || box.height >= 38);
    };
    const buttons = [...menu.querySelectorAll("button")].filter((one) => one.offsetParent !== null);
    return buttons.length > 2 && [menu, ...buttons].every(whole);
}"""
"""Whether a menu and its buttons lie on a telephone's screen, large enough for a finger."""
VIEW = {"p": "resp_ffp2", "c": "TN", "v": "ranking", "m": "utilisation"}


def menu(page: Page, label: str = "Views") -> Locator:
    """Open the menu; what is inside it."""
    page.get_by_role("button", name=label, exact=True).click()
    inside = page.locator(".views")
    expect(inside).to_be_visible()
    return inside


def save(page: Page, name: str) -> Locator:
    inside = menu(page)
    field = inside.get_by_role("textbox", name="Save this view as")
    field.fill(name)
    field.press("Enter")
    # saved only once the browser knows which view is open, which a busy machine tells late
    expect(inside.get_by_role("status")).to_contain_text(name)
    return inside


def kept(page: Page) -> list[dict[str, str]]:
    """What the browser has in store."""
    found = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('tela.'))")
    assert len(found) <= 1
    return list(json.loads(found[0][1])["views"]) if found else []


def bring(inside: Locator, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    inside.locator("input[type=file]").set_input_files(str(path))


def a_file(*views: dict[str, Any]) -> str:
    return json.dumps({"tela_views": 1, "views": list(views)})


@pytest.mark.parametrize("base", ["", "tela"])
def test_a_view_is_saved_and_opened_from_another_page_in_the_same_session(
    base: str, running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(sample=True, env={"STREAMLIT_SERVER_BASE_URL_PATH": base} if base else {})
    page = visit(f"{url}/{RANKING}")
    inside = menu(page)
    field = inside.get_by_role("textbox", name="Save this view as")
    expect(field).to_have_value("Map · FFP2 filtering half mask")
    field.fill("Rc Tunisia")
    field.press("Enter")
    expect(inside.get_by_role("status")).to_have_text("Saved: Rc Tunisia")
    page.keyboard.press("Escape")
    page.evaluate("window.sameSession = true")

    page.locator(".st-key-tela_navigation button", has_text="Cluster").click()
    page.get_by_role("link", name="Upload", exact=True).click()
    page.wait_for_url("**/upload**")
    quiet(page)
    menu(page).get_by_role("button", name="Rc Tunisia").first.click()
    page.wait_for_url("**/map?**")
    quiet(page)
    assert query_of(page) == VIEW
    assert page.url.startswith(f"{url}/map?")
    assert page.evaluate("window.sameSession") is True
    expect(page.locator(".views")).to_have_count(0)
    expect(page.locator(".st-key-tela_chip_set_product")).to_contain_text("FFP2")


def test_nothing_of_the_page_before_comes_along(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(sample=True)
    page = visit(f"{url}/map")
    save(page, "Everything")
    page.goto(f"{url}/dictionary?p=resp_ffp2&c=TN&s=codes")
    quiet(page)
    menu(page).get_by_role("button", name="Everything").first.click()
    page.wait_for_url("**/map**")
    quiet(page)
    assert query_of(page) == {}
    # and on the same page as well
    page.goto(f"{url}/map?p=resp_ffp2&v=ranking")
    quiet(page)
    menu(page).get_by_role("button", name="Everything").first.click()
    page.wait_for_url(lambda shown: "ranking" not in shown)
    quiet(page)
    assert query_of(page) == {}


def test_a_view_saved_in_french_opens_in_the_language_spoken_then(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(sample=True)
    page = visit(f"{url}/map?lang=fr&c=TN")
    inside = menu(page, "Vues")
    inside.get_by_role("textbox").first.fill("La Tunisie")
    page.keyboard.press("Enter")
    expect(inside.get_by_role("status")).to_contain_text("La Tunisie")
    assert kept(page) == [{"name": "La Tunisie", "page": "map", "query": "c=TN"}]
    page.goto(f"{url}/upload?lang=en")
    quiet(page)
    menu(page).get_by_role("button", name="La Tunisie").first.click()
    page.wait_for_url("**/map**")
    quiet(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".st-key-tela_chips")).to_contain_text("Tunisia")


def test_rename_delete_and_undo_by_keyboard(
    running_app: Callable[..., str], visit: Callable[..., Page]
) -> None:
    page = visit(f"{running_app(sample=True)}/{RANKING}")
    save(page, "First")
    page.keyboard.press("Escape")
    inside = save(page, "Second")
    expect(inside.get_by_role("listitem")).to_have_count(2)

    inside.get_by_role("button", name="Rename First").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Second")
    page.keyboard.press("Enter")
    expect(inside.get_by_role("status")).to_have_text("Another view has this name.")
    page.keyboard.press("Control+A")
    page.keyboard.type("Never mind")
    page.keyboard.press("Escape")  # closes the menu and changes nothing
    expect(page.locator(".views")).to_have_count(0)
    assert [view["name"] for view in kept(page)] == ["Second", "First"]
    menu(page).get_by_role("button", name="Rename First").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("Début")
    page.keyboard.press("Enter")
    expect(inside.get_by_role("status")).to_have_text("Renamed: Début")
    assert [view["name"] for view in kept(page)] == ["Second", "Début"]

    # the rename button has the focus again; delete is the next one
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(inside.get_by_role("listitem")).to_have_count(1)
    expect(inside.get_by_role("status")).to_contain_text("Deleted: Début")
    page.keyboard.press("Enter")  # undo has the focus
    expect(inside.get_by_role("listitem")).to_have_count(2)
    assert [view["name"] for view in kept(page)] == ["Second", "Début"]


def test_saving_over_a_name_can_be_undone(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    url = running_app(sample=True)
    page = visit(f"{url}/{RANKING}")
    save(page, "Mine")
    page.goto(f"{url}/map?c=MA")
    quiet(page)
    inside = save(page, "Mine")
    assert kept(page) == [{"name": "Mine", "page": "map", "query": "c=MA"}]
    inside.get_by_role("button", name="Undo").click()
    expect(inside.get_by_role("status")).to_have_text("As before.")
    assert "ranking" in kept(page)[0]["query"]


def test_exported_views_come_back_in_another_browser(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url = running_app(sample=True)
    page = visit(f"{url}/{RANKING}")
    inside = save(page, "Ünïcode <b>bold</b> & “quotes”")
    with page.expect_download() as waited:
        inside.get_by_role("button", name="Export all").click()
    path = tmp_path / "views.json"
    waited.value.save_as(path)
    assert waited.value.suggested_filename == "tela_views.json"

    other = visit(f"{url}/upload")
    inside = menu(other)
    expect(inside).to_contain_text("No view is saved yet.")
    inside.locator("input[type=file]").set_input_files(str(path))
    expect(inside.get_by_role("status")).to_contain_text("Imported: 1.")
    assert kept(other) == kept(page)
    expect(inside.locator("li b")).to_have_count(1)  # the name's own b, none of its markup
    expect(inside.locator("li b")).to_have_text("Ünïcode <b>bold</b> & “quotes”")
    inside.locator("input[type=file]").set_input_files(str(path))
    expect(inside.get_by_role("status")).to_contain_text("Imported: 0. Already there")
    inside.locator("li .open").click()
    other.wait_for_url("**/map?**")
    quiet(other)
    assert query_of(other) == VIEW


NO_VIEWS = "This file holds no saved views of Tela. Nothing was changed."


def test_junk_files_get_a_sentence_and_change_nothing(
    running_app: Callable[..., str], visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = visit(f"{running_app(sample=True)}/{RANKING}")
    inside = save(page, "Mine")
    before = kept(page)
    status = inside.get_by_role("status")
    for place, junk in enumerate(
        ["", "no json {", "[]", "null", "7", '{"views": []}', '{"tela_views": 99, "views": []}',
         '{"tela_views": 1, "views": {"a": 1}}', "\x00\x01MZ"]
    ):  # fmt: skip
        bring(inside, tmp_path / f"{place}.json", junk)
        expect(status).to_have_text(NO_VIEWS)
        inside.get_by_role("button", name="Save").click()  # the next sentence is a new one
        expect(status).not_to_have_text(NO_VIEWS)
        page.evaluate("stored => localStorage.setItem('tela.views:/', stored)",
                      a_file(*before))  # fmt: skip
    bring(inside, tmp_path / "large.json", " " * 400_001)
    expect(status).to_have_text("This file is too large for saved views. Nothing was changed.")
    assert kept(page) == before


def test_views_made_to_harm_are_left_out_or_harmless(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet, tmp_path: Path
) -> None:
    url = running_app(sample=True)
    page = visit(f"{url}/upload")
    inside = menu(page)
    bring(
        inside,
        tmp_path / "views.json",
        a_file(
            {"name": "<img src=x onerror=alert(1)>\u202e", "page": "map", "query": "p=evil&c=TN"},
            {"name": "elsewhere", "page": "//example.org", "query": ""},
            {"name": "proto", "page": "__proto__", "query": ""},
            {"name": "script", "page": "map", "query": "javascript:alert(1)"},
            {"name": "long", "page": "map", "query": "a" * 2_000},
            {"name": "", "page": "map", "query": ""},
            {"name": 7, "page": "map", "query": ""},
            {"name": "x" * 500, "page": "map", "query": ""},
        ),
    )
    expect(inside.get_by_role("status")).to_contain_text(
        "Imported: 2. Already there or unreadable: 6."
    )
    names = [view["name"] for view in kept(page)]
    assert names == ["<img src=x onerror=alert(1)>", "x" * 80]
    assert not page.evaluate("document.querySelectorAll('img[src=x]').length")
    inside.get_by_role("button", name="<img").first.click()
    page.wait_for_url("**/map?**")
    quiet(page)
    assert query_of(page) == {"c": "TN"}


def test_a_stranger_in_the_store_does_no_harm(
    running_app: Callable[..., str], visit: Callable[..., Page], quiet: Quiet
) -> None:
    page = visit(f"{running_app(sample=True)}/upload")
    page.evaluate("localStorage.setItem('tela.views:/', '<b>{')")
    inside = menu(page)
    expect(inside).to_contain_text("No view is saved yet.")
    page.evaluate(
        "stored => localStorage.setItem('tela.views:/', stored)",
        a_file({"name": "ok", "page": "map", "query": "&".join(f"k{n}=1" for n in range(200))}),
    )
    page.keyboard.press("Escape")
    menu(page).get_by_role("button", name="ok").first.click()
    expect(page.locator("[data-testid=stToast]")).to_contain_text("leads nowhere")
    quiet(page)
    assert "/upload" in page.url


def test_on_a_telephone_the_menu_is_whole(
    running_app: Callable[..., str], visit: Callable[..., Page]
) -> None:
    page = visit(f"{running_app(sample=True)}/map", viewport={"width": 360, "height": 740})
    inside = save(page, "A name that is long enough to break over several lines of a telephone")
    # the menu is laid out anew while it opens: it is where it stays that counts
    for _turn in range(50):
        if inside.evaluate(WHOLE):
            break
        page.wait_for_timeout(200)
    else:
        pytest.fail("a part of the menu lies outside the screen, or is too low to be touched")
