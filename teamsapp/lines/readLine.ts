import type { IsoDay } from '../common/dates';
import { packageReference, readPackageReference } from '../packages/educationPackage';
import { readCommand, type CommandRead, type CommandWord } from './commands';
import { noSuchPackage, takePackageNumber } from './packageNumbers';
import { type Change, readChange } from './readChange';
import { type DeputyWish, readDeputy } from './readDeputy';
import { readBecause, readEnding, readPackageCommand, notHere } from './readPackageCommand';
import { readHours } from './readHours';
import { readLogLine } from './readLogLine';
import { readMoney } from './readMoney';
import { readPackagesWords, type PackagesWords } from './readPackagesWords';
import { readReference } from './readReference';
import type { Fault, LogReading, World } from './reading';
import { smallTalk, unclear } from './smallTalk';
import { straighten, withoutCommas } from './straighten';

/** What a line asks for, one shape for each command. */
export type Asked =
  | { command: 'log'; log: LogReading }
  | { command: 'logLike'; packageId: number; log: LogReading }
  | { command: 'find'; words: string }
  | ({ command: 'packages' } & PackagesWords)
  | { command: 'package'; packageId: number }
  | { command: 'approvals'; sentence?: string }
  | { command: 'decide'; verdict: 'approve' | 'decline'; packageId: number }
  | { command: 'end'; packageId: number; on?: IsoDay; because?: string; faults: readonly Fault[] }
  | ({ command: 'extend' | 'change'; packageId: number } & Change)
  | ({ command: 'deputy' } & DeputyWish)
  | { command: 'withdraw'; packageId: number; because?: string }
  | { command: 'answer'; packageId: number; text?: string }
  | { command: 'useChannel'; stageWords: string }
  | { command: 'stopUsingChannel' }
  | { command: 'digest'; isOn: boolean }
  | { command: 'help'; topic?: CommandWord; sentence?: string }
  | { command: 'cancel' }
  /** Answered with the sentence alone: nothing is run. */
  | { command: 'noSuchPackage'; sentence: string; suggestion?: string }
  | { command: 'nearMiss'; typed: string; meant: string; line: string; sentence: string }
  | { command: 'notHere'; sentence: string }
  | { command: 'totals'; words: string; sentence: string };

/** A line as it was read. `readAs` is set when a misspelt command was run all the same. */
export type Reading = Asked & { readAs?: { typed: string; meant: string } };

/** A package's number and nothing else. */
const aloneNumber = /^(?:ep[-\s]?|#)\d{1,9}$/i;

type Reader = (rest: string, world: World) => Asked;

const readers: Readonly<Record<CommandWord, Reader>> = {
  log: readLog,
  find: (rest) => ({ command: 'find', words: rest }),
  packages: (rest, world) =>
    aloneNumber.test(rest)
      ? shown(rest, world)
      : { command: 'packages', ...readPackagesWords(rest, world) },
  package: (rest, world) => {
    const { packageId, problem } = readPackageCommand(rest, 'package', world);
    if (problem || packageId === undefined) return missing(problem?.sentence, problem?.suggestion);
    return { command: 'package', packageId };
  },
  approvals: () => ({ command: 'approvals' }),
  approve: (rest, world) => readDecision(rest, 'approve', world),
  decline: (rest, world) => readDecision(rest, 'decline', world),
  end: readEnd,
  withdraw: (rest, world) => {
    const { packageId, problem, rest: words } = readPackageCommand(rest, 'withdraw', world);
    if (problem || packageId === undefined) return missing(problem?.sentence, problem?.suggestion);
    const { because } = readBecause(words);
    return { command: 'withdraw', packageId, ...(because && { because }) };
  },
  answer: (rest, world) => {
    const { packageId, problem, rest: words } = readPackageCommand(rest, 'answer', world);
    if (problem || packageId === undefined) return missing(problem?.sentence, problem?.suggestion);
    const text = words
      .replace(/^[\s|:"]+|"$/g, '')
      .trim()
      .slice(0, 1000);
    return { command: 'answer', packageId, ...(text && { text }) };
  },
  use: (rest) => {
    const stage = /^(?:this\s+)?channel\s+(?:for|as)\s+(?:the\s+)?(.+)$/i.exec(rest)?.[1];
    if (stage) return { command: 'useChannel', stageWords: stage.trim() };
    return missing('Say for which stage, like: use this channel for Team Manager');
  },
  help: (rest) => {
    const topic = rest === '' ? undefined : readCommand(rest.split(' ')[0] ?? '')?.word;
    return { command: 'help', ...(topic && { topic }) };
  },
  cancel: readCancel,
  extend: (rest, world) => readChangeOf('extend', rest, world),
  change: (rest, world) => readChangeOf('change', rest, world),
  review: (rest) => ({ command: 'notHere', sentence: notHere('review', rest) }),
  deputy: (rest, world) => ({ command: 'deputy', ...readDeputy(rest, world) }),
  digest: readDigest,
};

/**
 * What a line asks for. Pure: nothing is looked up but in the world given, nothing is written.
 *
 * The first word is the command. Without one, a child's reference with hours or a price is a
 * package to log, and a number alone is a package to show. A misspelt command is run when it only
 * reads, and asked back when it would write.
 */
export function readLine(text: string, world: World): Reading {
  const line = straighten(text);
  if (line === '' || line === '?') return { command: 'help' };
  const [first = '', ...others] = line.split(' ');
  const typed = first.replace(/[,:;]+$/, '');
  const rest = others.join(' ');
  const command = readCommand(typed);
  if (command && !command.nearMiss) return readers[command.word](rest, world);
  if (aloneNumber.test(line)) return shown(line, world);
  const talk = smallTalk(text, line);
  if (talk) return talk;
  // "Fine Tutors AB12 6h £36/h" is a package, though its first word is nearly "find".
  const isLog = command?.word !== 'log' && isLogLine(line, world);
  if (isLog) return { command: 'log', log: readLogLine(line, world) };
  if (command?.nearMiss) return nearly(command, rest, world);
  return unclear();
}

function readDigest(rest: string): Asked {
  if (/^(?:off|never|stop|no)$/i.test(rest)) return { command: 'digest', isOn: false };
  if (/^(?:on|(?:at\s+)?0?8(?:[:.]00)?(?:\s*am)?|)$/i.test(rest)) {
    return { command: 'digest', isOn: true };
  }
  return missing('The digest comes at 08:00 or not at all. Write: digest at 08:00, or: digest off');
}

function readLog(rest: string, world: World): Asked {
  const like = /^(?:like|same as|as)\s+(.*)$/i.exec(rest)?.[1];
  if (like === undefined) return { command: 'log', log: readLogLine(rest, world) };
  const number = takePackageNumber(like);
  if (!number) return missing('Which package? Write it like: log like EP-1042');
  const problem = noSuchPackage(number.id, world);
  if (problem) return missing(problem.sentence, problem.suggestion);
  return { command: 'logLike', packageId: number.id, log: readLogLine(number.rest, world) };
}

function readDecision(rest: string, verdict: 'approve' | 'decline', world: World): Asked {
  if (rest === '') return { command: 'approvals' };
  const numbers = rest.match(/(?:\bep[-\s]?|#)\d{1,9}\b/gi) ?? [];
  if (numbers.length > 1 || /\b(?:all|everything|both|and)\b|,/i.test(rest)) {
    return { command: 'approvals', sentence: 'Each package is decided by itself.' };
  }
  const { packageId, problem } = readPackageCommand(rest, verdict, world);
  if (problem || packageId === undefined) return missing(problem?.sentence, problem?.suggestion);
  return { command: 'decide', verdict, packageId };
}

/** "cancel" discards a draft; with a package's number it is a wish to take that package back. */
function readCancel(rest: string): Asked {
  const number = takePackageNumber(rest);
  if (!number) return { command: 'cancel' };
  const reference = packageReference(number.id);
  const sentence = `To take ${reference} back before it begins, write: withdraw ${reference} because REASON. To end one that runs, write: end ${reference} on DATE because REASON`;
  return { command: 'notHere', sentence };
}

function readEnd(rest: string, world: World): Asked {
  if (/^using\s+(?:this\s+)?channel$/i.test(rest)) return { command: 'stopUsingChannel' };
  const { packageId, problem, rest: words } = readPackageCommand(rest, 'end', world);
  if (problem || packageId === undefined) return missing(problem?.sentence, problem?.suggestion);
  return { command: 'end', packageId, ...readEnding(words, packageId, world) };
}

function readChangeOf(command: 'extend' | 'change', rest: string, world: World): Asked {
  const { packageId, problem, rest: words } = readPackageCommand(rest, command, world);
  if (problem || packageId === undefined) return missing(problem?.sentence, problem?.suggestion);
  return { command, packageId, ...readChange(words, packageId, world) };
}

function nearly(command: CommandRead, rest: string, world: World): Reading {
  const { typed, meant } = command.nearMiss ?? { typed: '', meant: '' };
  if (!command.writes) return { ...readers[command.word](rest, world), readAs: { typed, meant } };
  const line = `${meant} ${rest}`.trim();
  const sentence = `I read “${typed}” as ${meant} and did nothing yet. If that is right, write: ${line}`;
  return { command: 'nearMiss', typed, meant, line, sentence };
}

function shown(line: string, world: World): Asked {
  const packageId = readPackageReference(line);
  if (packageId === undefined) return unclear();
  const problem = noSuchPackage(packageId, world);
  return problem
    ? missing(problem.sentence, problem.suggestion)
    : { command: 'package', packageId };
}

function isLogLine(line: string, world: World): boolean {
  const plain = withoutCommas(line);
  const money = readMoney(plain);
  const amount = readHours(money.rest, world.council);
  const hasAmount = [money, amount].some(
    ({ value, faults }) => value !== undefined || faults.length > 0,
  );
  return hasAmount && readReference(amount.rest, world).value !== undefined;
}

function missing(sentence = 'Which package?', suggestion?: string): Asked {
  return { command: 'noSuchPackage', sentence, ...(suggestion !== undefined && { suggestion }) };
}
