export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".areas");
  const kept = root.querySelector(".rows")?.scrollTop ?? 0;
  const before = root.dataset.chosen ?? "";
  const make = (kind, name, text) => {
    const made = document.createElement(kind);
    made.className = name;
    // never as HTML: names come from files
    if (text !== undefined) made.textContent = text;
    return made;
  };

  const head = make("div", "head");
  data.heads.forEach((text, place) => head.append(make("span", ["", "value", "firms"][place], text)));
  const rows = make("div", "rows");
  rows.setAttribute("role", "group");
  rows.setAttribute("aria-label", data.label);
  for (const row of data.rows) {
    const line = make("button", row.stands ? "row" : "row silent");
    line.type = "button";
    line.dataset.code = row.code;
    line.setAttribute("aria-pressed", String(row.code === data.chosen));
    const key = make("i", "key");
    key.style.background = row.colour;
    const name = make("span", "name", row.name);
    name.append(make("small", "", row.country));
    line.append(key, name, make("span", "value", row.value), make("span", "firms", row.firms));
    line.onclick = () => setTriggerValue("chosen", row.code);
    rows.append(line);
  }
  root.replaceChildren(head, rows);
  root.dataset.chosen = data.chosen;
  rows.scrollTop = kept;
  const chosen = rows.querySelector("[aria-pressed=true]");
  if (chosen && data.chosen !== before) {
    const top = chosen.offsetTop - rows.offsetTop;
    if (top < rows.scrollTop || top + chosen.offsetHeight > rows.scrollTop + rows.clientHeight) {
      rows.scrollTop = top - rows.clientHeight / 3;
    }
    chosen.classList.add("new");
  }
}
