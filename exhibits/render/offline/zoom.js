// Maps looked at closely: wheel, buttons, keys; a double click shows the whole again.
const CLOSEST = 16;

function zoomable(figure, svg) {
  const pan = svg.querySelector('.pan');
  const [left, top, wide, tall] = pan.dataset.window.split(' ').map(Number);
  let [times, x, y] = [1, 0, 0];

  function draw() {
    // the window is always covered
    x = Math.min(left * (1 - times), Math.max((left + wide) * (1 - times), x));
    y = Math.min(top * (1 - times), Math.max((top + tall) * (1 - times), y));
    if (times === 1) pan.removeAttribute('transform');
    else pan.setAttribute('transform', `translate(${x} ${y}) scale(${times})`);
    // words and circles grow less than the land, so that what lay close is parted
    pan.style.setProperty('--kept', times ** -0.7);
    figure.classList.toggle('near', times > 1);
  }

  function within(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    return [at.x, at.y];
  }

  function zoom(by, [px, py] = [left + wide / 2, top + tall / 2]) {
    const next = Math.min(CLOSEST, Math.max(1, times * by));
    x = px - ((px - x) / times) * next;
    y = py - ((py - y) / times) * next;
    times = next;
    draw();
  }

  svg.addEventListener('wheel', (event) => {
    // on the page the wheel scrolls, unless the map is near already or Ctrl is held
    const ours = event.ctrlKey || event.metaKey || times > 1 || root.classList.contains('presenting');
    if (!ours || (times === 1 && event.deltaY > 0)) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400), within(event));
  }, { passive: false });
  svg.addEventListener('dblclick', (event) => (times > 1 ? zoom(1 / times) : zoom(2, within(event))));
  let held = null;
  svg.addEventListener('pointerdown', (event) => {
    if (times > 1) held = within(event);
  });
  svg.addEventListener('pointermove', (event) => {
    if (!held || !event.buttons) return;
    svg.setPointerCapture(event.pointerId);
    const now = within(event);
    [x, y, held] = [x + now[0] - held[0], y + now[1] - held[1], now];
    draw();
  });
  svg.addEventListener('pointerup', () => { held = null; });
  const step = (way) => {
    zoom({ in: 1.6, out: 1 / 1.6, whole: 1 / times }[way]);
    return times;
  };
  svg.addEventListener('keydown', (event) => {
    const way = { '+': 'in', '=': 'in', '-': 'out', 0: 'whole' }[event.key];
    if (way && !event.ctrlKey && !event.metaKey) say(told(words.zoomed, { times: count.format(step(way)) }));
  });
  return step;
}

for (const figure of figures) {
  const steps = [...figure.querySelectorAll('.drawing')].filter((svg) => svg.querySelector('.pan'))
    .map((svg) => zoomable(figure, svg));
  for (const button of figure.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => {
      const times = steps.map((step) => step(button.dataset.zoom));
      say(told(words.zoomed, { times: count.format(times[0]) }));
    });
  }
}
