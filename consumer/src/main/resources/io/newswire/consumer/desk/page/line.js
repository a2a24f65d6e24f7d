// One line of the wire.

import { clock, el, moment, prose } from './dom.js';
import { count, measured, verdictName, whyCopy, words } from './words.js';

const ACTORS = 6;
const PLACES = 5;
const HOUR = 3_600_000;

/**
 * The element of a line.
 *
 * @param line as the server tells it
 * @param desk what can be done: open(uri), filter(text)
 */
export function lineElement(line, desk) {
  const alerted = line.alerts.length > 0 && line.status !== 'killed';
  const classes = ['line', line.status, alerted && 'alerted'].filter(Boolean).join(' ');
  return el(
    'li',
    { class: classes },
    clock(line.time, 'clock'),
    el(
      'div',
      {},
      prose(
        'button',
        { class: 'headline', type: 'button', onclick: () => desk.open(line.uri) },
        line.language,
        line.headline || '(no headline)',
      ),
      meta(line, desk),
      note(line),
      line.lead && line.status !== 'killed' && prose('p', { class: 'lead' }, line.language, line.lead),
      chips(line, desk),
      why(line),
      copies(line, desk),
    ),
  );
}

/** Source, how many others, badges, dateline. */
export function meta(line, desk) {
  const others = line.story ? line.story.sources.filter((source) => source !== line.source).length : 0;
  const independent = line.story?.independentSources ?? 1;
  return el(
    'p',
    { class: 'meta' },
    el('button', { class: 'source', type: 'button', title: 'Only this source', onclick: () => desk.filter(`source:${quoted(line.source)}`) }, line.source),
    others > 0 &&
      el(
        'span',
        { class: 'others', title: `${line.story.sources.join(', ')} · ${count(independent, 'independent source', 'independent sources')}` },
        `+${count(others, 'other source', 'other sources')}`,
      ),
    badge(line),
    line.dateline && prose('span', { class: 'dateline' }, line.language, line.dateline),
    Math.abs(Date.parse(line.time) - Date.parse(line.dated)) > HOUR && el('span', { class: 'dateline' }, 'dated ', moment(line.dated)),
  );
}

function badge(line) {
  if (line.status === 'killed') return el('span', { class: 'badge kill' }, 'kill');
  if (line.status === 'superseded') return el('span', { class: 'badge plain' }, 'superseded');
  const name = verdictName(line.verdict);
  if (!name) return null;
  const standsIn = line.story?.representative === line.uri && line.verdict.type.endsWith('duplicate');
  if (standsIn) return el('span', { class: 'badge plain', title: 'The article that stood for this story was killed' }, 'stands in');
  return el('span', { class: `badge ${line.verdict.type}`, title: words(line.verdict.reason) }, line.revision > 1 ? `${name} ${line.revision}` : name);
}

/** What the source says to editors of a kill or correction. */
export function note(line) {
  const kind = line.status === 'killed' ? 'kill' : line.verdict.type === 'correction' ? 'correction' : '';
  const says = line.edNote ?? (kind === 'kill' ? words(line.verdict.reason) : undefined);
  return says && kind ? prose('p', { class: `note ${kind}` }, line.language, says) : null;
}

function chips(line, desk) {
  if (line.actors.length + line.places.length === 0) return null;
  const hidden = Math.max(0, line.actors.length - ACTORS) + Math.max(0, line.places.length - PLACES);
  return el(
    'p',
    { class: 'chips' },
    [...line.actors].sort((a, b) => isKnown(b) - isKnown(a)).slice(0, ACTORS).map((actor) => actorChip(actor, desk)),
    line.places.slice(0, PLACES).map((place) => placeChip(place, desk)),
    hidden > 0 && el('span', { class: 'rest' }, `+${hidden}`),
  );
}

/** Whether more is known of an actor than its name: it is in the lexicon, or composed of what is. */
export const isKnown = (actor) => actor.lexicon || actor.id.startsWith('cmp:');

/** Who: name, country and first sector; a click filters. */
export function actorChip(actor, desk) {
  const code = [actor.country, actor.sectors[0]].filter(Boolean).join(' ');
  return el(
    'button',
    { class: isKnown(actor) ? 'chip' : 'chip unknown', type: 'button', title: [isKnown(actor) ? null : 'not in the lexicon', actor.role, actor.sectors.join(' ')].filter(Boolean).join(' · ') || actor.kind, onclick: () => desk.filter(`actor:${quoted(actor.name)}`) },
    el('span', { class: 'label', dir: 'auto' }, actor.name),
    code && el('span', { class: 'code' }, code),
  );
}

/** Where: name and country; a click filters. */
export function placeChip(place, desk) {
  return el(
    'button',
    { class: 'chip place', type: 'button', title: place.role, onclick: () => desk.filter(`place:${quoted(place.name)}`) },
    el('span', { class: 'label', dir: 'auto' }, place.name),
    place.country && el('span', { class: 'code' }, place.country),
  );
}

/** The rules that chose it or raised an alert, and what made them true. */
export function why(line) {
  // A rule that alerted again on a later revision is named once, by its latest alert.
  const alerts = new Map(line.alerts.map((alert) => [alert.rule, { ...alert, alert: true }]));
  const rules = [...alerts.values(), ...line.because.filter((because) => !alerts.has(because.rule))];
  if (rules.length === 0) return null;
  return el(
    'p',
    { class: 'why' },
    rules.map((rule) =>
      el(
        'span',
        { title: rule.alert ? `alert, ${rule.severity}${line.status === 'killed' ? ', withdrawn' : ''}` : 'routed' },
        el('span', { class: ['rule', rule.alert && (line.status === 'killed' ? 'withdrawn' : 'alert')].filter(Boolean).join(' ') }, rule.rule),
        rule.evidence.length > 0 && ` ${rule.evidence.slice(0, 3).join(', ')}`,
      ),
    ),
  );
}

function copies(line, desk) {
  if (line.copies.length === 0) return null;
  const sources = [...new Set(line.copies.map((copy) => copy.source))];
  return el(
    'details',
    { class: 'copies' },
    el('summary', {}, `${count(line.copies.length, 'other text', 'other texts')}: ${sources.slice(0, 4).join(', ')}${sources.length > 4 ? ' …' : ''}`),
    el('ul', {}, line.copies.map((copy) => copyElement(copy, desk))),
  );
}

function copyElement(copy, desk) {
  return el(
    'li',
    { class: 'copy' },
    clock(copy.time),
    el(
      'span',
      {},
      prose('button', { class: copy.status === 'killed' ? 'title struck' : 'title', type: 'button', onclick: () => desk.open(copy.uri) }, copy.language, copy.headline || '(no headline)'),
      el('span', { class: 'reason', title: measured(copy.verdict) }, ` ${copy.source} · ${whyCopy(copy)}`),
    ),
  );
}

/** A name as the filter box takes it. */
export function quoted(text) {
  return /[\s"]/.test(text) ? `"${text.replaceAll('"', '')}"` : text;
}
