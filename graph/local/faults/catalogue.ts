import type { FaultName } from './rule';
import { losses } from './losses';
import { pages } from './pages';
import { refusals } from './refusals';
import type { Fault } from './turn';

/** The service answers a read from a copy that has not heard of the last write. */
const staleRead: Fault = (turn) =>
  turn.request.method === 'GET' ? turn.answerBefore() : undefined;

/** What each fault does. */
export const catalogue: Record<FaultName, Fault> = {
  ...refusals,
  ...losses,
  ...pages,
  staleRead,
};
