import type { Approval } from '../../../teamsapp/approvals/approval';
import type { DecideInput } from '../../../teamsapp/approvals/decide';
import { AppError } from '../../../teamsapp/common/errors';
import { appWith, type AppStart, type TestApp } from '../../support/app';
import {
  aChild,
  anActor,
  anApproval,
  aPackage,
  aProvider,
  aStage,
  carol,
  megan,
  priya,
  schoolReader,
  tom,
} from '../../support/build';

export const press: DecideInput = {
  approvalId: 2207,
  stageId: 's1',
  seen: 1,
  verdict: 'approve',
  note: '',
};
export const lewis = anActor({ id: 'lewis', name: 'Lewis Grant', roles: ['staff', 'manager'] });

export function appFor(approval: Approval = anApproval(), more: AppStart = {}): TestApp {
  return appWith({
    providers: [aProvider()],
    children: [aChild()],
    packages: [aPackage({ status: 'submitted' })],
    approvals: [approval],
    people: [priya, megan, tom, carol, lewis, schoolReader],
    ...more,
  });
}
export const refusalOf = async (work: Promise<unknown>): Promise<AppError> => {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error('Nothing was refused.');
};
export const stages = (...names: string[]) =>
  names.map((name, index) =>
    aStage({
      id: `s${String(index + 1)}`,
      rule: { name, body: { role: 'manager' }, quorum: 1, waitingDays: 2 },
      state: index === 0 ? 'open' : 'notYet',
    }),
  );
