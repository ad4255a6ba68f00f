import type { CommandWord } from '../../teamsapp/lines/commands';
import type { Asking } from '../asking';
import { helpCard, type Example } from '../cards/helpCards';
import { cardReply, messageReply, type Reply } from '../turn';

const log = 'log AB12 Forest Trail 12h £45/h 9 Jun to 18 Jul';

/** An example of each command and what it does, in the order of use. */
const lines: Readonly<Record<Exclude<CommandWord, Later>, readonly Example[]>> = {
  log: [{ line: log, does: 'Log a package. Any order; I show it before I save.' }],
  find: [{ line: 'find tutor NB1 age 12', does: 'Find a provider.' }],
  packages: [{ line: 'packages AB12', does: 'Find packages. Also by provider, team or state.' }],
  package: [{ line: 'package EP-1042', does: 'Show one package.' }],
  approvals: [{ line: 'approvals', does: 'What waits for your decision.' }],
  approve: [{ line: 'approve EP-1042', does: 'Open the card on which you decide.' }],
  decline: [{ line: 'decline EP-1042', does: 'Open the card on which you decide.' }],
  end: [{ line: 'end EP-1042 on 12 Feb because back in school', does: 'End a package early.' }],
  extend: [
    { line: 'extend EP-1042 to 12 Feb because more time is needed', does: 'Ask for a later end.' },
  ],
  change: [
    { line: 'change EP-1042 15h from 4 Jan because it goes well', does: 'Ask for other terms.' },
  ],
  deputy: [{ line: 'deputy Tom Hale until 27 Nov', does: 'Say who decides while you are away.' }],
  withdraw: [{ line: 'withdraw EP-1042 because the child moved', does: 'Take a request back.' }],
  answer: [{ line: 'answer EP-1042 Two tutors, both checked', does: 'Answer a question.' }],
  use: [
    {
      line: 'use this channel for Team Manager',
      does: 'Post a stage’s approvals in this channel. For administrators.',
    },
    { line: 'stop using this channel', does: 'Post them here no longer.' },
  ],
  digest: [{ line: 'digest off', does: 'No daily digest; also: digest at 08:00.' }],
  help: [{ line: 'help log', does: 'More about one command.' }],
  cancel: [{ line: 'cancel', does: 'Discard what you were about to save.' }],
};

/** Commands that are read but not answered yet: their sentence says what to do instead. */
type Later = 'review';

const moreAbout: Partial<Record<CommandWord, readonly Example[]>> = {
  log: [
    ...lines.log,
    {
      line: '£36 an hour, 15h, AB12, Calm Waters, next Monday until end of term, s19',
      does: 'Any order, without the word log.',
    },
    { line: 'log like EP-0987 from 4 Jan to 12 Feb 6h', does: 'Copy a package with changes.' },
  ],
  find: [
    ...lines.find,
    { line: 'find 148112', does: 'By URN, UKPRN or company number.' },
    { line: 'find SEMH on contract', does: 'By need, lot or assurance.' },
  ],
  packages: [
    ...lines.packages,
    { line: 'packages mine', does: 'Packages that you logged.' },
    { line: 'packages ending', does: 'Packages that end soon.' },
  ],
};

const shownFirst = ['log', 'find', 'packages', 'package', 'approvals', 'end'] as const;

/** The three lines of the first card. */
export const welcomeExamples: readonly Example[] = [
  { line: log, does: 'Log a package in one line.' },
  { line: 'find tutor NB1 age 12', does: 'Find a provider.' },
  { line: 'approvals', does: 'See what waits for you.' },
];

/** Help, about one command where one is named, with a sentence first where a line was not clear. */
export function help(
  { links }: Asking,
  reading: { topic?: CommandWord; sentence?: string },
  remark?: string,
): Promise<Reply> {
  const { topic } = reading;
  const examples = topic === undefined ? undefined : (moreAbout[topic] ?? exampleOf(topic));
  return Promise.resolve(
    cardReply(
      helpCard(
        {
          examples: examples ?? shownFirst.flatMap((word) => lines[word]),
          ...(examples && topic && { title: `How to use ${topic}` }),
          remark: reading.sentence ?? remark,
        },
        links,
      ),
    ),
  );
}

/** A reading that is answered with its sentence alone. */
export function sentenceOnly(_asking: Asking, reading: { sentence: string }): Promise<Reply> {
  return Promise.resolve(messageReply(reading.sentence));
}

function exampleOf(topic: CommandWord): readonly Example[] | undefined {
  return isShown(topic) ? lines[topic] : undefined;
}

function isShown(topic: CommandWord): topic is Exclude<CommandWord, Later> {
  return topic in lines;
}
