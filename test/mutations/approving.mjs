// Bugs planted in the approval flow: who may answer, when, how often, and what a channel is shown.

const approvals = (name) => `test/teamsapp/approvals/${name}.test.ts`;
const model = (name) => `test/model/${name}.test.ts`;
const room = (name) => `teamsapp/approvals/${name}.ts`;

/** Who may answer a stage. */
const seats = [
  {
    name: 'let the requester decide',
    file: room('seats'),
    text: `return new Set([approval.requester.id, ...keptOut`,
    instead: `return new Set([...keptOut`,
    why: 'nobody decides on their own spending',
    tests: [approvals('refuseDecision')],
  },
  {
    name: 'count an approver and the deputy twice',
    file: room('seats'),
    text: `return insteadOf ? [by.id, insteadOf.id] : [by.id];`,
    instead: `return insteadOf ? [by.id] : [by.id];`,
    why: 'one seat makes a quorum of two',
    tests: [approvals('deputies')],
  },
  {
    name: 'forget differentPerson',
    file: room('seats'),
    text: `const others = rule.differentPerson ?`,
    instead: `const others = rule.differentPerson && stages.length === 0 ?`,
    why: 'the second look is the first one again',
    tests: [approvals('sideBySide')],
  },
  {
    name: 'forget who is barred',
    file: room('seats'),
    text: `...barred.map((person) => person.id),`,
    instead: ``,
    why: 'whoever decided looks again at the own decision',
    tests: [approvals('sideBySide')],
  },
  {
    name: 'let a deputy decide above the own level',
    file: room('seats'),
    text: `if (!(await isSameOrHigher(app, deputy.id, rule))) continue;`,
    instead: ``,
    why: 'schemes of delegation forbid delegating downwards',
    tests: [approvals('deputies')],
  },
  {
    name: 'let deputies stand in on any day',
    file: 'teamsapp/settings/deputies.ts',
    text: `return setting(app, 'deputies').filter(({ from, to }) => from <= day && day <= to);`,
    instead: `return setting(app, 'deputies').filter(({ from }) => from !== '' && day !== '');`,
    why: 'a week’s deputy decides for ever',
    tests: [approvals('deputies'), model('fourHundredDays')],
  },
  {
    name: 'show a guest what is to be decided',
    file: room('seeApproval'),
    text: `if (actor.isGuest) return false;`,
    instead: ``,
    why: 'whether a request is there is nobody’s business outside the council',
    tests: [approvals('unseenApproval')],
  },
];

/** What is recorded, and against which state of the request. */
const deciding = [
  {
    name: 'write a decision onto whatever the row is by now',
    file: room('changeApproval'),
    text: `return app.approvals.change(row, change);`,
    instead: `return app.approvals.change(await app.approvals.live(row.id), change);`,
    why: 'without the eTag of the row that was checked the second decision covers the first',
    tests: [approvals('anyOrder'), model('crowd')],
  },
  {
    name: 'trust the number on the card',
    file: room('checks'),
    text: `if (seen !== currentSeen(app, approval)) throw`,
    instead: `if (seen < approval.seen) throw`,
    why: 'somebody approves a price that he or she has not seen',
    tests: [approvals('drift')],
  },
  {
    name: 'refuse the same press again',
    file: room('decide'),
    text: `if (own?.verdict === input.verdict) return undefined;`,
    instead: ``,
    why: 'Teams delivers a press more than once, and the person is told a failure',
    tests: [approvals('decide')],
  },
  {
    name: 'be content with one approval',
    file: room('recordDecision'),
    text: `decisions.length >= stage.rule.quorum;`,
    instead: `decisions.length >= 1;`,
    why: 'a panel of two is one person',
    tests: [approvals('anyOrder')],
  },
  {
    name: 'go on after a decline',
    file: room('stages'),
    text: `if (stages.some(({ state }) => state === 'declined')) return 'declined';`,
    instead: ``,
    why: 'what one stage declined waits for ever',
    tests: [approvals('decide'), approvals('sideBySide')],
  },
  {
    name: 'open the next step while one beside still waits',
    file: room('stages'),
    text: `const next = Math.min(...waiting);`,
    instead: `const next = Math.min(
    ...stages.flatMap((one, place) => (one.state === 'notYet' ? [stepOf(one, place)] : [])),
  );`,
    why: 'a later stage decides before an earlier one',
    tests: [approvals('sideBySide')],
  },
  {
    name: 'drop the stage that refers',
    file: room('referStage'),
    text: `return [...others, { ...target, step }, waiting].sort(`,
    instead: `return [...others, { ...target, step }, ...(waiting ? [] : [])].sort(`,
    why: 'asking somebody else first skips the own decision',
    tests: [approvals('referStage')],
  },
  {
    name: 'let an answer change nothing on the cards',
    file: room('answerInformation'),
    text: `seen: approval.seen + 1,`,
    instead: `seen: approval.seen,`,
    why: 'somebody decides without having read the answer',
    tests: [approvals('questions')],
  },
];

/** Which stages, and until when. */
const rules = [
  {
    name: 'take what is not known for no',
    file: room('neededStages'),
    text: `isUnregistered ?? true`,
    instead: `isUnregistered ?? false`,
    why: 'a provider that nobody has looked up skips the check',
    tests: [approvals('neededStages')],
  },
  {
    name: 'take a blank limit for nought',
    file: room('neededStages'),
    text: `return typeof limit === 'number' && value > limit;`,
    instead: `return limit !== undefined && value > (limit ?? 0);`,
    why: 'a limit that nobody has set sends every package to the director',
    tests: [approvals('neededStages')],
  },
  {
    name: 'count the days of a question',
    file: room('answerInformation'),
    text: `return addWorkingDays(calendar, dayOf(at), left);`,
    instead: `return addWorkingDays(calendar, stage.dueDate ?? dayOf(at), Math.min(0, left));`,
    why: 'an approver is late for having asked',
    tests: [approvals('questions'), model('fourHundredDays')],
  },
  {
    name: 'work on bank holidays',
    file: 'teamsapp/settings/workingDays.ts',
    text: `return !isWeekend && !calendar.bankHolidays.includes(day);`,
    instead: `return !isWeekend && calendar.bankHolidays.length >= 0;`,
    why: 'a request is late on the day after Christmas',
    tests: [model('fourHundredDays')],
  },
];

/** What follows from a decision, and what a channel shows. */
const following = [
  {
    name: 'ask for a package under somebody else’s key',
    file: 'graph/stores/packageStore.ts',
    text: `if (educationPackage.eventHash !== first.row.eventHash) throw anotherPackage();`,
    instead: ``,
    why: 'a package’s own writer is not its requester, and may decide it',
    tests: ['test/graph/stores.test.ts'],
  },
  {
    name: 'post again what another process has posted',
    file: 'teamsapp/notices/claimNotice.ts',
    text: `if (notice?.state === 'posted' && notice.activityId !== undefined) {`,
    instead: `if (known?.state === 'posted' && notice?.activityId !== undefined) {`,
    why: 'a channel asks twice for one decision',
    tests: ['test/bot/notifier.test.ts', model('crowd')],
  },
  {
    name: 'edit a post without noting it first',
    file: 'bot/notifier.ts',
    text: `const claimed = await claimEdit(sender.app(), held.notice, contentHash);`,
    instead: `const claimed = held.notice.contentHash === contentHash ? undefined : held.notice;`,
    why: 'a card from an older copy stays for ever when the process dies',
    tests: ['test/bot/notifier.test.ts'],
  },
  {
    name: 'leave the post of a restricted child as it is',
    file: 'bot/notifier.ts',
    text: `if (isRestricted(app, approval)) {`,
    instead: `if (isRestricted(app, approval) && approval.id < 0) {`,
    why: 'a channel goes on telling of a child that it may know nothing of',
    tests: [model('everyday')],
  },
  {
    name: 'believe an old copy about a restriction',
    file: 'teamsapp/safeguarding/restrictChild.ts',
    text: `change ? await written(app, row, change) : await app.children.live(row.id);`,
    instead: `change ? await written(app, row, change) : row;`,
    why: 'safeguarding is told that a child is restricted which is not',
    tests: ['test/teamsapp/safeguarding/restrictChild.test.ts', model('everyday')],
  },
];

/** Every bug planted in the approval flow. */
export const approving = [...seats, ...deciding, ...rules, ...following];
