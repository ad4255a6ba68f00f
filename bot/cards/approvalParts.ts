import type { Concern, PostedApproval, Snapshot } from '../../teamsapp/approvals/approval';
import { financialYearName, longDay, momentInWords } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import { box, line, point, prose, valueLine } from './elements';
import type { Element, Look, Piece } from './elements';
import { literal, shorten } from './text';
import { counted } from '../../teamsapp/approvals/requestWords';
import { amountWords } from './words';

/** What a request is about, in the words that every card about it begins with. */
export interface RequestWords {
  requester: string;
  teamName: string;
  /** "21 hours a week"; empty when the price is not by time. */
  amount: string;
  providerName: string;
  /** The child as this reader may see it. */
  child: string;
  /** "section 19 (exclusion)". */
  route: string;
}

/** Who asks for what, for whom and under which duty, in one sentence. */
export function requestLine(
  words: RequestWords,
  tense: 'asks' | 'asked',
  look: Look = {},
): Element {
  const amount: Piece[] = words.amount ? [{ bold: words.amount }, ' with '] : ['a package with '];
  return prose(
    [
      { bold: words.requester },
      ` (${words.teamName}) ${tense} for `,
      ...amount,
      { bold: words.providerName },
      ' for child ',
      { bold: words.child },
      `, under ${words.route}.`,
    ],
    look,
  );
}

/** The words of a post's first sentence. */
export function requestWords(posted: PostedApproval): RequestWords {
  return {
    requester: posted.requester.name,
    teamName: posted.teamName,
    amount: amountWords(posted.snapshot.hoursPerWeek, posted.snapshot.sessionsPerWeek),
    providerName: posted.snapshot.providerName,
    child: posted.child,
    route: posted.route,
  };
}

/** Days and price in one line, from the frozen facts. */
export function termsLine(facts: readonly Fact[]): Element {
  const words = ['Dates', 'Price'].flatMap((label) => factValue(facts, label) ?? []);
  return line(`${words.join(', ')}.`, { spacing: 'Small' });
}

/** A fact as it was frozen with the request. */
export type Fact = Snapshot['facts'][number];

/** The value of a fact; undefined when the request has none of that label. */
export function factValue(facts: readonly Fact[], label: string): string | undefined {
  return facts.find((fact) => fact.label === label)?.value;
}

/** The money of each financial year, oldest first. */
export function yearLines(costByYear: Readonly<Record<string, number>>): Element[] {
  return Object.entries(costByYear)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([year, cost], index) =>
      valueLine(`Financial year ${financialYearName(Number(year))}`, shortPounds(cost), {
        first: index === 0,
      }),
    );
}

/** Whether a concern is something to check rather than to know. */
export function isToCheck(concern: Concern): boolean {
  return concern.tone === 'danger' || concern.tone === 'warning';
}

/** What to check before deciding, in titles only: for the post that everyone sees. */
export function concernTitles(concerns: readonly Concern[]): Element {
  const toCheck = concerns.filter(isToCheck);
  const shown = toCheck.length > 0 ? toCheck : concerns;
  const titles = shown.map(({ title }, index) => (index === 0 ? title : lowerFirst(title)));
  const heading =
    toCheck.length > 0
      ? `${counted(toCheck.length, 'thing')} to check before deciding`
      : 'Nothing unusual found';
  const list = titles.length > 0 ? [line(titles.join(' · '), { spacing: 'Small' })] : [];
  return box(toCheck.length > 0 ? 'warning' : 'good', [
    line(heading, { weight: 'Bolder' }),
    ...list,
  ]);
}

/** The same with their sentences, worst first: a red box for each danger, one box for the rest. */
export function concernBoxes(concerns: readonly Concern[]): Element[] {
  const dangers = concerns.filter(({ tone }) => tone === 'danger');
  const warnings = concerns.filter(({ tone }) => tone === 'warning');
  const rest = concerns.filter((concern) => !isToCheck(concern));
  if (dangers.length + warnings.length === 0) return [concernTitles(rest)];
  const more = dangers.length > 0 ? ' more' : '';
  return [
    ...dangers.map(({ title, sentence }) =>
      box('attention', [
        line(`Check first: ${lowerFirst(title)}`, { weight: 'Bolder' }),
        prose([shorten(sentence)], { spacing: 'Small' }),
      ]),
    ),
    ...(warnings.length > 0
      ? [
          box('warning', [
            line(`${counted(warnings.length, `${more} thing`.trim())} to check`, {
              weight: 'Bolder',
            }),
            ...warnings.map(({ title, sentence }) => point(title, sentence)),
          ]),
        ]
      : []),
  ];
}

/** One person's decision: who, for which stage, when, and the words. */
export function decisionLines(
  stageName: string,
  decision: { by: string; note: string; at: string },
): Element[] {
  const who = prose([{ bold: decision.by }, `, ${stageName}, ${momentInWords(decision.at)}`], {
    spacing: 'Small',
  });
  if (!decision.note) return [who];
  return [who, prose([`“${shorten(literal(decision.note))}”`], { spacing: 'Small' })];
}

/** The day an answer is due, or that no day is set. */
export function dueWords(dueDate: string | null | undefined): string {
  return dueDate ? longDay(dueDate) : 'no day set';
}

function lowerFirst(title: string): string {
  // "EHC plan ..." and "EP-0987 ..." keep their capitals.
  if (/^[A-Z]{2}/.test(title)) return title;
  return title.charAt(0).toLowerCase() + title.slice(1);
}
