export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".listing");
  const old = root.querySelector(".rows");
  const kept = old?.scrollTop ?? 0;
  const before = root.dataset.chosen ?? "";
  const focused = parentElement.getRootNode().activeElement?.dataset?.code;
  const make = (kind, name, text) => {
    const made = document.createElement(kind);
    made.className = name;
    // never as HTML: names come from files
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const head = make("div", data.named ? "head" : "head bare");
  head.setAttribute("aria-hidden", "true");
  data.heads.forEach((column, place) =>
    head.append(make("span", place ? `cell ${column.kind}` : "first", column.text))
  );

  const line = (row) => {
    const made = make(data.choosable ? "button" : "div", row.quiet ? "row quiet" : "row");
    const chosen = row.code === data.chosen;
    made.dataset.code = row.code;
    if (chosen) made.classList.add("chosen");
    if (data.choosable) {
      made.type = "button";
      if (data.toggles) made.setAttribute("aria-pressed", String(chosen));
      else if (chosen) made.setAttribute("aria-current", "true");
      made.onclick = () => setTriggerValue("chosen", row.code);
    } else {
      made.setAttribute("role", "listitem");
    }
    if (data.keyed) {
      const key = make("i", row.colour ? "key" : "key none");
      key.style.background = row.colour ?? "";
      made.append(key);
    }
    const name = make("span", "name", row.name);
    if (row.note) name.append(make("small", "", row.note));
    made.append(name);
    (row.cells ?? []).forEach((text, place) => {
      const column = data.heads[place + 1];
      const cell = make("span", `cell ${column.kind}${text ? "" : " empty"}`);
      // the column's head: seen on a card, heard everywhere
      if (row.alarm?.includes(place)) cell.classList.add("alarm");
      cell.append(make("b", "", column.text), make("span", "", text));
      made.append(cell);
    });
    return made;
  };

  const rows = make("div", "rows");
  rows.setAttribute("role", data.choosable ? "group" : "list");
  rows.setAttribute("aria-label", data.label);
  rows.append(head, ...data.rows.map(line));
  rows.style.gridTemplateColumns = [
    // the row's own padding is taken from its first column
    ...(data.keyed ? ["1.25rem"] : []),
    "minmax(0, 1fr)",
    ...data.heads.slice(1).map((column) => column.width),
  ].join(" ");
  if (data.tall) rows.style.maxHeight = data.tall;
  rows.onkeydown = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = event.target.closest(".row");
    if (!step || !here) return;
    const next = step > 0 ? here.nextElementSibling : here.previousElementSibling;
    if (!next?.matches("button.row")) return;
    event.preventDefault();
    next.focus();
  };
  root.className = data.cards ? "listing cards" : "listing";
  root.replaceChildren(rows);
  // where nothing in it takes the keyboard, a list that scrolls must take it itself
  if (!data.choosable && rows.scrollHeight > rows.clientHeight) rows.tabIndex = 0;
  root.dataset.chosen = data.chosen;
  rows.scrollTop = kept;

  const find = (code) => [...rows.querySelectorAll(".row")].find((row) => row.dataset.code === code);
  // a new run draws new rows: who went by keyboard stays where they were
  if (focused) find(focused)?.focus({ preventScroll: true });
  const chosen = data.chosen ? find(data.chosen) : null;
  if (chosen && data.chosen !== before) {
    const top = chosen.offsetTop - rows.offsetTop;
    if (top < rows.scrollTop || top + chosen.offsetHeight > rows.scrollTop + rows.clientHeight) {
      rows.scrollTop = top - rows.clientHeight / 3;
    }
  }
}
