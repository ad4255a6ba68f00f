import type { Answer } from '../answer';
import type { GraphRequest } from '../request';
import type { FaultRule } from './rule';

/** One request that is about to meet a fault. */
export interface Turn {
  request: GraphRequest;
  rule: FaultRule;
  now: Date;
  /** What it would have been answered; it is processed once, when this is first called. */
  answer(): Answer;
  /** What another request would be answered. */
  answerTo(request: GraphRequest): Answer;
  /** What it would have been answered before the last write to the list. */
  answerBefore(): Answer;
}

/**
 * Does one bad thing: gives the answer that the client gets instead, or throws it as a GraphFault.
 * Undefined when it cannot be done to this request, which is then answered as ever.
 */
export type Fault = (turn: Turn) => Answer | undefined;

/** The seconds a rule says to wait. */
export function secondsOf({ seconds = 5 }: FaultRule): number {
  return seconds;
}
