// Saved views live in localStorage, one list for each place Tela is served at. Names are shown by
// textContent only; what is opened is read on the server as any address is.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const QUERY = /^[\w.~%&=+-]*$/;

const storeName = (data) => {
  const parts = location.pathname.split("/").filter(Boolean);
  if (parts.length && parts[parts.length - 1] in data.pages) parts.pop();
  return `tela.views:/${parts.join("/")}`;
};
// The page, query and name of the view that is open, as document.js was told them.
// The menu may be open before: nothing is saved until the view is known.
const here = () => window.telaView ?? { page: "", query: "", name: "" };
const viewTold = () => window.telaView ? Promise.resolve()
  : new Promise((told) => window.addEventListener("tela-view", told, { once: true }));
const cleanName = (text, data) =>
  [...String(text).replace(INVISIBLE, " ").replace(/\s+/g, " ").trim()]
    .slice(0, data.longestName).join("").trim();

// Only what looks like a view passes, as the three texts that it is.
const viewOf = (thing, data) => {
  if (!thing || typeof thing !== "object" || typeof thing.name !== "string") return null;
  const { page, query } = thing;
  const name = cleanName(thing.name, data);
  if (!name || typeof page !== "string" || !Object.hasOwn(data.pages, page)) return null;
  if (typeof query !== "string" || query.length > data.longestQuery || !QUERY.test(query)) return null;
  return { name, page, query };
};
const viewsIn = (text, data) => {
  let found;
  try { found = JSON.parse(text); } catch { return null; }
  if (!found || !Array.isArray(found.views) || found.tela_views !== data.format) return null;
  return found.views.slice(0, 10 * data.most).map((thing) => viewOf(thing, data));
};
const written = (views, data, indent) =>
  JSON.stringify({ tela_views: data.format, views }, null, indent);

const said = (text, given) => text.replace(/\{(\w+)\}/g, (whole, key) => given?.[key] ?? whole);
const element = (tag, text, given) => Object.assign(document.createElement(tag), { textContent: text, ...given });

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".views");
  const words = data.words;
  const part = (selector) => root.querySelector(selector);
  const kept = (root.kept ??= { renaming: "", touched: false });

  const load = () => {
    try { return (viewsIn(localStorage.getItem(storeName(data)) ?? "", data) ?? []).filter(Boolean); }
    catch { return []; }
  };
  const store = (views) => {
    try { localStorage.setItem(storeName(data), written(views, data)); return true; }
    catch { tell(words.blocked); return false; }
  };
  const tell = (text, given, undo) => {
    const line = part(".said");
    line.replaceChildren(said(text, given));
    if (!undo) return;
    const button = element("button", words.undo, { type: "button" });
    button.onclick = () => {
      if (!store(undo)) return;
      list();
      tell(words.undone);
      part(".save input").focus();
    };
    line.append(" ", button);
    button.focus();
  };

  const save = async (event) => {
    event.preventDefault();
    await viewTold();
    const name = cleanName(part(".save input").value, data);
    if (!name) { tell(words.nameless); return; }
    const before = load();
    const view = { name, page: here().page, query: here().query };
    const at = before.findIndex((one) => one.name === name);
    if (at < 0 && before.length >= data.most) { tell(words.full, { most: data.most }); return; }
    const after = at < 0 ? [view, ...before] : before.map((one, place) => (place === at ? view : one));
    if (!store(after)) return;
    list();
    if (at < 0) tell(words.saved, { name });
    else tell(words.replaced, { name }, before);
  };
  const remove = (name) => {
    const before = load();
    if (!store(before.filter((one) => one.name !== name))) return;
    list();
    tell(words.deleted, { name }, before);
  };
  const rename = (old, text) => {
    const name = cleanName(text, data);
    const before = load();
    if (!name) { tell(words.nameless); return; }
    if (name !== old && before.some((one) => one.name === name)) { tell(words.taken); return; }
    if (!store(before.map((one) => (one.name === old ? { ...one, name } : one)))) return;
    settle(name);
    tell(words.renamed, { name });
  };
  const settle = (name) => {
    kept.renaming = "";
    list();
    [...root.querySelectorAll("li")].find((row) => row.dataset.name === name)
      ?.querySelector(".small")?.focus();
  };
  const takeAll = () => {
    const file = new Blob([written(load(), data, 1)], { type: "application/json" });
    const link = element("a", "", { href: URL.createObjectURL(file), download: "tela_views.json" });
    root.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    tell(words.exported);
  };
  const bring = async (file) => {
    if (!file) return;
    if (file.size > data.longestFile) { tell(words.tooLarge); return; }
    const found = viewsIn(await file.text(), data);
    if (!found) { tell(words.noViews); return; }
    const before = load();
    const after = [...before];
    for (const view of found) {
      const same = (one) => one.page === view.page && one.query === view.query;
      if (!view || after.length >= data.most) continue;
      if (after.some((one) => one.name === view.name && same(one))) continue;
      after.push({ ...view, name: freeName(view.name, after) });
    }
    const added = after.length - before.length;
    if (added && !store(after)) return;
    list();
    tell(words.imported, { added, left: found.length - added }, added ? before : null);
  };
  const freeName = (name, views) => {
    const taken = new Set(views.map((one) => one.name));
    for (let turn = 2, tried = name; ; turn += 1) {
      if (!taken.has(tried)) return tried;
      const ending = ` (${turn})`;
      tried = [...name].slice(0, data.longestName - ending.length).join("") + ending;
    }
  };

  const row = (view) => {
    const line = element("li", "");
    line.dataset.name = view.name;
    if (kept.renaming === view.name) { line.append(renaming(view)); return line; }
    const open = element("button", "", { type: "button", className: "open" });
    open.append(element("b", view.name), element("span", data.pages[view.page]));
    if (view.page === here().page && view.query === here().query) open.setAttribute("aria-current", "page");
    open.onclick = () => setTriggerValue("open", { page: view.page, query: view.query });
    const change = element("button", words.rename, { type: "button", className: "small" });
    change.setAttribute("aria-label", said(words.renameOf, { name: view.name }));
    change.onclick = () => { kept.renaming = view.name; list(); part("li input")?.select(); };
    const drop = element("button", words.delete, { type: "button", className: "small" });
    drop.setAttribute("aria-label", said(words.deleteOf, { name: view.name }));
    drop.onclick = () => remove(view.name);
    line.append(open, change, drop);
    return line;
  };
  const renaming = (view) => {
    const form = element("form", "");
    const field = element("input", "", { type: "text", value: view.name, maxLength: data.longestName });
    field.setAttribute("aria-label", words.newName);
    const cancel = element("button", words.cancel, { type: "button", className: "small" });
    cancel.onclick = () => settle(view.name);
    form.append(field, element("button", words.keep, { type: "submit", className: "small" }), cancel);
    form.onsubmit = (event) => { event.preventDefault(); rename(view.name, field.value); };
    return form;
  };
  const list = () => {
    const views = load();
    part("ul").setAttribute("aria-label", words.list);
    part("ul").replaceChildren(...views.map(row));
    part(".none").textContent = views.length ? "" : words.none;
  };

  const field = part(".save input");
  part(".save label").textContent = words.saveAs;
  part(".save label").htmlFor = field.id = "tela-view-name";
  field.maxLength = data.longestName;
  field.oninput = () => { kept.touched = true; };
  const suggest = () => { if (!kept.touched) field.value = here().name; };
  suggest();
  part(".save button").textContent = words.save;
  part(".save").onsubmit = save;
  part(".where").textContent = words.where;
  const file = part("input[type=file]");
  file.onchange = async () => { await bring(file.files[0]); file.value = ""; };
  const take = element("button", words.exportAll, { type: "button", onclick: takeAll });
  const give = element("button", words.import, { type: "button", onclick: () => file.click() });
  part(".foot").replaceChildren(take, give);
  list();

  const elsewhere = (event) => { if (event.key === storeName(data)) list(); };
  window.addEventListener("storage", elsewhere);
  const told = () => { suggest(); if (!kept.renaming) list(); };
  window.addEventListener("tela-view", told);
  return () => {
    window.removeEventListener("storage", elsewhere);
    window.removeEventListener("tela-view", told);
  };
}
