import { approvalsListCard, packagesListCard } from '../../../bot/cards/lists';
import { changeCheckCard, changeSavedCard } from '../../../bot/cards/changeCards';
import { decidedCard } from '../../../bot/cards/decidedApproval';
import { lookAgainButton } from '../../../bot/cards/panels';
import { decisionCard } from '../../../bot/cards/decisionCard';
import { errorCard, noteCard, notAllowedCard } from '../../../bot/cards/errorCards';
import {
  channelConfirmedCard,
  helpCard,
  welcomeChannelCard,
  welcomePersonalCard,
} from '../../../bot/cards/helpCards';
import { logCheckCard } from '../../../bot/cards/logCheck';
import { logFormCard } from '../../../bot/cards/logForm';
import { logSavedCard } from '../../../bot/cards/logSaved';
import { personalCard } from '../../../bot/cards/personalCards';
import { packageCard } from '../../../bot/cards/packageCard';
import { postedApprovalCard } from '../../../bot/cards/postedApproval';
import { providerCard, providerResultsCard } from '../../../bot/cards/providerCards';
import { viewOnlyCard } from '../../../bot/cards/viewOnlyCard';
import { press } from '../../../bot/cards/buttons';
import { textInput } from '../../../bot/cards/inputs';
import type { Card } from '../../../teamsapp/app';
import type { PersonalView, StageWords } from '../../../teamsapp/notices/personalView';
import { links } from './links';
import { aProviderPage } from './providerView';
import { aCheck, aPackagePage, aPosted, aStageView, anApprovalView } from './views';

/** What people could type to break a card: a link, a date function, signs that turn the text, mark-up. */
export const hostile =
  '[Approve](http://evil.example) {{DATE(2026-11-24, SHORT)}} \u202Egnp.exe **bold** <at>All</at> https://evil.example\u0007';

/** Every card of the bot, with the given words wherever somebody's own words can stand. */
export function allCards(words: string, name = words): Record<string, Card> {
  const approval = anApprovalView({ objectives: words, requester: name, providerName: name });
  const change = anApprovalView({
    kind: 'variation',
    because: words,
    change: [{ label: 'Price', now: '£36.00 an hour', then: '£40.00 an hour' }],
    stages: [
      aStageView({
        referrals: [{ by: name, at: '2026-11-24T10:00:00.000Z', to: 'Finance', because: words }],
      }),
    ],
  });
  const question = {
    id: 'q1',
    askedBy: name,
    askedAt: '2026-11-24T10:00:00.000Z',
    question: words,
    answeredBy: null,
    answeredAt: null,
    answer: null,
  };
  const decision = { by: { id: 'p', name }, note: words, at: '2026-11-24T10:42:00.000Z' };
  const posted = aPosted({ requester: { id: 'p', name } });
  const [stage] = posted.stages;
  if (!stage) throw new Error('The sample has a stage.');
  const decided = (verdict: 'approve' | 'approveWithConditions' | 'decline') => [
    {
      ...stage,
      state: verdict === 'decline' ? ('declined' as const) : ('approved' as const),
      decisions: [{ ...decision, verdict }],
    },
  ];
  const asked = {
    ...stage,
    state: 'informationRequested' as const,
    questions: [{ id: 'q1', asked: { by: decision.by, at: decision.at, text: words } }],
  };
  const check = aCheck({
    form: { ...aCheck().form, objectives: words, providerWords: words },
    remarks: [{ title: 'I changed the last day', sentence: words }],
    faults: [{ field: 'providerId', sentence: words }],
  });
  const page = aPackagePage({
    approvals: [approval],
    next: { sentence: words, due: null, approvalId: approval.id, youDecide: true },
  });
  const providerPage = aProviderPage({ name, note: words });
  const listFrame = { remark: words, url: links.packagesList() };
  return {
    posted: postedApprovalCard(posted, links, ['29:1-megan']),
    postedAsked: postedApprovalCard(
      { ...posted, state: 'informationRequested', stages: [asked] },
      links,
    ),
    approved: postedApprovalCard(
      { ...posted, state: 'approved', stages: decided('approveWithConditions') },
      links,
    ),
    declined: postedApprovalCard(
      { ...posted, state: 'declined', stages: decided('decline') },
      links,
    ),
    withdrawn: postedApprovalCard({ ...posted, state: 'withdrawn' }, links),
    decision: decisionCard(
      {
        approval,
        stage: aStageView({ questions: [question] }),
        refer: ['Finance', 'Head of Service'],
        remark: words,
        kept: { verb: 'approval.decline', words },
      },
      links,
    ),
    changed: decisionCard({ approval, stage: aStageView(), refer: [], changed: true }, links),
    ofAChange: decisionCard({ approval: change, stage: aStageView(), refer: [] }, links),
    declinedForRequester: decidedCard(
      { ...posted, kind: 'reconsideration', state: 'declined', stages: decided('decline') },
      links,
      { remark: words, buttons: [lookAgainButton(2207, { verb: 'approval.reconsider', words })] },
    ),
    viewOnly: viewOnlyCard(
      { approval, reason: words, whoDecides: words, mayWithdraw: true },
      links,
    ),
    informationAsked: viewOnlyCard(
      {
        approval: { ...approval, stages: [aStageView({ questions: [question] })] },
        reason: '',
        whoDecides: '',
        mayWithdraw: false,
        questionId: 'q1',
        kept: words,
      },
      links,
    ),
    logCheck: logCheckCard({ draftId: 'd', check, remark: words }, links),
    logForm: logFormCard({ draftId: 'd', check, teams: [], lastRoute: 'CME' }, links),
    logSaved: logSavedCard(page, '24 November 2026 at 09:14', links),
    package: packageCard(page, links, words),
    provider: providerCard(providerPage, links, words),
    providerResults: providerResultsCard(
      { total: 9, rows: [providerPage.provider], asOf: null },
      links,
      [words, { bold: words }],
    ),
    packages: packagesListCard(
      {
        total: 9,
        rows: [{ ...page.package, providerName: name }],
        asOf: null,
        totals: { packages: 9, hoursPerWeek: 20, wholeCost: 10_000 },
        logged: 9,
        running: 3,
      },
      links,
      listFrame,
    ),
    approvals: approvalsListCard(
      {
        total: 9,
        rows: [approval],
        asOf: null,
        counts: { mine: 9, others: 0, questions: 2 },
        stages: [],
      },
      links,
      listFrame,
    ),
    ...personalCards(words, name),
    help: helpCard(
      { examples: [{ line: 'approvals', does: 'What waits.' }], remark: words },
      links,
    ),
    welcomePersonal: welcomePersonalCard({ firstName: name, examples: [] }, links),
    welcomeChannel: welcomeChannelCard([{ name, waiting: 3 }], links),
    channelConfirmed: channelConfirmedCard(
      { stageName: name, by: name, on: '24 November 2026', waiting: 1 },
      links,
    ),
    error: errorCard(
      { heading: 'I could not save', sentence: words, saved: 'Nothing.', kept: words },
      links,
    ),
    notAllowed: notAllowedCard({ sentence: words, reference: 'EP-1042', url: 'http://x' }, links),
    note: noteCard(
      { icon: 'view', says: 'Kept', small: words, heading: words, sentences: [words] },
      links,
    ),
    changeCheck: changeCheckCard(
      {
        reference: 'EP-1042',
        packageId: 1042,
        heading: 'End EP-1042 on 12 December 2026',
        sentences: [words],
        inputs: [textInput({ id: 'note', label: 'Why does it end?', value: words })],
        button: press('End EP-1042', 'package.end', { packageId: '1042' }),
      },
      links,
    ),
    changeSaved: changeSavedCard(
      { reference: 'EP-1042', packageId: 1042, heading: 'Ended', sentence: words, because: words },
      links,
    ),
  };
}

/** What people are told in their own chats. */
function personalCards(words: string, name: string): Record<string, Card> {
  const { snapshot } = aPosted();
  const { request, ...restricted }: StageWords = {
    approvalId: 2207,
    packageId: 1042,
    packageReference: 'EP-1042',
    stageName: name,
    dueDate: '2026-11-26',
    daysLeft: 1,
    workingDaysLeft: 1,
    isAnswered: false,
    isEscalated: true,
    request: {
      requester: name,
      teamName: name,
      hoursPerWeek: 21,
      sessionsPerWeek: undefined,
      providerName: name,
      childReference: 'AB12',
      wholeCost: snapshot.wholeCost,
      concerns: snapshot.concerns,
    },
  };
  const stage: StageWords = { ...restricted, ...(request && { request }) };
  const late = { ...stage, daysLeft: -3, workingDaysLeft: -1, isAnswered: true };
  const digest = (stages: readonly StageWords[], questions: number): PersonalView => ({
    kind: 'digest',
    day: '2026-11-24',
    stages,
    questions,
  });
  const views: Record<string, PersonalView> = {
    reminder: { kind: 'reminder', stage },
    reminderRestricted: { kind: 'reminder', stage: restricted },
    escalation: { kind: 'escalation', stage: late },
    escalationRestricted: { kind: 'escalation', stage: { ...restricted, workingDaysLeft: -2 } },
    digest: digest([late, stage, restricted, stage, stage, stage, stage], 2),
    digestOfQuestions: digest([], 1),
    questionTold: { kind: 'questionAsked', stage, by: name, text: words },
    questionRestricted: { kind: 'questionAsked', stage: restricted, by: name },
    answerTold: { kind: 'questionAnswered', stage, by: name, text: words, answer: words },
  };
  return Object.fromEntries(
    Object.entries(views).map(([key, view]) => [key, personalCard(view, links)]),
  );
}
