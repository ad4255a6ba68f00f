import { allowedTransitions, mayBecome, stateOf } from '../../../teamsapp/packages/states';
import { anApproval, aPackage, aStage } from '../../support/build';

const today = { day: '2026-11-24', soonUntil: '2027-01-05' };

describe('the state of a package today', () => {
  test.each([
    ['running, far from its end', { status: 'active', endDate: '2027-07-16' }, 'active'],
    ['running, with 18 school days left', { status: 'active' }, 'endingSoon'],
    ['approved and begun', { status: 'approved', endDate: '2027-07-16' }, 'active'],
    ['approved for later', { status: 'approved', startDate: '2027-01-04' }, 'approved'],
    [
      'with an agreement, for later',
      { status: 'agreementIssued', startDate: '2027-01-04' },
      'agreementIssued',
    ],
    ['past its last day', { status: 'active', endDate: '2026-11-23' }, 'ended'],
    ['on its last day', { status: 'active', endDate: '2026-11-24' }, 'endingSoon'],
    ['suspended', { status: 'suspended' }, 'suspended'],
    ['suspended and past', { status: 'suspended', endDate: '2026-11-23' }, 'ended'],
    ['declined and past', { status: 'declined', endDate: '2026-11-23' }, 'declined'],
  ] as const)('%s', (_, over, state) => {
    expect(stateOf(aPackage(over), [], today)).toBe(state);
  });

  test.each([
    [anApproval(), 'submitted'],
    [
      anApproval({
        stages: [
          aStage({
            state: 'approved',
            decisions: [
              {
                by: { id: 'm', name: 'M' },
                verdict: 'approve',
                note: '',
                at: '2026-11-24T09:00:00.000Z',
              },
            ],
          }),
          aStage({ id: 's2' }),
        ],
      }),
      'inReview',
    ],
    [anApproval({ state: 'informationRequested' }), 'informationRequested'],
    [anApproval({ state: 'declined' }), 'declined'],
    [anApproval({ state: 'withdrawn' }), 'withdrawn'],
    [anApproval({ state: 'approved' }), 'endingSoon'],
  ] as const)('a stored status that lags follows its request', (approval, state) => {
    expect(stateOf(aPackage({ status: 'submitted' }), [approval], today)).toBe(state);
  });

  test('without term dates nothing is said to end soon', () => {
    expect(stateOf(aPackage(), [], { ...today, soonUntil: undefined })).toBe('active');
  });
});

describe('what a package may become', () => {
  test('what is over stays over', () => {
    for (const status of ['ended', 'declined', 'withdrawn', 'lapsed'] as const) {
      expect(allowedTransitions[status]).toEqual([]);
    }
  });

  test('no package runs without a decision', () => {
    expect(mayBecome('submitted', 'active')).toBe(false);
    expect(mayBecome('inReview', 'active')).toBe(false);
    expect(mayBecome('approved', 'active')).toBe(true);
  });
});
