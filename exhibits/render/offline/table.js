// The tables: sorted by a column, searched, copied, saved; their rows light up their marks.
const LETTERS = { ı: 'i', ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', đ: 'd', ł: 'l', ς: 'σ' };
const NUMERIC = /^[+-]?[\d(][\d\s\u00a0\u202f.,()/-]*$/;
const order = new Intl.Collator(root.lang, { numeric: true });

// Letters without accents and case, as the search compares them.
function bare(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[ıßœæøđłς]/g, (letter) => LETTERS[letter]).replace(/\s+/g, ' ').trim();
}

function exact(cell) {
  return cell.dataset.v ?? cell.textContent;
}

function compared(figures, one, other, sign) {
  if (!figures) return sign * order.compare(exact(one), exact(other));
  // what has no figure stands last either way
  const [first, second] = [one, other].map((cell) => {
    const text = exact(cell);
    return text.trim() && Number.isFinite(Number(text)) ? Number(text) : null;
  });
  if (first === null || second === null) return (first === null) - (second === null);
  return sign * (first - second);
}

function sortable(table, then) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.title = told(words.sort, { column: button.textContent });
    head.append(button);
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const figured = head.classList.contains('number');
      // a figure's largest values are looked for first; a third time gives the first order back
      const ways = figured ? ['descending', 'ascending'] : ['ascending', 'descending'];
      const way = ways[ways.indexOf(now) + 1];
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      const sorted = [...rows];
      if (way) {
        head.setAttribute('aria-sort', way);
        const sign = way === 'ascending' ? 1 : -1;
        sorted.sort((one, other) => compared(figured, one.cells[column], other.cells[column], sign));
      }
      body.append(...sorted);
      then();
    });
  }
}

function shownRows(table) {
  return [...table.tBodies[0].rows].filter((row) => !row.hidden);
}

// Text that no spreadsheet runs: a formula gets a leading apostrophe.
function harmless(text) {
  return /^ *[=+\-@\t\r]/.test(text) && !NUMERIC.test(text) ? `'${text}` : text;
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

function content(table, made) {
  const heads = [...table.tHead.rows[0].cells].map((cell) => harmless(cell.textContent));
  return [heads, ...shownRows(table).map((row) => [...row.cells].map(made))];
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

function saved(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// In a spreadsheet of the reader's language a copied figure has that language's decimal mark.
const decimal = count.formatToParts(1.5).find((part) => part.type === 'decimal').value;
const pasted = (cell) => {
  const figure = cell.dataset.v && cell.classList.contains('number');
  return figure ? cell.dataset.v.replace('.', decimal) : harmless(exact(cell));
};
const filed = (cell) => harmless(exact(cell));

function linked(figure, table) {
  const rows = [...table.tBodies[0].rows];
  const drawing = () => [...figure.querySelectorAll('.drawing')].find((one) => one.clientWidth);
  const marksOf = (row) => {
    const svg = drawing();
    return svg ? [...svg.querySelectorAll('[data-rows]')].filter(
      (one) => rowsOf(one).includes(row.dataset.row)) : [];
  };
  const lit = (event) => {
    const row = event.target.closest('tbody tr');
    if (!row) return;
    unring(figure);
    row.classList.add('on');
    ring(marksOf(row));
  };
  const body = table.tBodies[0];
  body.addEventListener('pointerover', lit);
  body.addEventListener('focusin', lit);
  body.addEventListener('pointerleave', () => unring(figure));
  body.addEventListener('focusout', () => unring(figure));
  body.addEventListener('keydown', (event) => {
    const row = event.target.closest('tr');
    if (event.key === 'Enter') {
      const stop = marksOf(row).find((one) => one.hasAttribute('tabindex'));
      if (stop) stop.focus();
      return;
    }
    const shown = shownRows(table);
    // sideways the table scrolls
    if (/Left|Right/.test(event.key)) return;
    const next = stepped(event.key, shown.indexOf(row), shown.length);
    if (next === null) return;
    event.preventDefault();
    reachable(rows, shown[next]);
    shown[next].focus();
  });
  if (rows.length) reachable(rows, rows[0]);
}

for (const figure of figures) {
  const table = figure.querySelector('table');
  const filter = figure.querySelector('input[type="search"]');
  const rows = [...table.tBodies[0].rows];
  const texts = new Map(rows.map((row) => [row, bare([...row.cells].map((cell) => cell.textContent).join(' '))]));
  const tellRows = () => say(told(words.rows, {
    shown: count.format(shownRows(table).length), all: count.format(rows.length),
  }));
  sortable(table, () => reachable(rows, shownRows(table)[0]));
  linked(figure, table);
  filter.addEventListener('input', () => {
    const sought = bare(filter.value).split(' ');
    for (const row of rows) row.hidden = !sought.every((word) => texts.get(row).includes(word));
    reachable(rows, shownRows(table)[0]);
    tellRows();
  });
  figure.querySelector('[data-do="copy"]').addEventListener('click', async () => {
    const lines = content(table, pasted).map((row) => row.map((text) => text.replace(/\s+/g, ' ')).join('\t'));
    const done = await copied(lines.join('\n'));
    say(done ? told(words.copied, { count: count.format(lines.length - 1) }) : words.not_copied);
  });
  const save = figure.querySelector('[data-do="save"]');
  save.addEventListener('click', () => {
    const lines = content(table, filed).map((row) => row.map(quoted).join(','));
    saved(`${lines.join('\r\n')}\r\n`, save.dataset.file);
    say(told(words.saved, { count: count.format(lines.length - 1) }));
  });
}
