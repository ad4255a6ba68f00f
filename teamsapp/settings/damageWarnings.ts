import type { App } from '../app';

/** Rows named at most, so that a column somebody deleted does not fill every page. */
const namedAtMost = 3;

/**
 * Rows that somebody changed in SharePoint so that the app cannot read them, and that the repair
 * has not put back: which, what is wrong and what that means for lists, sums and files, a sentence
 * each. Empty when there are none. Names the list and the row, never what the row holds.
 */
export function damageWarnings({ changes }: Pick<App, 'changes'>): string[] {
  const rows = changes.unreadable();
  const named = rows.slice(0, namedAtMost).map(({ list, id, problem, isShown }) => {
    const effect = isShown
      ? 'The app shows it as it was before.'
      : 'It is missing from lists, sums and exported files.';
    return `Row ${String(id)} of the list ${list} was changed in SharePoint so that it cannot be read: ${problem}. ${effect} The app puts it back when it knows what it was; if this stays, an administrator restores the row’s last version in SharePoint.`;
  });
  const more = rows.length - named.length;
  if (more <= 0) return named;
  return [...named, `${String(more)} more rows cannot be read for the same reason.`];
}
