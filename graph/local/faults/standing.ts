import { seededRandom } from '../random';
import type { GraphRequest } from '../request';
import { requestsOf } from './requests';
import type { FaultName, FaultRule } from './rule';

/** One request that met a fault. */
export interface Meeting {
  fault: FaultName;
  method: string;
  /** The path after the version, as the client wrote it. */
  path: string;
  part: boolean;
  requestId: string;
  /** ISO instant. */
  at: string;
}

/** A rule in force, and what it has done so far. */
export interface FaultReport {
  id: number;
  rule: FaultRule;
  /** Requests that fitted the rule, also those that went well. */
  matched: number;
  /** How often the fault happened. */
  happened: number;
  /** Where it happened, oldest first; only the latest are kept. */
  meetings: Meeting[];
}

/** A rule in force. */
export interface Standing {
  report(): FaultReport;
  /** Counts a request, and says whether it is this rule's turn. */
  isDue(request: GraphRequest): boolean;
  note(meeting: Meeting): void;
  /** Begins anew: counts, notes and chance. */
  restart(): void;
}

const mostMeetings = 1000;

/** Puts a rule in force. The seed and its number alone decide its chance. */
export function standing(id: number, rule: FaultRule, seed: number): Standing {
  const fits = requestsOf(rule);
  const { skip = 0, chance } = rule;
  const times = rule.times ?? (chance === undefined ? 1 : 0);
  let random = seededRandom(seed + id);
  let matched = 0;
  let happened = 0;
  let meetings: Meeting[] = [];
  return {
    report: () => ({ id, rule: { ...rule }, matched, happened, meetings: [...meetings] }),
    isDue(request) {
      if (!fits(request)) return false;
      matched += 1;
      // Drawn for every match, so that the n-th request meets the same chance in every run.
      const drawn = chance === undefined || random() < chance;
      return drawn && matched > skip && (times === 0 || happened < times);
    },
    note(meeting) {
      happened += 1;
      meetings = [...meetings, meeting].slice(-mostMeetings);
    },
    restart() {
      random = seededRandom(seed + id);
      matched = 0;
      happened = 0;
      meetings = [];
    },
  };
}
