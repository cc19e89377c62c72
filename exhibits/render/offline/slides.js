// The presentation: one figure at a time, turned by keys, buttons or a swipe.
const bar = document.querySelector('.bar');
const SWIPE = 60;
let slide = null;
let opener = null;

function turn(to) {
  slide = Math.min(Math.max(to, 0), figures.length - 1);
  figures.forEach((figure, place) => figure.classList.toggle('current', place === slide));
  figures.forEach(unring);
  const places = { place: count.format(slide + 1), count: count.format(figures.length) };
  document.getElementById('position').textContent = `${places.place} / ${places.count}`;
  bar.style.setProperty('--part', (slide + 1) / figures.length);
  bar.querySelector('[data-do="previous"]').disabled = slide === 0;
  bar.querySelector('[data-do="next"]').disabled = slide === figures.length - 1;
  history.replaceState(null, '', `#present-${slide + 1}`);
  figures[slide].querySelector('h2').focus({ preventScroll: true });
  say(told(words.position, places));
}

function present(from, whole = true) {
  if (!figures.length) return;
  opener = document.activeElement;
  root.classList.add('presenting');
  bar.hidden = false;
  // where a browser refuses the whole screen, the window will do
  if (whole && root.requestFullscreen) root.requestFullscreen().catch(() => {});
  turn(from);
}

function leave() {
  if (slide === null) return;
  const figure = figures[slide];
  history.replaceState(null, '', `#${figure.id}`);
  slide = null;
  root.classList.remove('presenting');
  bar.hidden = true;
  if (document.fullscreenElement) document.exitFullscreen();
  figure.scrollIntoView({ behavior: 'instant' });
  const heading = figure.querySelector('h2');
  (opener && opener !== document.body && figure === figures[0] ? opener : heading).focus({ preventScroll: true });
}

// The figure that is being read, so that a presentation begins there.
function read() {
  const place = figures.findIndex((figure) => figure.getBoundingClientRect().bottom > innerHeight / 2);
  return scrollY > innerHeight / 2 && place > 0 ? place : 0;
}

onClick('present', () => present(read()));
onClick('leave', leave);
onClick('previous', () => turn(slide - 1));
onClick('next', () => turn(slide + 1));

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !tip.hidden) {
    figures.forEach(unring);
    return;
  }
  if (slide === null || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') leave();
  else if (!event.target.closest('input, a') && !event.defaultPrevented) {
    const page = { PageDown: 'ArrowDown', PageUp: 'ArrowUp' }[event.key];
    const space = event.key === ' ' && !event.target.closest('button') ? 'ArrowDown' : null;
    const next = stepped(page || space || event.key, slide, figures.length);
    if (next === null) return;
    event.preventDefault();
    turn(next);
  }
});
document.addEventListener('fullscreenchange', () => {
  if (!document.fullscreenElement) leave();
});

let touched = null;
document.addEventListener('touchstart', (event) => {
  const near = event.target.closest('.near');
  touched = slide === null || near || event.touches.length > 1 ? null : event.touches[0];
}, { passive: true });
document.addEventListener('touchend', (event) => {
  if (!touched || slide === null) return;
  const [across, down] = ['clientX', 'clientY'].map((way) => event.changedTouches[0][way] - touched[way]);
  touched = null;
  if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down)) return;
  turn(slide + ((across < 0) === leftward ? -1 : 1));
});

// An address that ends so opens as slides.
const asked = /^#present-(\d+)$/.exec(location.hash);
if (asked) present(Number(asked[1]) - 1, false);
