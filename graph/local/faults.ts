import type { Answer } from './answer';
import { marksOf, type Layer } from './chain';
import { GraphFault } from './errors';
import { catalogue } from './faults/catalogue';
import { readRule } from './faults/readRule';
import type { FaultRule } from './faults/rule';
import { standing, type FaultReport, type Standing } from './faults/standing';
import type { Turn } from './faults/turn';
import type { GraphRequest } from './request';

export { readRules, WrongRule } from './faults/readRule';
export { faultNames, type FaultName, type FaultRule } from './faults/rule';
export type { FaultReport, Meeting } from './faults/standing';

/** The bad days of a local Graph. A request meets the first rule whose turn it is. */
export interface Faults {
  /** Puts a rule in force and gives its number. Throws WrongRule, naming the wrong member. */
  add(rule: FaultRule): number;
  /** Takes a rule back; false when there is none with this number. */
  remove(id: number): boolean;
  /** Takes all rules back. */
  clear(): void;
  /** Every rule in force with what it did, oldest first. */
  list(): FaultReport[];
  /** Keeps the rules and begins their counts, notes and chances anew. */
  restart(): void;
}

/** What the layer asks for each request. */
export interface StandingFaults extends Faults {
  due(request: GraphRequest): { rule: FaultRule; note: Standing['note'] } | undefined;
}

/** Opens a book of rules. The seed decides every chance in it. */
export function openFaults(rules: FaultRule[], seed: number): StandingFaults {
  let inForce: { id: number; rule: FaultRule; standing: Standing }[] = [];
  let last = 0;
  const add = (given: FaultRule, place: string) => {
    const rule = readRule(given, place);
    last += 1;
    inForce.push({ id: last, rule, standing: standing(last, rule, seed) });
    return last;
  };
  for (const [index, rule] of rules.entries()) add(rule, `faults[${String(index)}]`);
  return {
    add: (rule) => add(rule, 'rule'),
    remove(id) {
      const before = inForce.length;
      inForce = inForce.filter((one) => one.id !== id);
      return inForce.length < before;
    },
    clear: () => void (inForce = []),
    list: () => inForce.map((one) => one.standing.report()),
    restart: () => inForce.forEach((one) => one.standing.restart()),
    due(request) {
      // Every rule counts the request, also those whose turn it is not.
      const [first] = inForce.filter((one) => one.standing.isDue(request));
      return first && { rule: first.rule, note: first.standing.note };
    },
  };
}

export interface FaultySurroundings {
  now: () => Date;
  /** Does work while reads show the lists as they were before their last write. */
  beforeLastWrite<T>(work: () => T): T;
}

/**
 * Lets requests meet their faults. It stands outside the transaction, so what was saved before a
 * fault is on the disk, and what comes instead of processing leaves nothing behind.
 */
export function meetingFaults(faults: StandingFaults, around: FaultySurroundings): Layer {
  return (next) => (request) => {
    const due = faults.due(request);
    if (!due) return next(request);
    const now = around.now();
    const note = () => {
      const { requestId } = marksOf(request);
      const { method, path, part = false } = request;
      due.note({ fault: due.rule.fault, method, path, part, requestId, at: now.toISOString() });
    };
    const turn: Turn = {
      request,
      rule: due.rule,
      now,
      answer: once(() => next(request)),
      answerTo: next,
      answerBefore: () => around.beforeLastWrite(() => next(request)),
    };
    try {
      const instead = catalogue[due.rule.fault](turn);
      if (!instead) return turn.answer();
      note();
      return { ...instead, fault: due.rule.fault };
    } catch (cause) {
      if (cause instanceof GraphFault) note();
      throw cause;
    }
  };
}

function once(work: () => Answer): () => Answer {
  let done: Answer | undefined;
  return () => (done ??= work());
}
