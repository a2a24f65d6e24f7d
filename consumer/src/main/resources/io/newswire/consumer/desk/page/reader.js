// The opened item: its text with its tags, its story, its history.

import { clock, el, fill, moment, prose } from './dom.js';
import { marked, mentionsIn, paragraphs } from './highlight.js';
import { actorChip, isKnown, meta, note, placeChip, quoted } from './line.js';
import { count, measured, verdictName, whyCopy, words } from './words.js';

const OVERVIEW = 14;

/** Fills the reader with an item as the server tells it. */
export function show(reader, opened, desk) {
  const { line, event, history, deliveries } = opened;
  const article = event.article;
  const changedScroll = reader.dataset.uri !== line.uri;
  reader.dataset.uri = line.uri;
  reader.className = `reader shown ${line.status}`;
  fill(
    reader,
    el('button', { class: 'close', type: 'button', onclick: desk.close, 'aria-label': 'Close' }, '✕'),
    prose('h2', {}, line.language, ...marked(article.headline || '(no headline)', mentionsIn(event, 'headline'))),
    meta({ ...line, dateline: undefined }, desk),
    el(
      'p',
      { class: 'meta' },
      moment(line.time),
      article.byline && prose('span', {}, line.language, article.byline),
      article.credit && el('span', { dir: 'auto' }, article.credit),
      link(article.link),
    ),
    note(line),
    el(
      'div',
      { class: 'body', lang: line.language },
      article.dateline && el('p', { class: 'dateline', dir: 'auto' }, ...marked(article.dateline, mentionsIn(event, 'dateline'))),
      article.body
        ? paragraphs(article.body, mentionsIn(event, 'body'))
        : el('p', { class: 'dateline' }, article.summary || 'No text.'),
    ),
    section('Who', event.actors, (actor) => tag(reader, actor.name, actorChip(chipOf(actor), desk), aboutActor(actor), actor.mentions)),
    section('Where', event.locations, (place) => tag(reader, place.name, placeChip(place, desk), aboutPlace(place), place.mentions)),
    story(line, desk),
    reasons(line),
    versions(history),
    told(line, deliveries),
  );
  if (changedScroll) reader.scrollTop = 0;
}

/** What the reader shows while nothing is open: the keys, and who and what the lines name most. */
export function showOverview(reader, lines, desk) {
  delete reader.dataset.uri;
  reader.className = 'reader';
  const keys = [['j', 'next'], ['k', 'previous'], ['Enter', 'open'], ['/', 'filter'], ['Esc', 'close']];
  fill(
    reader,
    el('p', { class: 'hint' }, keys.flatMap(([key, does], i) => [i > 0 && ' · ', el('kbd', {}, key), ` ${does}`])),
    most('Named most: who', lines, (line) => line.actors, (actor) => actor.id, (actor) => actorChip(actor, desk)),
    most('Where', lines, (line) => line.places, (place) => place.id, (place) => placeChip(place, desk)),
    most('Sources', lines, (line) => [{ name: line.source }], (source) => source.name, (source) =>
      el('button', { class: 'chip plain', type: 'button', onclick: () => desk.filter(`source:${quoted(source.name)}`) }, el('span', { class: 'label' }, source.name)),
    ),
  );
}

function most(title, lines, tagsOf, key, chip) {
  const counts = new Map();
  for (const line of lines) {
    if (line.status === 'killed') continue;
    for (const tag of tagsOf(line)) {
      const known = counts.get(key(tag)) ?? { tag, count: 0 };
      known.count++;
      counts.set(key(tag), known);
    }
  }
  const top = [...counts.values()].sort((a, b) => b.count - a.count).slice(0, OVERVIEW);
  if (top.length === 0) return null;
  return el(
    'section',
    {},
    el('h3', {}, title),
    el('div', { class: 'overview' }, top.map(({ tag, count }) => { const element = chip(tag); element.append(el('span', { class: 'code' }, `×${count}`)); return element; })),
  );
}

function section(title, items, element) {
  if (items.length === 0) return null;
  return el('section', {}, el('h3', {}, title), el('ul', { class: 'tags' }, items.map(element)));
}

function tag(reader, name, chip, about, mentions) {
  const light = (on) =>
    reader.querySelectorAll('mark').forEach((mark) => mark.classList.toggle('lit', on && mark.dataset.tag === name));
  return el(
    'li',
    { onmouseenter: () => light(true), onmouseleave: () => light(false) },
    chip,
    el('span', { class: 'about' }, [about, `×${mentions.length}`].filter(Boolean).join(' · ')),
  );
}

function chipOf(actor) {
  return { id: actor.id, name: actor.name, kind: actor.kind, country: actor.country, sectors: actor.plover?.sector ?? [], role: actor.role?.title, lexicon: actor.lexicon };
}

function aboutActor(actor) {
  return [actor.role?.title, isKnown(actor) ? null : 'not in the lexicon'].filter(Boolean).join(' · ');
}

function aboutPlace(place) {
  const [longitude, latitude] = place.geometry?.coordinates ?? [];
  const at = latitude === undefined ? null : `${latitude.toFixed(2)}, ${longitude.toFixed(2)}`;
  return [place.admin1 === place.name ? null : place.admin1, place.role, at].filter(Boolean).join(' · ');
}

function story(line, desk) {
  if (!line.story || line.copies.length === 0) return null;
  const sources = count(line.story.sources.length, 'source', 'sources');
  return el(
    'section',
    {},
    el(
      'h3',
      {},
      `The story: ${count(line.story.articles, 'text', 'texts')} from ${sources}, ${line.story.independentSources} independent · `,
      el('button', { class: 'link', type: 'button', onclick: () => desk.filter(`story:${quoted(line.story.id)}`) }, 'all on the wire'),
    ),
    el(
      'ul',
      { class: 'members' },
      line.copies.map((copy) =>
        el(
          'li',
          {},
          moment(copy.time),
          el(
            'span',
            {},
            prose('button', { class: copy.status === 'killed' ? 'title struck' : 'title', type: 'button', onclick: () => desk.open(copy.uri) }, copy.language, copy.headline || '(no headline)'),
            el('span', { class: 'reason', title: measured(copy.verdict) }, ` ${copy.source} · ${whyCopy(copy)}`),
          ),
        ),
      ),
    ),
  );
}

/** Why it is where it is: what was decided on it and by what, which rules chose it and for which words. */
function reasons(line) {
  const { type, reason, of, similarity, algorithm } = line.verdict;
  const decided = [
    verdictName(line.verdict) ?? type,
    type === 'new' && reason === 'first' ? 'no earlier text is like it' : words(reason),
    similarity !== undefined && `${Math.round(similarity * 100)} % in common`,
    of && of !== line.uri && `with ${of}`,
    algorithm,
  ];
  const alerts = new Set(line.alerts.map((alert) => alert.rule));
  const rules = [
    ...line.alerts.map((alert) => ({ ...alert, did: `alerted, ${alert.severity}` })),
    ...line.because.filter((because) => !alerts.has(because.rule)).map((because) => ({ ...because, did: 'chosen' })),
  ];
  return el(
    'section',
    {},
    el('h3', {}, 'Why'),
    el(
      'dl',
      { class: 'reasons' },
      el('dt', {}, 'verdict'),
      el('dd', {}, decided.filter(Boolean).join(' · ')),
      rules.flatMap((rule) => [
        el('dt', {}, rule.did),
        el('dd', {}, el('span', { class: 'rule' }, rule.rule), rule.evidence.length > 0 && `: ${rule.evidence.join(', ')}`),
      ]),
    ),
  );
}

function versions(history) {
  if (history.length < 2) return null;
  return el(
    'section',
    {},
    el('h3', {}, 'History'),
    el(
      'ol',
      { class: 'history' },
      history.map((version) =>
        el(
          'li',
          {},
          moment(version.at),
          el(
            'span',
            {},
            el('span', { class: `badge ${version.verdict.type}` }, `${version.revision} ${verdictName(version.verdict) ?? 'new'}`),
            el(
              'span',
              { class: 'reason', title: measured(version.verdict) },
              ` ${[words(version.verdict.reason), version.changed.length > 0 && `changed ${version.changed.join(', ')}`, version.released && 'was held'].filter(Boolean).join(' · ')}`,
            ),
            version.edNote && el('div', { class: 'note', dir: 'auto' }, version.edNote),
          ),
        ),
      ),
    ),
  );
}

function told(line, deliveries) {
  if (deliveries.length === 0) return null;
  const rules = new Map(line.alerts.map((alert) => [alert.id, alert.rule]));
  return el(
    'section',
    {},
    el('h3', {}, 'Told'),
    el(
      'ul',
      { class: 'history' },
      deliveries.map((delivery) =>
        el(
          'li',
          {},
          delivery.settled ? clock(delivery.settled) : el('span', { class: 'reason' }, '–'),
          el('span', {}, `${rules.get(delivery.alert) ?? ''} ${delivery.kind} → ${delivery.channel}: `, el('span', { class: 'reason' }, delivery.status, delivery.last_error ? ` · ${delivery.last_error}` : '')),
        ),
      ),
    ),
  );
}

/** A link to the source's page, if that is an ordinary web address. */
function link(address) {
  if (!address || !/^https?:\/\//i.test(address)) return null;
  let host;
  try {
    host = new URL(address).host;
  } catch {
    return null;
  }
  return el('a', { href: address, rel: 'noopener noreferrer nofollow', target: '_blank' }, host);
}
