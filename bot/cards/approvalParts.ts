import type { Concern, PostedApproval, Snapshot } from '../../teamsapp/approvals/approval';
import { financialYearName, longDay, momentInWords } from '../../teamsapp/common/dates';
import { shortPounds } from '../../teamsapp/common/money';
import { box, line, point, prose, valueLine } from './elements';
import type { Element, Look, Piece, Tone } from './elements';
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

/** Whether a fact is about money; the whole first, then each financial year. */
export function isCost({ label }: Fact): boolean {
  return label === 'Whole cost' || label.startsWith('Cost ');
}

/** The frozen costs as lines, the whole cost in bold. */
export function costLines(facts: readonly Fact[]): Element[] {
  return facts
    .filter(isCost)
    .map(({ label, value }, index) =>
      valueLine(label, value, { bold: index === 0, first: index === 0 }),
    );
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
  if (toCheck.length === 0) {
    // Figures say something only with their sentences, and those are not for everyone.
    const info = concerns.filter((one) => one.tone === 'info' && !isFigure(one));
    return box('good', [line(clearWords(concerns), { weight: 'Bolder' }), ...titles(info)]);
  }
  const heading = `${counted(toCheck.length, 'thing')} to check before deciding`;
  return box('warning', [line(heading, { weight: 'Bolder' }), ...titles(toCheck)]);
}

function titles(concerns: readonly Concern[]): Element[] {
  const words = concerns.map(({ title }, index) => (index === 0 ? title : lowerFirst(title)));
  return words.length > 0 ? [line(words.join(' · '), { spacing: 'Small' })] : [];
}

/** Boxes of their own for the worst dangers; the rest stands in one list. */
const dangersAtMost = 3;
/** Sentences in a list unless told otherwise; the titles of more are named in one line. */
const pointsAtMost = 5;

/**
 * The same with their sentences, worst first: a red box for each danger, one box for each other
 * tone. Figures worth knowing are left to `figureLines`.
 */
export function concernBoxes(concerns: readonly Concern[], atMost = pointsAtMost): Element[] {
  const of = (tone: Concern['tone']) => concerns.filter((concern) => concern.tone === tone);
  const dangers = of('danger');
  const toCheck = [...dangers.slice(dangersAtMost), ...of('warning')];
  const toKnow = of('info').filter((one) => !isFigure(one));
  const more = dangers.length > 0 ? 'more thing' : 'thing';
  const isClear = !concerns.some(isToCheck);
  const good = of('good')[0];
  return [
    ...dangers
      .slice(0, dangersAtMost)
      .map(({ title, sentence }) =>
        box('attention', [
          line(`Check first: ${lowerFirst(title)}`, { weight: 'Bolder' }),
          prose([shorten(sentence)], { spacing: 'Small' }),
        ]),
      ),
    ...points('warning', `${counted(toCheck.length, more)} to check`, {
      concerns: toCheck,
      atMost,
    }),
    ...(isClear
      ? [
          box('good', [
            line(clearWords(concerns), { weight: 'Bolder' }),
            ...(good ? [prose([shorten(good.sentence)], { spacing: 'Small' })] : []),
          ]),
        ]
      : []),
    ...points('emphasis', 'Also good to know', { concerns: toKnow, atMost }),
  ];
}

interface Points {
  concerns: readonly Concern[];
  /** How many have their sentences. */
  atMost: number;
}

function points(tone: Tone, heading: string, { concerns, atMost }: Points): Element[] {
  if (concerns.length === 0) return [];
  return [
    box(tone, [
      line(heading, { weight: 'Bolder' }),
      ...concerns.slice(0, atMost).map((one) => point(one)),
      ...titles(concerns.slice(atMost)),
    ]),
  ];
}

/** Whether a concern is a figure to know, which needs no check and stands in a line of its own. */
function isFigure({ tone, figure }: Concern): boolean {
  return tone === 'info' && figure !== undefined;
}

/** Figures worth knowing, as lines: what they are, the figure, and below what it says. */
export function figureLines(concerns: readonly Concern[], about: 'money' | 'law'): Element[] {
  return concerns
    .filter((one) => isFigure(one) && (about === 'money') === (one.about === 'money'))
    .map(({ title, figure = '', sentence }) =>
      valueLine(title, figure, { note: shorten(sentence) }),
    );
}

function clearWords(concerns: readonly Concern[]): string {
  return concerns.find(({ tone }) => tone === 'good')?.title ?? 'Nothing unusual found';
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
