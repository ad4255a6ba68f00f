import { approvalsListCard, packagesListCard } from '../../../bot/cards/lists';
import { changeCheckCard, changeSavedCard } from '../../../bot/cards/changeCards';
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
import { packageCard } from '../../../bot/cards/packageCard';
import { postedApprovalCard } from '../../../bot/cards/postedApproval';
import { providerCard, providerResultsCard } from '../../../bot/cards/providerCards';
import { viewOnlyCard } from '../../../bot/cards/viewOnlyCard';
import { press } from '../../../bot/cards/buttons';
import { textInput } from '../../../bot/cards/inputs';
import type { Card } from '../../../teamsapp/app';
import { links } from './links';
import { aProviderPage } from './providerView';
import { aCheck, aPackagePage, aPosted, aStageView, anApprovalView } from './views';

/** What people could type to break a card: a link, a date function, signs that turn the text, mark-up. */
export const hostile =
  '[Approve](http://evil.example) {{DATE(2026-11-24, SHORT)}} \u202Egnp.exe **bold** <at>All</at> https://evil.example\u0007';

/** Every card of the bot, with the given words wherever somebody's own words can stand. */
export function allCards(words: string, name = words): Record<string, Card> {
  const approval = anApprovalView({ objectives: words, requester: name, providerName: name });
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
        remark: words,
        kept: { verb: 'approval.decline', words },
      },
      links,
    ),
    changed: decisionCard({ approval, stage: aStageView(), changed: true }, links),
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
