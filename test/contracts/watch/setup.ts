import { tallied } from './watched';
import { linesOf } from '../tally';

/** After each test file: fails it when a local Graph it opened left the contract. */
afterAll(() => {
  const tally = tallied();
  const lines = tally ? linesOf(tally) : [];
  if (lines.length > 0) throw new Error(`Not as Graph’s contract says:\n  ${lines.join('\n  ')}`);
});
