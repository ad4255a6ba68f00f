import type { PackageForm } from '../drafts/draft';
import { readPackageReference, packageReference } from '../packages/educationPackage';
import { chooseProvider, type ChosenProvider } from './chooseProvider';
import { onSchoolDays } from './onSchoolDays';
import { readHours } from './readHours';
import { readMoney } from './readMoney';
import { readRange } from './readRange';
import { readReference } from './readReference';
import { readReason, readRoute } from './readRoute';
import { take, type Fault, type LogReading, type Remark, type World } from './reading';
import { straighten, withoutCommas } from './straighten';

/** Faults that are shown at once; what else is wrong shows in the form. */
const faultsAtMost = 3;

const nothing: LogReading = {
  form: {},
  remarks: [],
  faults: [],
  providerChoices: [],
  nameSuspected: false,
};

/**
 * Reads the values of a line of `log`, in any order. Each is taken out once: package number,
 * words of the writer, dates, money, hours, route, child reference; what is left is the provider.
 *
 * Two or more capitalised words that match no provider, on a line without a reference, are a
 * possible name: then nothing of the line is answered.
 */
export function readLogLine(text: string, world: World): LogReading {
  const { said, number, range, money, amount, route, reason, reference, chosen } = takeAll(
    text,
    world,
  );
  const isReferred = reference.value !== undefined || reference.faults.length > 0;
  if (!isReferred && chosen.unused.filter(isCapitalised).length >= 2) {
    return { ...nothing, nameSuspected: true };
  }
  const days = onSchoolDays(range.value ?? {}, world.calendar);
  const kept = keptWords(said, chosen);
  const ground = reason.value ?? kept.reason;
  const faults = [reference, range, amount, money, route, chosen].flatMap((one) => one.faults);
  return {
    form: {
      ...(reference.value !== undefined && { childReference: reference.value }),
      ...(chosen.provider && { providerId: chosen.provider.id }),
      ...(chosen.words !== undefined && { providerWords: chosen.words }),
      ...(route.value && { legalRoute: route.value }),
      ...(ground && { reason: ground }),
      ...amount.value,
      ...money.value,
      ...days.range,
      ...kept.form,
    },
    remarks: [...days.remarks, ...chosen.remarks, ...kept.remarks, ...unusedRemarks(chosen)],
    faults: [...copyFault(number), ...faults].slice(0, faultsAtMost),
    providerChoices: chosen.choices,
    nameSuspected: false,
  };
}

/** Takes out value after value; each reads only what those before it left. */
function takeAll(text: string, world: World) {
  const line = straighten(text).replace(/^(?:log|add|new|book)\b/i, '');
  const said = takeWords(line);
  const plain = withoutCommas(said.rest);
  const number = take(plain, /(?:\bep[-\s]?|#)\d{1,9}\b/);
  const range = readRange(number?.rest ?? plain, world);
  const money = readMoney(range.rest);
  const amount = readHours(money.rest, world.council);
  const route = readRoute(amount.rest);
  const reason = readReason(route.rest);
  const reference = readReference(reason.rest, world);
  const chosen = chooseProvider(reference.rest, world);
  const copied = number?.match[0];
  return { said, number: copied, range, money, amount, route, reason, reference, chosen };
}

/** What is said to a writer whose line may hold a name. Says nothing of the line. */
export const nameSentence =
  'Nothing is kept from that line. Use the council’s reference, never a child’s name. Please delete your message.';

interface Words {
  objectives?: string;
  because?: string;
  rest: string;
}

/** Takes what the writer says in words: objectives, and a reason in quotes or after "because". */
function takeWords(line: string): Words {
  const objectives =
    take(line, /\bobjectives?\s*:?\s*"([^"]*)"/) ?? take(line, /\bobjectives?\s*:\s*([^"]+)$/);
  const rest = objectives?.rest ?? line;
  const because = take(rest, /\bbecause\s+(.+)$/) ?? take(rest, /"([^"]*)"/);
  const aim = objectives?.match[1]?.trim();
  const why = because?.match[1]?.replace(/^"|"$/g, '').trim();
  return {
    ...(aim && { objectives: aim.slice(0, 1000) }),
    ...(why && { because: why.slice(0, 1000) }),
    rest: because?.rest ?? rest,
  };
}

/** Where the writer's reason goes: the ground it names, or why a suspended provider is used. */
function keptWords(
  { objectives, because }: Words,
  { provider }: ChosenProvider,
): { form: PackageForm; reason?: PackageForm['reason']; remarks: readonly Remark[] } {
  const form: PackageForm = objectives === undefined ? {} : { objectives };
  if (because === undefined) return { form, remarks: [] };
  if (provider?.status === 'suspended') {
    return { form: { ...form, suspendedReason: because }, remarks: [] };
  }
  const reason = readReason(because).value;
  if (reason) return { form, reason, remarks: [] };
  const sentence =
    'A package has objectives and a ground such as exclusion or illness. Put what should change into the objectives.';
  return { form, remarks: [{ title: 'I could not keep your reason.', sentence }] };
}

function copyFault(written: string | undefined): Fault[] {
  const id = written === undefined ? undefined : readPackageReference(written);
  if (id === undefined) return [];
  const reference = packageReference(id);
  const suggestion = `log like ${reference}`;
  return [
    {
      field: 'line',
      sentence: `${reference} is a package. To copy it, write: ${suggestion}`,
      suggestion,
    },
  ];
}

/** Words of no provider beside words of one are not kept: they may be a name. */
function unusedRemarks(chosen: ChosenProvider): Remark[] {
  if (!isPartlyUnused(chosen)) return [];
  const count = chosen.unused.length;
  const words = count === 1 ? 'A word matches' : `${String(count)} words match`;
  return [
    {
      title: `${words} no provider and nothing else.`,
      sentence: 'I did not keep them. Never write a child’s name.'.replace(
        'them',
        count === 1 ? 'it' : 'them',
      ),
    },
  ];
}

function isPartlyUnused({ unused, provider, words }: ChosenProvider): boolean {
  if (unused.length === 0) return false;
  return provider !== undefined || words !== unused.join(' ');
}

function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}
