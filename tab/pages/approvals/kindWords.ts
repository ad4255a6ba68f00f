import type { ApprovalRow } from '../../../teamsapp/api/contract';

const titles: Readonly<Record<ApprovalRow['kind'], (reference: string) => string>> = {
  new: (reference) => reference,
  variation: (reference) => `Change of ${reference}`,
  extension: (reference) => `Extension of ${reference}`,
  reconsideration: (reference) => `Another look at ${reference}`,
};

/** What a request is called: "EP-1042", or "Change of EP-1042" for a later one. */
export function requestTitle(row: Pick<ApprovalRow, 'kind' | 'packageReference'>): string {
  return titles[row.kind](row.packageReference);
}

/** The same within a sentence: "EP-1042", "the change of EP-1042". */
export function requestInSentence(row: Pick<ApprovalRow, 'kind' | 'packageReference'>): string {
  if (isRuling(row)) return row.packageReference;
  const title = requestTitle(row);
  return `the ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** What somebody did who sent such a request, behind the name. */
export const askedWords: Readonly<Record<ApprovalRow['kind'], string>> = {
  new: 'asked for approval',
  variation: 'asked for a change',
  extension: 'asked for an extension',
  reconsideration: 'asked for another look',
};

/** Whether it asks for the package itself, not for a change of it. */
export function isRuling({ kind }: Pick<ApprovalRow, 'kind'>): boolean {
  return kind === 'new' || kind === 'reconsideration';
}

/** Whether somebody still has to decide it. */
export function isWaiting({ state }: Pick<ApprovalRow, 'state'>): boolean {
  return state === 'open' || state === 'informationRequested';
}
