// The filter box: words, and fields with a colon. What it means is decided by the server.

const FIELDS = ['actor', 'place', 'country', 'source', 'language', 'verdict', 'story', 'near', 'box', 'from', 'to'];

/** The query parameters of a filter text. */
export function parameters(text) {
  const query = {};
  const words = [];
  for (const match of text.matchAll(/(?:(\w+):)?(?:"([^"]*)"?|(\S+))/g)) {
    const value = match[2] ?? match[3];
    const field = match[1]?.toLowerCase();
    if (FIELDS.includes(field)) {
      if (value) query[field] = value;
    } else {
      words.push(match[0]); // as it stands: quotes, a minus and an asterisk mean something in words
    }
  }
  if (words.length > 0) query.q = words.join(' ');
  return query;
}
