// The page's words, what is said aloud, and whether it is light or dark.
const root = document.documentElement;
const words = JSON.parse(document.getElementById('words').textContent);
const figures = [...document.querySelectorAll('.figure')];
const leftward = root.dir === 'rtl';
const count = new Intl.NumberFormat(root.lang);

function told(text, places) {
  return text.replace(/\{(\w+)\}/g, (all, name) => (name in places ? places[name] : all));
}

function say(text) {
  document.getElementById('said').textContent = text;
}

function onClick(name, act) {
  for (const button of document.querySelectorAll(`[data-do="${name}"]`)) {
    button.addEventListener('click', () => act(button));
  }
}

// Which of a list an arrow key leads to; null where the key is none of ours.
function stepped(key, at, length) {
  const ahead = leftward ? 'ArrowLeft' : 'ArrowRight';
  const back = leftward ? 'ArrowRight' : 'ArrowLeft';
  if (key === ahead || key === 'ArrowDown') return Math.min(at + 1, length - 1);
  if (key === back || key === 'ArrowUp') return Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  return null;
}

// One of a group can be reached by Tab; arrow keys go on from there.
function reachable(group, one) {
  for (const other of group) other.tabIndex = other === one ? 0 : -1;
}

onClick('print', () => window.print());
onClick('shade', () => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  root.dataset.theme = (root.dataset.theme || dark) === 'dark' ? 'light' : 'dark';
});
root.classList.add('js');
