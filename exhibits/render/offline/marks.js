// Marks of the drawings: what they tell under the pointer or in focus, and their rows in the table.
const tip = document.getElementById('tip');
const telling = new WeakMap();

function rowsOf(mark) {
  return mark.dataset.rows ? mark.dataset.rows.split(' ') : [];
}

function show(mark, x, y) {
  const [first, ...rest] = telling.get(mark).split('\n');
  const head = document.createElement('b');
  head.textContent = first;
  tip.replaceChildren(head);
  for (const line of rest) {
    const part = document.createElement('div');
    part.textContent = line;
    tip.append(part);
  }
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const left = x + 14 + box.width > innerWidth ? x - 14 - box.width : x + 14;
  const top = y + 16 + box.height > innerHeight ? y - 12 - box.height : y + 16;
  tip.style.left = `${Math.max(left, 4)}px`;
  tip.style.top = `${Math.max(top, 4)}px`;
}

function unring(figure) {
  tip.hidden = true;
  for (const one of figure.querySelectorAll('.ring')) one.remove();
  for (const row of figure.querySelectorAll('tr.on')) row.classList.remove('on');
}

// Rings are drawn above all else, so that no neighbour covers them.
function ring(marks) {
  const around = marks.flatMap((mark) => ['ring beneath', 'ring'].map((name) => {
    const copy = mark.cloneNode(false);
    const kept = ['d', 'href', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'transform'];
    for (const { name: given } of [...copy.attributes]) {
      if (!kept.includes(given)) copy.removeAttribute(given);
    }
    copy.setAttribute('class', name);
    copy.setAttribute('aria-hidden', 'true');
    return [mark.closest('.pan') || mark.closest('svg').lastElementChild, copy];
  }));
  for (const beneath of [true, false]) {
    for (const [place, copy] of around) {
      if (copy.classList.contains('beneath') === beneath) place.append(copy);
    }
  }
}

function lightRows(figure, rows) {
  const box = figure.querySelector('.rows');
  const found = rows.map((row) => figure.querySelector(`tr[data-row="${row}"]`));
  for (const row of found) row.classList.add('on');
  const [first] = found.filter((row) => !row.hidden);
  if (!first || !box.offsetHeight) return;
  const head = box.querySelector('thead').offsetHeight;
  const [top, bottom] = [first.offsetTop - head, first.offsetTop + first.offsetHeight];
  if (top < box.scrollTop) box.scrollTop = top;
  else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
}

function alike(svg, mark) {
  return [...svg.querySelectorAll('[data-rows]')].filter((one) => one.dataset.rows === mark.dataset.rows
    && telling.get(one) === telling.get(mark));
}

function lightMark(figure, svg, mark) {
  unring(figure);
  ring(alike(svg, mark));
  lightRows(figure, rowsOf(mark));
}

// Marks that tell the same, as the regions of a country drawn as one, are one stop.
function stopsOf(svg) {
  const seen = new Set();
  const stops = [];
  for (const mark of svg.querySelectorAll('[data-rows]')) {
    const title = mark.querySelector('title');
    telling.set(mark, title.textContent);
    title.remove();
    const key = `${mark.dataset.rows}\n${telling.get(mark)}`;
    if (seen.has(key)) {
      mark.setAttribute('aria-hidden', 'true');
      continue;
    }
    seen.add(key);
    mark.setAttribute('role', 'img');
    mark.setAttribute('aria-label', telling.get(mark).split('\n').join(', '));
    stops.push(mark);
  }
  const order = (mark) => (mark.dataset.rows ? Number(rowsOf(mark)[0]) : Infinity);
  stops.sort((one, other) => order(one) - order(other) || 0);
  reachable(stops, stops[0]);
  return stops;
}

function markDrawing(figure, svg) {
  const stops = stopsOf(svg);
  const at = (event) => event.target.closest('[data-rows]');
  const point = (event) => {
    if (event.buttons && figure.classList.contains('near')) return;
    const mark = at(event);
    if (!mark) return unring(figure);
    if (event.type === 'pointerover') lightMark(figure, svg, mark);
    show(mark, event.clientX, event.clientY);
  };
  svg.addEventListener('pointerover', point);
  svg.addEventListener('pointermove', point);
  svg.addEventListener('click', point);
  svg.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') unring(figure);
  });
  // the pointer leaves the focus where it was: the keys then still turn the slides
  svg.addEventListener('mousedown', (event) => event.preventDefault());
  svg.addEventListener('focusin', (event) => {
    const mark = at(event);
    const box = mark.getBoundingClientRect();
    lightMark(figure, svg, mark);
    show(mark, box.left + box.width / 2, box.top + box.height / 2);
  });
  svg.addEventListener('focusout', () => unring(figure));
  svg.addEventListener('keydown', (event) => {
    const mark = at(event);
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') {
      const row = figure.querySelector(`tr[data-row="${rowsOf(mark)[0]}"]`);
      if (row && row.offsetHeight) row.focus();
      return;
    }
    const next = stepped(event.key, stops.indexOf(mark), stops.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    reachable(stops, stops[next]);
    stops[next].focus({ preventScroll: true });
  });
}

for (const figure of figures) {
  for (const svg of figure.querySelectorAll('.drawing')) markDrawing(figure, svg);
}
document.addEventListener('pointerdown', (event) => {
  if (!event.target.closest('[data-rows]')) figures.forEach(unring);
});
document.addEventListener('scroll', () => { tip.hidden = true; }, { passive: true });
