import type { GraphError } from '../errors';
import type { ProfileAnswers } from '../profile';
import type { VerifySite } from './site';

/** What a measurement found out. */
export interface Told {
  /** What the tenant did, in a sentence with status and code. */
  told: string;
  /** The members of the profile that it answers; none when the tenant's answer decides nothing. */
  sets: Partial<ProfileAnswers>;
  /** To be tried again by a later run. */
  deltaLink?: KeptLink;
}

/** One of the questions, and how it is put to the tenant. */
export interface Measurement {
  asks: string;
  /** Throws NotMeasured where it cannot be asked, GraphError where the tenant fails. */
  measure(site: VerifySite): Promise<Told>;
}

/** A question with its answer. */
export interface Finding extends Told {
  asks: string;
  /** False when the question could not be put: `told` says why, and what to do. */
  measured: boolean;
}

/** A delta link and when it was given. */
export interface KeptLink {
  link: string;
  /** An ISO instant. */
  taken: string;
}

/** Why a question could not be put to the tenant; the message is the sentence for the table. */
export class NotMeasured extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'NotMeasured';
  }
}

/** A failure in words: status, code, and the tenant's own text. */
export function inWords({ status, code, message }: GraphError): string {
  return status === 0 ? message : `${String(status)} ${code} ("${message}")`;
}

/** The failure as a profile keeps it. */
export function signatureOf({ status, code }: GraphError): { status: number; code: string } {
  return { status, code };
}

/** Whether the tenant did not let the app do it, rather than found the request wrong. */
export function isForbidden({ status }: GraphError): boolean {
  return status === 401 || status === 403;
}

/** Whether a failure is only of the moment, and says nothing of the question. */
export function isPassing({ status }: GraphError): boolean {
  return status === 0 || status === 408 || status === 429 || status === 502 || status >= 503;
}
