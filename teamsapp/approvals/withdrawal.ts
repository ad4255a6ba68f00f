import { nextEvent } from '../activity/recordEvent';
import type { App } from '../app';
import type { Person } from '../common/event';
import type { RowChange } from '../common/store';
import type { Approval } from './approval';
import { approvalSubject } from './openApproval';

/** What to write for a request that is taken back, by whom and why. */
export function withdrawal(
  app: App,
  approval: Approval,
  by: Person,
  because: string,
): RowChange<Approval> {
  return {
    state: 'withdrawn',
    waitingFor: '',
    dueDate: undefined,
    ...nextEvent(
      app,
      approvalSubject(approval),
      approval,
      by,
      'withdrew',
      { state: approval.state, waitingFor: approval.waitingFor },
      { state: 'withdrawn', because },
    ),
  };
}
