import { locate, type GraphRequest } from '../request';
import { operations } from './operations';
import { isOfTheConnection, type FaultRule } from './rule';

type Test = (request: GraphRequest) => boolean;

/** The test by which a rule knows its requests. */
export function requestsOf(rule: FaultRule): Test {
  const part = isOfTheConnection(rule.fault) ? false : rule.part;
  const tests: Test[] = [];
  if (part !== undefined) tests.push((request) => (request.part === true) === part);
  if (rule.method !== undefined) tests.push(({ method }) => method === rule.method?.toUpperCase());
  if (rule.path !== undefined) tests.push(addressTest([rule.path]));
  if (rule.operation !== undefined) tests.push(operationTest(rule.operation));
  return (request) => tests.every((test) => test(request));
}

/** Says whether a request goes to one of the operation's addresses; false for an unknown name. */
export function operationTest(name: string): Test {
  const place = operations[name];
  if (!place) return () => false;
  const wanted = addressTest(place.paths);
  const other = addressTest(place.except ?? []);
  return (request) => request.method === place.method && wanted(request) && !other(request);
}

function addressTest(patterns: string[]): Test {
  const compiled = patterns.map((pattern) => locate(pattern).segments.map(segmentTest));
  return ({ segments }) => compiled.some((tests) => fits(tests, segments));
}

type SegmentTest = ((segment: string) => boolean) | 'any number';

/** As in the router, upper and lower case are the same in an address. */
function segmentTest(pattern: string): SegmentTest {
  if (pattern === '**') return 'any number';
  const pieces = pattern.toLowerCase().split(/\{\w*\}|\*+/);
  return (segment) => fitsPieces(pieces, segment.toLowerCase());
}

/** The pieces between wildcards in their order: each where it comes first, the last at the end. */
function fitsPieces([first = '', ...rest]: string[], text: string): boolean {
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Walks through the pattern once for each number of segments, so that no pattern is slow. */
function fits(tests: SegmentTest[], segments: string[]): boolean {
  // Which prefixes of the segments the tests so far can have taken.
  let reached = [true, ...segments.map(() => false)];
  for (const test of tests) {
    if (test === 'any number') {
      const from = reached.indexOf(true);
      reached = reached.map((_, count) => from >= 0 && count >= from);
    } else {
      const before = reached;
      reached = before.map(
        (_, count) => count > 0 && before[count - 1] === true && test(segments[count - 1] ?? ''),
      );
    }
  }
  return reached.at(-1) === true;
}
