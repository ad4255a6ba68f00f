import type { GuidanceMap } from '../../teamsapp/api/contract';
import { counted } from '../money';

export type MapStage = GuidanceMap['steps'][number][number];

/** The requests that wait for nothing but information. */
export const requestsPausedTo = '/approvals?view=asked';

/** Where the requests are that wait for a stage. */
export function requestsOf(stageName: string): string {
  return `/approvals?view=waiting&stage=${encodeURIComponent(stageName)}`;
}

/** A number of working days, whole or halfway between two: "2.5 days". */
export function daysInWords(days: number): string {
  return counted(days, 'day');
}
