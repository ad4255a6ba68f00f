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

type SegmentTest = RegExp | 'any number';

function segmentTest(segment: string): SegmentTest {
  if (segment === '**') return 'any number';
  const text = segment
    .split(/(\{\w*\}|\*+)/)
    .map((piece, index) => (index % 2 === 1 ? '.*' : escapeRegExp(piece)))
    .join('');
  // As in the router, upper and lower case are the same in an address.
  return new RegExp(`^${text}$`, 'is');
}

function fits(tests: SegmentTest[], segments: string[]): boolean {
  const [test, ...rest] = tests;
  if (test === undefined) return segments.length === 0;
  if (test === 'any number') {
    return Array.from({ length: segments.length + 1 }, (_, cut) => segments.slice(cut)).some(
      (tail) => fits(rest, tail),
    );
  }
  const [segment, ...others] = segments;
  return segment !== undefined && test.test(segment) && fits(rest, others);
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
