// Streamlit adds an entry to the browser's history for each change of the address it makes. Two of
// them are no step of the reader's, and would make the back button stop where nobody has been:
// - leaving for another page with a query, it first sets the query on the page being left;
// - an address put in order by the page itself, when nobody has touched anything since it came up.
const keepHistoryOfSteps = () => {
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let acted = false;
  let last = { search: "", at: 0 };
  const wasTouched = () => { acted = true; };
  for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, wasTouched, true);
  window.addEventListener("popstate", () => { acted = false; }, true);
  history.pushState = (state, title, url) => {
    const to = new URL(url ?? location.href, location.href);
    const samePage = to.pathname === location.pathname;
    const leaving = !samePage && to.search === last.search && performance.now() - last.at < 1000;
    const own = samePage && !acted;
    (leaving || own ? replace : push)(state, title, url);
    last = samePage ? { search: to.search, at: performance.now() } : { search: "", at: 0 };
  };
};

// The deck being gathered outlives its session here. Some browsers let no page keep anything.
const keepDeck = (deck, goOn) => {
  try {
    const kept = localStorage.getItem("tela-deck");
    if (deck !== null) localStorage.setItem("tela-deck", deck);
    else if (kept && !window.telaDeck) {
      window.telaDeck = true;
      const app = document.querySelector('[data-testid="stApp"]');
      const tell = () => {
        if (app?.dataset.testScriptState === "notRunning") goOn(kept);
        else setTimeout(tell, 100);
      };
      tell();
    }
  } catch { /* gathered for this session alone */ }
};

export default function ({ data, setStateValue, setTriggerValue }) {
  document.documentElement.lang = data.language;
  document.documentElement.dataset.direction = data.direction;
  // for the menu of saved views, which is not sent again with each view
  window.telaView = data.view;
  window.dispatchEvent(new Event("tela-view"));
  keepDeck(data.deck, (kept) => setTriggerValue("deck", kept));
  if (!window.telaHistory) {
    window.telaHistory = true;
    keepHistoryOfSteps();
  }
  // one query for the whole page: each run of the script replaces its listener
  window.telaNarrow ??= window.matchMedia(`(max-width: ${data.narrow}px)`);
  const width = () => (window.telaNarrow.matches ? "narrow" : "wide");
  // what is told while a click is on its way would go with the address from before it
  const tell = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (app?.dataset.testScriptState === "notRunning") setStateValue("width", width());
    else setTimeout(tell, 100);
  };
  window.telaNarrow.onchange = tell;
  if (width() !== data.width) setStateValue("width", width());
}
