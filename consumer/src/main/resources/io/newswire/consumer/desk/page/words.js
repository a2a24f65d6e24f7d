// How the desk says what was decided.

const NAMES = {
  revision: 'update',
  correction: 'correction',
  kill: 'kill',
  'exact-duplicate': 'same text',
  'near-duplicate': 'same copy',
  held: 'held',
};

/** The word for a verdict, undefined for an article that is simply new. */
export const verdictName = (verdict) => NAMES[verdict.type];

/** A reason code as words. */
export const words = (code) => (code ? code.replaceAll('-', ' ') : undefined);

/** Why an article is a copy: its verdict, the reason, how much text is common. */
export function whyCopy(item) {
  const { type, reason, similarity } = item.verdict;
  const why = [item.status === 'superseded' ? 'superseded' : verdictName(item.verdict) ?? 'first text'];
  if (item.status === 'killed') why.unshift('killed');
  if (reason && type !== 'new') why.push(words(reason));
  if (similarity !== undefined) why.push(`${Math.round(similarity * 100)} %`);
  return [...new Set(why)].join(', ');
}

/** What a verdict was measured against, and by what; undefined where nothing was. */
export const measured = ({ of, algorithm }) => [of && `compared with ${of}`, algorithm && `by ${algorithm}`].filter(Boolean).join(', ') || undefined;

/** "1 copy", "2 copies". */
export const count = (n, one, many) => `${n.toLocaleString()} ${n === 1 ? one : many}`;
