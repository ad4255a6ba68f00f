import { type FaultName, faultNames } from '../../graph/local';
import { faults } from './faults';

/** One request of the scenario that meets one fault. */
export interface FaultCase {
  fault: FaultName;
  /** Counted from 1. */
  request: number;
}

/** Requests of the scenario among which pairs are drawn; a run without a fault has about as many. */
const requestsDrawn = 28;

/** The cases of a text such as `savedThenReset@7+throttled@9`; none of an empty one. Throws. */
export function casesIn(text: string): FaultCase[] {
  if (text === '') return [];
  return text.split('+').map((one) => {
    const [name = '', request = ''] = one.split('@');
    const fault = faultNames.find((known) => known === name);
    if (!fault || !/^[1-9]\d*$/.test(request)) {
      throw new Error(`FAULT_CASE has "${one}", but a case is a fault and a request: hang@3.`);
    }
    return { fault, request: Number(request) };
  });
}

export function nameOf(cases: readonly FaultCase[]): string {
  return cases.map(({ fault, request }) => `${fault}@${String(request)}`).join('+');
}

/** So many pairs of two faults at two requests, the earlier first; the same for the same seed. */
export function drawnPairs(seed: number, count: number): FaultCase[][] {
  const random = numbersFrom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const drawCase = (request: number): FaultCase => {
    return { fault: faults[draw(faults.length)] ?? 'hang', request };
  };
  return Array.from({ length: count }, () => {
    const early = 1 + draw(requestsDrawn - 1);
    const first = drawCase(early);
    const late = early + 1 + draw(requestsDrawn - early);
    let second = drawCase(late);
    while (second.fault === first.fault) second = drawCase(late);
    return [first, second];
  });
}

/** Pairs in lots, each with the words that tell it apart. */
export function lotsOf(pairs: readonly FaultCase[][], size: number): [string, FaultCase[][]][] {
  return Array.from({ length: Math.ceil(pairs.length / size) }, (_, index) => {
    const lot = pairs.slice(index * size, (index + 1) * size);
    const last = index * size + lot.length;
    return [`pairs ${String(index * size + 1)} to ${String(last)}`, lot];
  });
}

/** Numbers from 0 up to 1 that look random but are the same for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
