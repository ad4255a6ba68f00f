import { ApiProblem } from './api';
import type { Fault } from './components/ErrorSummary';

/** A refusal as the fault of the field that it names; nothing where it names none. */
export function faultOf(error: Error | null): Fault | undefined {
  const field = error instanceof ApiProblem ? error.problem.field : undefined;
  return error && field ? { field, sentence: error.message } : undefined;
}
