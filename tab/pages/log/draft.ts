import { useState } from 'react';
import type { PackageFormJson } from '../../../teamsapp/api/contract';
import { pounds, readPounds } from '../../money';
import type { LegalRoute, PackageReason, PriceUnit } from '../../words';

/** A package as it is being typed. It lives in this open page's memory only: it holds child data. */
export interface Draft {
  /** Becomes the package's request key, so that asking twice logs once. */
  draftId: string;
  line: string;
  child: string;
  route: LegalRoute | undefined;
  reason: PackageReason | undefined;
  team: string | undefined;
  providerId: number | undefined;
  providerWords: string;
  /** Hours or sessions a week, as typed. */
  amount: string;
  amountIn: 'hours' | 'sessions';
  price: string;
  /** Never guessed: a price without its unit is asked about. */
  unit: PriceUnit | undefined;
  startDate: string | undefined;
  endDate: string | undefined;
  /** The child lives at the school; asked for independent special schools alone. */
  residential: boolean;
  objectives: string;
  suspendedReason: string;
}

/** An empty draft with a key of its own. */
export function newDraft(): Draft {
  return {
    draftId: crypto.randomUUID(),
    line: '',
    child: '',
    route: undefined,
    reason: undefined,
    team: undefined,
    providerId: undefined,
    providerWords: '',
    amount: '',
    amountIn: 'hours',
    price: '',
    unit: undefined,
    startDate: undefined,
    endDate: undefined,
    residential: false,
    objectives: '',
    suspendedReason: '',
  };
}

let kept = newDraft();

/** The draft, which outlives a visit to another page, and how to change it. */
export function useDraft(): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const [draft, setDraft] = useState(kept);
  const change = (part: Partial<Draft>) => {
    setDraft((before) => {
      kept = { ...before, ...part };
      return kept;
    });
  };
  const clear = () => {
    kept = newDraft();
    setDraft(kept);
  };
  return [draft, change, clear];
}

/** Whether anything is typed that would be lost with the window. */
export function isStarted(draft: Draft): boolean {
  return [draft.line, draft.child, draft.amount, draft.price, draft.objectives].some(Boolean);
}

/** Hours or sessions as typed, "12" or "12.5"; undefined when it is no number. */
export function readAmount(text: string): number | undefined {
  return /^\d{1,3}([.,]\d{1,2})?$/.test(text.trim())
    ? Number(text.trim().replace(',', '.'))
    : undefined;
}

/** The draft as the API takes it: what is empty or cannot be read is left out. */
export function formOf(draft: Draft): PackageFormJson {
  const amount = readAmount(draft.amount);
  const amountKey = draft.amountIn === 'sessions' ? 'sessionsPerWeek' : 'hoursPerWeek';
  const written: PackageFormJson = {
    childReference: draft.child.trim() || undefined,
    providerId: draft.providerId,
    providerWords:
      draft.providerId === undefined ? draft.providerWords.trim() || undefined : undefined,
    legalRoute: draft.route,
    reason: draft.reason,
    team: draft.team,
    [amountKey]: amount,
    price: readPounds(draft.price),
    priceUnit: draft.unit,
    startDate: draft.startDate,
    endDate: draft.endDate,
    residential: (draft.route === 'ISS' && draft.residential) || undefined,
    objectives: draft.objectives.trim() || undefined,
    suspendedReason: draft.suspendedReason.trim() || undefined,
  };
  return Object.fromEntries(Object.entries(written).filter(([, value]) => value !== undefined));
}

/** What a price's unit says about how the week is counted; undefined leaves it as it is. */
export function amountInOf(unit: PriceUnit | undefined): Draft['amountIn'] | undefined {
  if (unit === 'session' || unit === 'day') return 'sessions';
  return unit === 'hour' ? 'hours' : undefined;
}

/** What a form changes in a draft: only what the form says. */
export function draftFrom(form: PackageFormJson): Partial<Draft> {
  const amount = form.hoursPerWeek ?? form.sessionsPerWeek;
  const isInSessions = form.sessionsPerWeek !== undefined && form.hoursPerWeek === undefined;
  const read: { [K in keyof Draft]?: Draft[K] | undefined } = {
    child: form.childReference,
    route: form.legalRoute,
    reason: form.reason,
    team: form.team,
    providerId: form.providerId,
    providerWords: form.providerId === undefined ? form.providerWords : undefined,
    amount: amount?.toString(),
    amountIn:
      amount === undefined ? amountInOf(form.priceUnit) : isInSessions ? 'sessions' : 'hours',
    price: form.price === undefined ? undefined : pounds(form.price),
    unit: form.priceUnit,
    startDate: form.startDate,
    endDate: form.endDate,
    residential: form.residential,
    objectives: form.objectives,
    suspendedReason: form.suspendedReason,
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
