import type { Card } from '../../teamsapp/app';
import type { PostedApproval } from '../../teamsapp/approvals/approval';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import { decisionLines, requestLine, requestWords, termsLine, yearLines } from './approvalParts';
import { subjectWords } from '../../teamsapp/approvals/requestWords';
import { openPage } from './buttons';
import { box, card, header, line, prose, valueLine } from './elements';
import type { Element, Icon, Tone } from './elements';

interface Verdict {
  heading: string;
  small: string;
  icon: Icon;
  tone: Tone;
  /** Shown bold in the box. */
  first: string;
}

/** What a decided card says and offers to one reader. */
export interface ForReader {
  /** Tells somebody whose press came too late. */
  remark?: string | undefined;
  buttons?: readonly Element[];
}

/** The card of a request that is approved, declined or withdrawn: the verdict is the heading. */
export function decidedCard(
  posted: PostedApproval,
  links: Links,
  { remark, buttons = [] }: ForReader = {},
): Card {
  const verdict = verdictOf(posted);
  const decisions = posted.stages.flatMap(({ rule, decisions }) =>
    decisions.flatMap(({ by, insteadOf, note, at }) =>
      decisionLines(rule.name, {
        by: insteadOf ? `${by.name} for ${insteadOf.name}` : by.name,
        note,
        at,
      }),
    ),
  );
  const reference = posted.packageReference;
  return card({
    speak: spokenVerdict(posted, verdict.heading),
    body: [
      header(links, { name: verdict.icon, says: verdict.heading }, verdict.small, verdict.heading),
      ...(remark ? [box('emphasis', [prose([remark])])] : []),
      box(verdict.tone, [line(verdict.first, { weight: 'Bolder' }), ...decisions]),
      requestLine(requestWords(posted), 'asked', { spacing: 'Medium' }),
      termsLine(posted.snapshot.facts),
      ...moneyLines(posted),
    ],
    actions: [
      ...buttons,
      ...(posted.packageId === undefined
        ? []
        : [openPage(`Open ${reference}`, links.package(posted.packageId))]),
    ],
  });
}

function verdictOf(posted: PostedApproval): Verdict {
  const reference = subjectWords(posted.kind, posted.packageReference);
  const money = `${shortPounds(posted.snapshot.wholeCost)} in all`;
  if (posted.state === 'declined') {
    return {
      heading: 'Declined',
      small: `${reference} · ${decliningStage(posted)}`,
      icon: 'declined',
      tone: 'attention',
      first: 'No money is committed',
    };
  }
  if (posted.state === 'withdrawn') {
    return {
      heading: 'Withdrawn',
      small: `${reference} · before a decision`,
      icon: 'withdrawn',
      tone: 'emphasis',
      first: 'Nothing is waiting, no money is committed',
    };
  }
  return {
    heading: hasConditions(posted) ? 'Approved with conditions' : 'Approved',
    small: `${reference} · all stages decided`,
    icon: 'approved',
    tone: 'good',
    first: money,
  };
}

function moneyLines(posted: PostedApproval): Element[] {
  if (posted.state === 'approved') return yearLines(posted.snapshot.costByYear);
  return [valueLine('Not committed', shortPounds(posted.snapshot.wholeCost), { first: true })];
}

function hasConditions(posted: PostedApproval): boolean {
  return posted.stages.some(({ decisions }) =>
    decisions.some(({ verdict }) => verdict === 'approveWithConditions'),
  );
}

function decliningStage(posted: PostedApproval): string {
  return posted.stages.find(({ state }) => state === 'declined')?.rule.name ?? 'decided';
}

function spokenVerdict(posted: PostedApproval, heading: string): string {
  const who = posted.stages.flatMap(({ decisions }) => decisions.map(({ by }) => by.name));
  const by = who.length > 0 ? ` by ${who.join(' and ')}` : ` by ${posted.requester.name}`;
  return `${posted.packageReference}: ${heading.toLowerCase()}${by}.`;
}
