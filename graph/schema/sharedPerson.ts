import type { Person } from '../../teamsapp/common/event';
import { sharedText } from './sharedText';

/** People remembered at most; then the pool starts anew. */
const most = 5_000;

const pool = new Map<string, Person>();

/** The same person, once in memory for all rows that name her: few people write many rows. */
export function sharedPerson(id: string, name: string): Person {
  const key = `${id}\n${name}`;
  const known = pool.get(key);
  if (known !== undefined) return known;
  if (pool.size >= most) pool.clear();
  const person = Object.freeze({ id: sharedText(id), name: sharedText(name) });
  pool.set(key, person);
  return person;
}
