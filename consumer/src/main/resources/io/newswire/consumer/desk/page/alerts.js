// The alerts: asks what became of each, and says it in words.

import { clock, el, moment, prose } from './dom.js';
import { count } from './words.js';

const EVERY = 5_000;
const EVIDENCE = 4;

const HELD = { schedule: 'outside the hours of its rule', rate: 'by the rate limit of its rule', digest: 'for the digest of its rule' };
const KIND = { alert: 'alert', update: 'update', withdrawal: 'withdrawal', correction: 'correction' };

const list = document.getElementById('alerts');
const channels = document.getElementById('channels');
const empty = document.getElementById('empty');
const state = document.getElementById('state');
let shown = '';

async function refresh() {
  try {
    const response = await fetch('/api/alerts');
    const text = await response.text();
    if (!response.ok) throw new Error(JSON.parse(text).error);
    // A page that is redrawn without need loses what people have selected.
    if (text !== shown) show(JSON.parse(text));
    shown = text;
    say('live', 'live');
  } catch (problem) {
    say('lost', problem.message);
  }
}

function show({ alerts, channels: known }) {
  channels.replaceChildren(...known.map(channelElement));
  list.replaceChildren(...alerts.map(alertElement));
  empty.hidden = alerts.length > 0;
}

function say(kind, text) {
  state.dataset.state = kind;
  state.textContent = text;
}

function channelElement(channel) {
  const figures = [`${channel.sent.toLocaleString()} sent`, channel.waiting > 0 && `${channel.waiting.toLocaleString()} waiting`];
  return el(
    'li',
    {},
    el('span', { class: 'channel', dir: 'auto' }, channel.channel),
    ` ${figures.filter(Boolean).join(' · ')}`,
    channel.failed > 0 && el('span', { class: 'bad' }, ` · ${channel.failed.toLocaleString()} failed`),
    channel.disabled && el('span', { class: 'bad' }, ` · ${channel.disabled}`),
  );
}

function alertElement(alert) {
  const evidence = alert.because.evidence.slice(0, EVIDENCE).join(', ');
  return el(
    'li',
    { class: ['alert', alert.severity, alert.killed && 'killed'].filter(Boolean).join(' ') },
    moment(alert.raised),
    el(
      'div',
      {},
      prose('a', { class: 'headline', href: `/#${encodeURIComponent(alert.uri)}` }, undefined, alert.headline || '(no headline)'),
      el(
        'p',
        { class: 'meta' },
        el('span', { class: 'severity' }, alert.severity),
        el('span', { class: 'source', dir: 'auto' }, alert.source),
        alert.killed && el('span', { class: 'badge kill' }, 'kill'),
      ),
      el('p', { class: 'why' }, el('span', {}, el('span', { class: 'rule' }, alert.rule), evidence && ` ${evidence}`)),
      alert.withheld && el('p', { class: 'note' }, `nobody is told: ${alert.withheld}`),
      el('ul', { class: 'ways' }, alert.deliveries.map(wayElement)),
    ),
  );
}

function wayElement(way) {
  const trouble = way.status === 'pending' && way.lastError;
  return el(
    'li',
    { class: ['way', way.status, trouble && 'trouble'].filter(Boolean).join(' ') },
    el('span', { class: 'to', title: way.channel }, `${KIND[way.kind]} → ${way.channel}`),
    el('span', { class: 'became' }, ...became(way)),
  );
}

/** What became of a message, in words. */
function became(way) {
  const attempts = way.attempts > 1 ? ` after ${count(way.attempts, 'attempt', 'attempts')}` : '';
  const digest = way.digest ? ', in a digest' : '';
  switch (way.status) {
    case 'sent':
      return ['sent ', clock(way.settled), digest, attempts, way.lastError && `, ${way.lastError}`].filter(Boolean);
    case 'held':
      return ['waits until ', moment(way.due), `, held ${HELD[way.heldFor]}`];
    case 'failed':
      return [`not sent${attempts}: ${way.lastError}`];
    case 'canceled':
      return [way.attempts > 0 ? 'not tried again: ' : 'dropped: ', 'its article was killed'];
    default:
      return way.lastError
        ? [`tried ${count(way.attempts, 'time', 'times')}, again `, clock(way.due), `: ${way.lastError}`]
        : [way.attempts > 0 ? 'under way' : `waits for its channel${digest}`];
  }
}

refresh();
setInterval(() => { if (!document.hidden) refresh(); }, EVERY);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
