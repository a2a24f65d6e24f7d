// Text with the places in it that made tags. Offsets count Unicode code points.

import { el } from './dom.js';

/** The mentions of actors and places in one field, in text order, without overlaps. */
export function mentionsIn(event, field) {
  const mentions = [];
  const add = (tag, kind, about) =>
    tag.mentions
      .filter((mention) => mention.field === field)
      .forEach((mention) => mentions.push({ ...mention, kind, tag: tag.name, about }));
  event.actors.forEach((actor) => add(actor, 'actor', aboutActor(actor)));
  event.locations.forEach((place) => add(place, 'place', [place.admin1, place.country].filter(Boolean).join(', ')));
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return mentions.filter((mention) => {
    const free = mention.start >= end;
    if (free) end = mention.end;
    return free;
  });
}

function aboutActor(actor) {
  const code = [actor.country, ...(actor.plover?.sector ?? [])].filter(Boolean).join(' ');
  return [actor.role?.title, code].filter(Boolean).join(', ');
}

/** A field's text as nodes, its mentions marked. */
export function marked(text, mentions) {
  const points = Array.from(text);
  return nodes(points, 0, points.length, mentions);
}

/** A body as paragraphs, its mentions marked; an empty line parts paragraphs. */
export function paragraphs(text, mentions) {
  const points = Array.from(text);
  const result = [];
  let start = 0;
  for (let i = 0; i <= points.length; i++) {
    const end = i === points.length || (points[i] === '\n' && points[i + 1] === '\n');
    if (!end) continue;
    if (i > start) result.push(el('p', { dir: 'auto' }, ...nodes(points, start, i, mentions)));
    start = i + 2;
    i++;
  }
  return result;
}

function nodes(points, from, to, mentions) {
  const result = [];
  let at = from;
  for (const mention of mentions) {
    if (mention.end <= at || mention.start >= to) continue;
    const start = Math.max(at, mention.start);
    const end = Math.min(to, mention.end);
    if (start > at) result.push(points.slice(at, start).join(''));
    result.push(
      el(
        'mark',
        { class: mention.kind, title: [mention.tag, mention.about, mention.rule].filter(Boolean).join(' · '), 'data-tag': mention.tag },
        points.slice(start, end).join(''),
      ),
    );
    at = end;
  }
  if (at < to) result.push(points.slice(at, to).join(''));
  return result;
}
