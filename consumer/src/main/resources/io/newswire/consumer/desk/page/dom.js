// Builds elements. Whatever comes from the wire becomes text, never markup.

/** An element with properties and children; absent children are left out. */
export function el(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'class') element.className = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  return fill(element, ...children);
}

/** Replaces what is in an element; absent children are left out. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Text of a person's making: it runs in its own direction and says its language. */
export function prose(name, properties, language, ...children) {
  return el(name, { dir: 'auto', lang: language, ...properties }, ...children);
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const SHORT = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const LONG = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'long' });
const DAY = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function time(format, iso, className) {
  const date = new Date(iso);
  return el('time', { class: className, datetime: iso, title: LONG.format(date) }, format.format(date));
}

/** Hours and minutes, here. */
export const clock = (iso, className) => time(CLOCK, iso, className);

/** Day, hours and minutes, here. */
export const moment = (iso, className) => time(SHORT, iso, className);

/** The day, here, in words. */
export const day = (iso) => DAY.format(new Date(iso));
