import type { DueNotice } from '../../../teamsapp/notices/notice';
import type { Deputy } from '../../../teamsapp/settings/settings';
import type { TestApp } from '../../support/app';
import type { megan } from '../../support/build';

// Due on Thursday 26 November 2026. Wednesday is the working day before, Friday the one after.
export const wednesday = '2026-11-25T09:00:00.000Z';
export const thursday = '2026-11-26T09:00:00.000Z';
export const friday = '2026-11-27T09:00:00.000Z';
export const monday = '2026-11-30T09:00:00.000Z';
/** Both Team Managers of Inclusion. */
export const both = (kind: string) => [`${kind} Lewis`, `${kind} Megan`];

/** One stands in for the other this week. */
export const standing = (of: typeof megan, deputy: typeof megan): Deputy => ({
  of: { id: of.id, name: of.name },
  deputy: { id: deputy.id, name: deputy.name },
  from: '2026-11-23',
  to: '2026-11-27',
  by: { id: of.id, name: of.name },
});

/** As if these had been sent at the moment. */
export async function sent(app: TestApp, due: readonly DueNotice[]): Promise<void> {
  for (const { key, kind, person, day, about } of due) {
    const told = Array.isArray(about)
      ? about
          .map(
            (one: { approvalId: number; stageId: string }) =>
              `${String(one.approvalId)}/${one.stageId}`,
          )
          .join(' ')
      : undefined;
    await app.notices.add({
      requestKey: key,
      kind,
      state: 'posted',
      conversationKey: `person:${person.id}`,
      day,
      attempts: 1,
      ...(told !== undefined && { told }),
    });
  }
}
