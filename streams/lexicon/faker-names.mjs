// Prints the given names and surnames of faker's locales: kind, name. See README-actors.md.
import { allLocales } from '@faker-js/faker';

const strings = (value) =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
for (const locale of Object.values(allLocales)) {
  for (const name of strings(locale.person?.first_name)) console.log(`given\t${name}`);
  for (const name of strings(locale.person?.last_name)) console.log(`surname\t${name}`);
}
