import type {
  Approval,
  PanelPaper,
  Proposal,
  Snapshot,
  Stage,
} from '../../teamsapp/approvals/approval';
import type { Person } from '../../teamsapp/common/event';
import { defineList, history, optional, requestKey } from './list';
import { having, listOf } from './shape';
import { choice, json, note, orEmpty, text } from './textColumns';
import { day, lookup, number, person } from './valueColumns';

/** The Approvals list: one request for a decision, decided by one PATCH of its row. */
export const approvals = defineList<Approval>({
  name: 'Approvals',
  description:
    'Requests for decisions. Decide in Education Packages: changes made here do not count.',
  title: 'Approval',
  fields: {
    requestKey: requestKey(),
    packageKey: text('PackageKey', { indexed: true }),
    packageId: optional(lookup('Package', 'Packages', { indexed: true })),
    kind: choice('Kind', ['new', 'variation', 'extension', 'reconsideration']),
    state: choice('State', ['open', 'informationRequested', 'approved', 'declined', 'withdrawn'], {
      indexed: true,
    }),
    requester: person('Requester', { indexed: true }),
    team: orEmpty(text('Team', { indexed: true })),
    stages: json('Stages', listOf<Stage>('id', 'rule', 'state', 'decisions', 'questions')),
    snapshot: json('Snapshot', having<Snapshot>('childReference', 'providerName', 'facts')),
    approvedAs: optional(json('ApprovedAs', having<Snapshot>('providerName', 'facts'))),
    because: optional(note('Because')),
    change: optional(json('Change', having<Proposal>('number', 'from', 'wholeCost'))),
    paper: optional(json('Paper', having<PanelPaper>('options', 'funding', 'recommendation'))),
    seen: number('Seen'),
    barred: optional(json('Barred', listOf<Person>('id', 'name'))),
    ruleSetFrom: day('RuleSetFrom'),
    waitingFor: orEmpty(text('WaitingFor', { indexed: true })),
    dueDate: optional(day('DueDate', { indexed: true })),
    ...history(),
  },
});
