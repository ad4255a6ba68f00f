import type { Card } from '../../teamsapp/app';
import type { ApprovalPage, StageView } from '../../teamsapp/api/contract';
import { shortPounds } from '../../teamsapp/common/money';
import type { Links } from '../links';
import {
  concernBoxes,
  costLines,
  dueWords,
  figureLines,
  isCost,
  termsLine,
  type Fact,
} from './approvalParts';
import { openPage } from './buttons';
import { box, card, facts, header, line, prose, quote, sectionTitle, valueLine } from './elements';
import type { Element } from './elements';
import { decisionButtons, type Kept } from './panels';
import { amountOf, requestPieces } from './requestView';
import { counted, subjectWords } from '../../teamsapp/approvals/requestWords';
import { verdictPast } from './words';

export interface DecisionView {
  approval: ApprovalPage['approval'];
  stage: StageView;
  /** Names of the stages that may be asked first. */
  refer: readonly string[];
  /** A sentence before everything else: what happened to the last press, or why a typed line does not decide. */
  remark?: string | undefined;
  /** The reader saw an older state of the request. */
  changed?: boolean | undefined;
  /** Words kept from a decision that did not go through. */
  kept?: Kept | undefined;
}

/** Bytes of a card on the wire at most. Source: bot.md 9.7, far below the platform's limit. */
const largest = 12_000;

/** The card on which one stage is decided: what is asked, what to check, the money, then the buttons. */
export function decisionCard(view: DecisionView, links: Links): Card {
  // A long request loses its less important facts, then its figures, never its checks or buttons.
  for (const shown of sizes) {
    const drawn = draw(view, links, shown);
    if (Buffer.byteLength(JSON.stringify(drawn)) <= largest) return drawn;
  }
  return draw(view, links, fewest);
}

/** How much of the facts and figures is shown, most first. */
interface Shown {
  facts: number;
  figures: number;
  /** Concerns with their sentences, beside the worst dangers; the others by their titles. */
  points: number;
}

const fewest: Shown = { facts: 0, figures: 0, points: 2 };
const sizes: readonly Shown[] = [
  { facts: Infinity, figures: Infinity, points: 5 },
  { facts: 6, figures: Infinity, points: 5 },
  { facts: 3, figures: Infinity, points: 5 },
  { facts: 0, figures: 3, points: 5 },
  { facts: 0, figures: 0, points: 5 },
];

function draw(view: DecisionView, links: Links, shown: Shown): Card {
  const { approval, stage } = view;
  const reference = approval.packageReference;
  const ids = { approvalId: String(approval.id), stageId: stage.id, seen: approval.seen };
  const isDoubtful = approval.concerns.some(({ tone }) => tone === 'danger');
  return card({
    speak: spokenDecision(view),
    fallbackText: `${reference} waits for your decision. Open Education Packages to decide.`,
    body: [
      header(
        links,
        { name: 'waiting', says: 'Waiting for your decision' },
        `For your decision · ${stage.name} · ${subjectWords(approval.kind, reference)}`,
        `${shortPounds(approval.wholeCost)} in all`,
      ),
      ...remarks(view),
      prose(requestPieces(approval, 'asks')),
      termsLine(approval.facts),
      ...why(approval),
      ...conversation(approval, stage),
      ...concernBoxes(approval.concerns, shown.points),
      ...factsPart(approval, shown),
      ...earlier(approval),
      valueLine('Your answer is due', dueWords(stage.dueDate), {
        first: true,
        ...dueNote(stage),
      }),
      ...figureLines(approval.concerns, 'law').slice(0, shown.figures),
    ],
    actions: [
      ...decisionButtons({
        reference,
        requester: approval.requester,
        ids,
        isDoubtful,
        refer: view.refer,
        kept: view.kept,
      }),
      ...(approval.packageId === null
        ? []
        : [openPage(`Open ${reference}`, links.package(approval.packageId))]),
    ],
  });
}

function remarks({ remark, changed, approval }: DecisionView): Element[] {
  const said = remark ? [box('emphasis', [prose([remark])])] : [];
  if (!changed) return said;
  const differences =
    approval.changedSince.length > 0
      ? approval.changedSince
      : ['The facts below are today’s. Read them again before you decide.'];
  return [
    ...said,
    box('warning', [
      line('Changed since you saw it', { weight: 'Bolder' }),
      ...differences.slice(0, 5).map((difference) => prose([difference], { spacing: 'Small' })),
    ]),
  ];
}

/** Why it is asked, what a change would make different, and what is hoped for. */
function why(approval: ApprovalPage['approval']): Element[] {
  const { because, change, objectives } = approval;
  return [
    ...(because ? [quote(`${approval.requester} says why`, because)] : []),
    ...(change.length > 0
      ? [
          sectionTitle('What would change'),
          facts(change.map(({ label, now, then }) => [label, `${now} → ${then}`] as const)),
        ]
      : []),
    ...(objectives && change.length === 0 ? [quote('Objectives', objectives)] : []),
  ];
}

/** What this stage asked and was told, and what it was referred to, oldest first. */
function conversation(approval: ApprovalPage['approval'], stage: StageView): Element[] {
  const referred = approval.stages
    .flatMap(({ name, referrals }) => referrals.map((one) => ({ ...one, from: name })))
    .map(({ by, from, to, because }) =>
      quote(`${by} (${from}) asked ${to} to look first`, because),
    );
  return [...referred, ...questionsOf(stage)];
}

function questionsOf(stage: StageView): Element[] {
  return stage.questions.flatMap((asked) => [
    quote(`${asked.askedBy} asked`, asked.question),
    ...(asked.answer === null ? [] : [quote(`${asked.answeredBy ?? ''} answered`, asked.answer)]),
  ]);
}

/** Money as lines, the rest as facts; what the card's first lines say is not said again. */
function factsPart(approval: ApprovalPage['approval'], atMost: Shown): Element[] {
  const rest = approval.facts.filter((fact) => !isCost(fact) && !inFirstLines.has(fact.label));
  const shown = rest.slice(0, atMost.facts);
  const figures = figureLines(approval.concerns, 'money');
  const isLess = rest.length > shown.length || figures.length > atMost.figures;
  return [
    sectionTitle('What it costs'),
    ...costLines(approval.facts),
    ...figures.slice(0, atMost.figures),
    ...(shown.length > 0 ? [sectionTitle('What is asked'), factSet(shown)] : []),
    ...(isLess
      ? [line(`More in ${approval.packageReference}.`, { size: 'Small', isSubtle: true })]
      : []),
  ];
}

const inFirstLines = new Set(['Hours', 'Sessions', 'Amount', 'Price', 'Dates', 'Route', 'Team']);

function factSet(shown: readonly Fact[]): Element {
  return facts(shown.map(({ label, value }) => [label, value] as const));
}

function earlier(approval: ApprovalPage['approval']): Element[] {
  return approval.stages.flatMap(({ name, decisions }) =>
    decisions.map(({ by, insteadOf, verdict }) =>
      valueLine(`${name}: ${verdictPast[verdict]}`, insteadOf ? `${by} for ${insteadOf}` : by),
    ),
  );
}

function dueNote(stage: StageView): { note?: string; urgent?: boolean } {
  const left = stage.workingDaysLeft;
  if (left === null) return {};
  if (left < 0) return { note: `${counted(-left, 'working day')} late`, urgent: true };
  return { note: left === 0 ? 'today' : `${counted(left, 'working day')} left` };
}

function spokenDecision({ approval, stage }: DecisionView): string {
  const amount = amountOf(approval);
  const danger = approval.concerns.find(({ tone }) => tone === 'danger');
  const check = danger ? `Check first: ${danger.title}.` : `${stage.name} decides.`;
  return `For your decision: ${approval.packageReference}, ${amount ? `${amount}, ` : ''}${shortPounds(approval.wholeCost)} in all. ${check}`;
}
