// The desk: keeps the lines, listens to the server, reacts to people.

import { day, el } from './dom.js';
import { parameters } from './filter.js';
import { lineElement } from './line.js';
import { show, showOverview } from './reader.js';

const PAGE = 50;
const FAR_DOWN = 240;

const pane = document.querySelector('.wire');
const wire = document.getElementById('wire');
const reader = document.getElementById('reader');
const box = document.getElementById('filter');
const more = document.getElementById('more');
const empty = document.getElementById('empty');
const fresh = document.getElementById('fresh');
const state = document.getElementById('state');
const funnel = document.getElementById('funnel');

const lines = new Map(); // uri → { line, element }
let next = null; // where older lines begin, null when there are none
let asked = 0; // numbers the questions, so that a late answer to an old one is dropped
let unseen = 0;
let stream = null;
let refilter = 0;

const desk = { open, close, filter };

// ------------------------------------------------------------------ lines

/** Newest first; the server breaks ties by uri. */
const behind = (a, b) => (a.time === b.time ? a.uri < b.uri : Date.parse(a.time) < Date.parse(b.time));

function put(line, arrived) {
  const known = lines.get(line.uri);
  const element = lineElement(line, desk);
  element.dataset.uri = line.uri;
  element.classList.toggle('open', line.uri === reader.dataset.uri);
  if (known) {
    element.querySelector('details')?.toggleAttribute('open', known.element.querySelector('details')?.open ?? false);
    const focused = known.element.contains(document.activeElement);
    if (known.line.time === line.time) known.element.replaceWith(element);
    else { known.element.remove(); insert(line, element); }
    if (focused) element.querySelector('.headline').focus({ preventScroll: true });
  } else {
    insert(line, element);
  }
  if (arrived && (!known || known.line.revision !== line.revision)) element.classList.add('arrived');
  lines.set(line.uri, { line, element });
}

function insert(line, element) {
  const after = [...wire.querySelectorAll('.line')].find((other) => behind(lines.get(other.dataset.uri).line, line));
  if (after) wire.insertBefore(element, after.previousElementSibling?.classList.contains('day') ? after.previousElementSibling : after);
  else wire.append(element);
}

/** Puts a heading before the first line of each day. */
function headDays() {
  wire.querySelectorAll('.day').forEach((heading) => heading.remove());
  let last = null;
  for (const element of [...wire.children]) {
    const name = day(lines.get(element.dataset.uri).line.time);
    if (name !== last) element.before(el('li', { class: 'day' }, name));
    last = name;
  }
}

function drop(uri) {
  lines.get(uri)?.element.remove();
  lines.delete(uri);
}

function settle() {
  headDays();
  more.hidden = next === null;
  if (!reader.dataset.uri) overview();
  empty.hidden = lines.size > 0;
  empty.textContent = box.value.trim() ? 'Nothing on the wire matches this filter.' : 'Nothing on the wire yet. Items appear here as they come.';
}

function overview() {
  showOverview(reader, [...lines.values()].map(({ line }) => line), desk);
}

async function ask(before) {
  const number = ++asked;
  const query = new URLSearchParams({ ...parameters(box.value), limit: PAGE });
  if (before) query.set('cursor', before);
  const response = await fetch(`/api/articles?${query}`);
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { meant: response.status === 400 });
  return number === asked ? answer : null;
}

/** Shows the newest lines that the filter lets through, and listens from there. */
async function reload() {
  try {
    const page = await ask();
    if (!page) return;
    const wanted = new Set(page.lines.map((line) => line.uri));
    [...lines.keys()].filter((uri) => !wanted.has(uri)).forEach(drop);
    page.lines.forEach((line) => put(line, false));
    next = page.next ?? null;
    settle();
    if (!stream) listen(page.change);
  } catch (problem) {
    if (problem.meant) {
      refuse(problem.message);
    } else {
      say('lost', problem.message);
      setTimeout(reload, 2000);
    }
  }
}

/** A filter that makes no sense shows nothing, and says why. */
function refuse(why) {
  [...lines.keys()].forEach(drop);
  next = null;
  settle();
  empty.textContent = why;
}

async function older() {
  more.disabled = true;
  try {
    const page = await ask(next);
    if (!page) return;
    page.lines.forEach((line) => put(line, false));
    next = page.next ?? null;
    settle();
  } catch (problem) {
    say('lost', problem.message);
  } finally {
    more.disabled = false;
  }
}

// ----------------------------------------------------------------- the stream

function listen(change) {
  stream = new EventSource(`/api/stream?after=${change}`);
  stream.addEventListener('open', () => say('live', 'live'));
  stream.addEventListener('error', () => {
    say('lost', 'connection lost, trying again');
    if (stream.readyState === EventSource.CLOSED) {
      stream = null;
      setTimeout(reload, 2000);
    }
  });
  stream.addEventListener('lines', (event) => changed(JSON.parse(event.data)));
  stream.addEventListener('reload', reload);
  stream.addEventListener('funnel', (event) => figures(JSON.parse(event.data)));
  stream.addEventListener('status', (event) => {
    const waiting = Object.values(JSON.parse(event.data).waitingFor);
    if (waiting.length > 0) say('waiting', `waiting for ${waiting.join(', ')}`);
    else say('live', 'live');
  });
}

function changed(news) {
  if (box.value.trim()) {
    clearTimeout(refilter);
    refilter = setTimeout(reload, 400);
  } else {
    const known = lines.size;
    const last = [...wire.querySelectorAll('.line')].at(-1);
    const oldest = next === null || !last ? null : lines.get(last.dataset.uri).line;
    news.unlisted.forEach(drop);
    news.lines.filter((line) => lines.has(line.uri) || !oldest || !behind(line, oldest)).forEach((line) => put(line, true));
    settle();
    announce(lines.size - known);
  }
  const touched = [...news.unlisted, ...news.lines.map((line) => line.uri)];
  if (touched.includes(reader.dataset.uri)) load(reader.dataset.uri);
}

/** Tells people who have scrolled down that there is something new above. */
function announce(arrived) {
  unseen = pane.scrollTop < FAR_DOWN ? 0 : unseen + Math.max(0, arrived);
  fresh.hidden = unseen === 0;
  fresh.textContent = `${unseen} new ↑`;
}

function say(kind, text) {
  state.dataset.state = kind;
  state.textContent = text;
}

function figures(now) {
  const figure = (value, name, className) => el('div', { class: className }, el('dt', {}, name), el('dd', {}, value.toLocaleString()));
  funnel.replaceChildren(
    figure(now.accepted, 'accepted', 'sum'), '=',
    figure(now.stored, 'stored'), '+',
    figure(now.duplicates, 'duplicates'), '+',
    figure(now.redeliveries, 'redeliveries'), '+',
    figure(now.held, 'held'), '+',
    figure(now.rejected, 'rejected'),
    ...(now.underWay === 0 ? [] : [figure(now.underWay, 'under way', 'way')]),
  );
  funnel.hidden = false;
}

// --------------------------------------------------------------------- people

function open(uri) {
  location.hash = encodeURIComponent(uri);
}

function close() {
  const uri = reader.dataset.uri;
  history.pushState(null, '', location.pathname + location.search);
  showHash();
  lines.get(uri)?.element.querySelector('.headline').focus({ preventScroll: true });
}

async function load(uri) {
  const response = await fetch(`/api/articles/${encodeURIComponent(uri)}`);
  const answer = await response.json();
  if (uri !== wanted()) return;
  if (!response.ok) {
    reader.replaceChildren(el('p', { class: 'hint' }, answer.error));
    return;
  }
  show(reader, answer, desk);
  lines.forEach(({ element }, other) => element.classList.toggle('open', other === uri));
}

const wanted = () => decodeURIComponent(location.hash.slice(1));

function showHash() {
  const uri = wanted();
  if (uri && uri !== 'wire') {
    load(uri);
  } else {
    overview();
    lines.forEach(({ element }) => element.classList.remove('open'));
  }
}

function filter(text) {
  box.value = text;
  applyFilter();
}

function applyFilter() {
  const url = new URL(location.href);
  if (box.value.trim()) url.searchParams.set('filter', box.value);
  else url.searchParams.delete('filter');
  history.replaceState(null, '', url);
  pane.scrollTo({ top: 0 });
  reload();
}

function move(step) {
  const headlines = [...wire.querySelectorAll('.headline')];
  const at = headlines.findIndex((headline) => headline.closest('.line').contains(document.activeElement));
  const current = at >= 0 ? at : headlines.findIndex((headline) => headline.closest('.line').dataset.uri === reader.dataset.uri);
  const target = headlines[Math.min(headlines.length - 1, Math.max(0, current + step))];
  target?.focus();
  if (target && reader.dataset.uri) open(target.closest('.line').dataset.uri);
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target === box;
  if (event.key === 'Escape') {
    if (typing && box.value) filter('');
    else if (typing) box.blur();
    else if (reader.dataset.uri) close();
  } else if (!typing && event.key === '/') {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (!typing && (event.key === 'j' || event.key === 'k')) {
    move(event.key === 'j' ? 1 : -1);
  }
});

let typing = 0;
box.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(applyFilter, 250);
});
document.getElementById('find').addEventListener('submit', (event) => {
  event.preventDefault();
  applyFilter();
});
more.addEventListener('click', older);
fresh.addEventListener('click', () => pane.scrollTo({ top: 0, behavior: 'smooth' }));
pane.addEventListener('scroll', () => { if (pane.scrollTop < FAR_DOWN) announce(0); }, { passive: true });
addEventListener('hashchange', showHash);
addEventListener('popstate', showHash);

box.value = new URLSearchParams(location.search).get('filter') ?? '';
showHash();
reload();
