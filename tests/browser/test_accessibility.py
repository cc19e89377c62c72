"""What axe-core finds on every page: nothing but what is Streamlit's own, each named with a reason.

axe-core comes from `node_modules` or from npm; without either these tests are skipped, or fail
where the browser is required. It is run by the browser's driver, so our content policy stands.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from shell.pages import PAGES
from tests.browser.watching import lead
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Quiet = Callable[["Page"], None]
pytestmark = pytest.mark.xdist_group("accessibility")
AXE = "4.14.1"
FOOT = ".st-key-tela_foot"
PAGE = ".st-key-tela_page"
OPENED = "[data-testid=stPopoverBody]"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = {"width": 1440, "height": 1000}, {"width": 420, "height": 900}


@dataclass(frozen=True)
class Known:
    """A finding inside Streamlit's own markup, which no page of ours can mend; where it is seen."""

    slug: str
    rule: str
    selector: str
    reason: str


KNOWN = (
    Known(
        "upload",
        "presentation-role-conflict",
        "section[data-testid=stFileUploaderDropzone]",
        "Streamlit's drop zone has role=presentation beside a label; the button inside is named",
    ),
)
AT_MOST = 10
"""Times a page is looked at anew because it moved while it was."""
STILL = """() =>
    document.querySelector('[data-testid="stApp"]').dataset.testScriptState === "notRunning"
    && !document.querySelector('[data-stale="true"]')
    && document.getAnimations().every((moving) =>
        moving.playState !== "running"
        || moving.effect?.getComputedTiming().iterations === Infinity)"""
"""Whether a page is at rest: what grows in, fades, or waits for its script is pale for a while."""
SHOWN = """scheme =>
    getComputedStyle(document.querySelector('[data-testid="stApp"]')).colorScheme === scheme"""
"""Whether a page is shown in a light, to which it changes where it stands."""
VIEWS: dict[str, tuple[str, ...]] = {
    "overview": ("",),
    "map": (
        "?p=resp_ffp2", "?p=resp_ffp2&area=TN-52", "?v=sites", "?p=resp_ffp2&v=need",
    ),
    "products": ("?p=resp_ffp2",),
    "directory": ("?q=textile",),
    "deck": ("?deck=1i1ZS0okGMqLRZQtskR0JVovNYJgcRDfMreCAi4jQtbQEy8fGAgA", ""),
    "emergency": ("?p=resp_ffp2&q=900000000", ""),
    "foresight": ("?m=crisis&c=TN&vs=calm",),
    "allocation": ("?eq=1",),
    "trends": ("?p=resp_ffp2",),
    "resilience": ("", "?o=country"),
    "chain": ("?p=mask_surg_iir",),
    "partners": ("", "?of=site"),
    "needs": ("", "?b=posts&new=1"),
    "builder": ("?p=gown_surg_std&q=900000&need=all",),
    "benchmark": ("?of=DEMO-TN", "?o=training"),
    "quality": ("", "?s=problems&part=totals", "?s=twins"),
    "dictionary": ("", "?s=codes"),
}  # fmt: skip
"""Views of a page, the first of which is seen in every light and width."""
EMPTY = ("overview", "upload")
"""Pages of their own without data: all others then show the overview's way to begin."""
ON_A_PHONE = ("overview", "map", "emergency", "deck", "upload")
"""Pages laid out otherwise on a telephone."""
IN_THE_DARK = ("overview", "map", "products", "emergency")
"""Pages with something of their own to pale in the dark: figures, lists of colours."""


@dataclass(frozen=True)
class Look:
    """One page as it is looked at; `popovers` opens those of the page, one after the other."""

    slug: str
    ledger: str
    scheme: str
    query: str = ""
    narrow: bool = False
    popovers: bool = False

    def __str__(self) -> str:
        told = [self.ledger, self.scheme, "narrow" if self.narrow else ""]
        return f"/{self.slug}{self.query} ({', '.join(word for word in told if word)})"


@dataclass(frozen=True)
class Finding:
    """One element that breaks a rule; `known` is the place in KNOWN, or -1."""

    look: Look
    rule: str
    impact: str
    target: str
    html: str
    why: str
    known: int

    def __str__(self) -> str:
        return f"{self.look}: {self.rule} ({self.impact})\n    {self.html}\n    {self.why}"


def first(slug: str) -> str:
    """The plain view of a page with data."""
    return VIEWS.get(slug, ("",))[0]


def looks(slug: str) -> list[Look]:
    """How a page is looked at; on a telephone in the dark, where it has something to pale."""
    plain, *others = VIEWS.get(slug, ("",))
    dark = slug in IN_THE_DARK
    return [
        *(Look(slug, "empty", "light") for _ in range(slug in EMPTY)),
        Look(slug, "sample", "light", plain, popovers=True),
        *(Look(slug, "sample", "dark", plain) for _ in range(dark)),
        *(Look(slug, "sample", ("light", "dark")[n % 2], q) for n, q in enumerate(others)),
        *(
            Look(slug, "sample", ("light", "dark")[dark], plain, narrow=True)
            for _ in range(slug in ON_A_PHONE)
        ),
    ]


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    here = ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if here.exists():
        return here.read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("axe")
    npm, failed = shutil.which("npm"), "npm is not there"
    if npm:
        command = [npm, "install", "--no-save", "--prefix", str(folder), f"axe-core@{AXE}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        failed = done.stderr[-500:]
    found = folder / "node_modules" / "axe-core" / "axe.min.js"
    if found.exists():
        return found.read_text(encoding="utf-8")
    reason = f"no axe-core: {failed}"
    if os.environ.get("TELA_BROWSER_REQUIRED") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="module")
def check(axe: str) -> Callable[[Page, Look], list[Finding]]:
    """Run axe-core on what a page shows now."""
    known = [{"rule": one.rule, "selector": one.selector} for one in KNOWN]

    def run(page: Page, look: Look, part: str = "") -> list[Finding]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(axe)
        for _turn in range(AT_MOST):
            page.wait_for_function(STILL)
            page.wait_for_timeout(250)
            found: list[dict[str, Any]] | None = page.evaluate(
                """async ({ known, rules, part }) => {
                    const still = STILL;
                    let moved = false;
                    const moving = () => { moved = true; };
                    const app = document.querySelector('[data-testid="stApp"]');
                    const watch = new MutationObserver(moving);
                    watch.observe(app, { attributeFilter: ["data-test-script-state"] });
                    document.addEventListener("transitionrun", moving);
                    if (!still()) return null;
                    const place = (rule, node) => known.findIndex(
                        (one) => one.rule === rule && node.element?.matches(one.selector));
                    const told = await axe.run(part || document, {
                        elementRef: true, resultTypes: ["violations"],
                        runOnly: { type: "tag", values: rules } });
                    watch.disconnect();
                    document.removeEventListener("transitionrun", moving);
                    if (moved || !still()) return null;
                    return told.violations.flatMap((rule) => rule.nodes.map((node) => ({
                        rule: rule.id, impact: node.impact ?? rule.impact,
                        target: node.target.join(" "), html: node.html.slice(0, 300),
                        why: (node.failureSummary ?? "").replace(/\\s+/g, " ").slice(0, 300),
                        known: place(rule.id, node) })));
                }""".replace("STILL", STILL),
                {"known": known, "rules": RULES, "part": part},
            )
            if found is not None:
                break
        else:
            pytest.fail(f"{look} does not come to rest")
        return [Finding(look, **one) for one in found]

    return run


@pytest.fixture(scope="module")
def found(
    running_app: Callable[..., str],
    chromium: Browser,
    quiet: Quiet,
    check: Callable[..., list[Finding]],
) -> Iterator[Callable[[str], list[Finding]]]:
    """Find what a page breaks, however it is looked at."""
    servers = {"sample": running_app(sample=True), "empty": running_app()}
    context = chromium.new_context(viewport=WIDE, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(30_000)
    stands: dict[str, object] = {}

    def open_at(look: Look) -> None:
        """Loaded anew for another server or screen only: of the rest the page goes on by itself."""
        place, address = (look.ledger, look.narrow), f"{look.slug}{look.query}"
        # what is gathered stays with a session
        if stands.get("place") != place or (look.slug == "deck" and stands["address"] != address):
            page.set_viewport_size(NARROW if look.narrow else WIDE)
            page.goto(f"{servers[look.ledger]}/{address}")
        elif stands["address"] != address:
            lead(page, address)
        stands.update(place=place, address=address, scheme=look.scheme)
        # drawn last; before it there is little to find
        page.locator(FOOT).wait_for(timeout=60_000)

    def seen(look: Look) -> Iterator[Finding]:
        page.emulate_media(color_scheme=look.scheme)
        if stands.get("scheme", look.scheme) != look.scheme:
            # drawn anew in that light before the page goes elsewhere
            page.wait_for_function(SHOWN, arg=look.scheme)
            page.wait_for_timeout(500)
            quiet(page)
        open_at(look)
        quiet(page)
        page.wait_for_timeout(500)  # for what comes up after the script is at rest
        # the frame is the same on every view of a page
        yield from check(page, look, "" if look.query in ("", first(look.slug)) else PAGE)
        for button in popovers(page) if look.popovers else []:
            button.click()
            page.wait_for_timeout(500)
            quiet(page)
            yield from check(page, look, OPENED)
            page.keyboard.press("Escape")
            page.wait_for_timeout(200)

    asked: set[str] = set()

    def find(slug: str) -> list[Finding]:
        if slug in asked:
            stands.clear()  # something went wrong: from the beginning
        asked.add(slug)
        return [finding for look in looks(slug) for finding in seen(look)]

    yield find
    context.close()


def popovers(page: Page) -> list[Any]:
    """The buttons of what opens over a page, in the page itself; of the map's head too.

    The first of each kind: menus of downloads are alike under every figure.
    """
    on_map = page.url.partition("?")[0].endswith("/map")
    inside = "" if on_map else ".st-key-tela_page "
    every = page.locator(f"{inside}[data-testid=stPopover] button").all()
    shown = {button.inner_text(): button for button in reversed(every) if button.is_visible()}
    return list(shown.values())[::-1][: 4 if on_map else 1]


@pytest.mark.parametrize("slug", [entry.slug for entry in PAGES])
def test_a_page_breaks_no_rule(slug: str, found: Callable[[str], list[Finding]]) -> None:
    findings = found(slug)
    ours = [finding for finding in findings if finding.known < 0]
    assert not ours, "\n".join(map(str, dict.fromkeys(ours)))
    seen = {finding.known for finding in findings}
    gone = [one.rule for n, one in enumerate(KNOWN) if one.slug == slug and n not in seen]
    assert not gone, "no longer found: take it from KNOWN"


def test_a_rule_broken_is_found(
    running_app: Callable[..., str],
    chromium: Browser,
    quiet: Quiet,
    check: Callable[[Page, Look], list[Finding]],
) -> None:
    page = chromium.new_page(viewport=WIDE, locale="en-GB")
    page.set_default_timeout(30_000)
    page.goto(f"{running_app(sample=True)}/dictionary")
    page.locator(FOOT).wait_for(timeout=60_000)
    quiet(page)
    page.evaluate(
        """() => {
            const heading = document.querySelector(".st-key-tela_page h1");
            heading.style.color = "#bbb";
            heading.append(document.createElement("button"));
        }"""
    )
    rules = {finding.rule for finding in check(page, Look("dictionary", "sample", "light"))}
    page.close()
    assert {"color-contrast", "button-name"} <= rules
