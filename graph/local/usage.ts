import { parseArgs } from 'node:util';

interface Flag {
  /** What stands behind it. */
  takes: string;
  /** What it may be, as the end of a sentence. */
  allows: string;
}

/** The flags of the command, in the order in which `--help` tells them. */
const flags: Record<string, Flag> = {
  port: { takes: 'N', allows: 'a whole number from 0 to 65535, 0 for any free port (3979)' },
  data: { takes: 'FOLDER', allows: 'a folder that this program may write in (.local/graph)' },
  site: { takes: 'PATH', allows: 'a site to have, such as sites/education; may be repeated' },
  faults: { takes: 'FILE|JSON', allows: 'rules for requests that do not go well, or their file' },
  seed: { takes: 'N', allows: 'a whole number that the chances of rules follow from (1)' },
  throttle: { takes: 'BAND', allows: 'off, 0-1k, 1k-5k, 5k-15k, 15k-50k or 50k+ licences (off)' },
  record: { takes: 'FILE', allows: 'a file to which every request and answer is added' },
};

const options = {
  port: { type: 'string', default: '3979' },
  data: { type: 'string', default: '.local/graph' },
  site: { type: 'string', multiple: true },
  faults: { type: 'string' },
  seed: { type: 'string', default: '1' },
  throttle: { type: 'string', default: 'off' },
  record: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/**
 * Reads the words of the command. Throws a sentence that names the first one that is no flag, or
 * the flag without a value, and says what is allowed.
 */
export function readFlags(args: string[]) {
  // Read leniently first: what the strict reading throws speaks to programmers.
  const { tokens } = parseArgs({
    args,
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') {
      throw new Error(`'${token.value}' belongs to no flag. ${known()}`);
    }
    if (token.kind === 'option') checkFlag(token);
  }
  return parseArgs({ args, options }).values;
}

/** What `--help` prints: each flag, what it may be, and in brackets what it is by default. */
export function helpText(): string {
  const lines = Object.entries(flags).map(
    ([name, { takes, allows }]) => `  ${`--${name} ${takes}`.padEnd(20)}${allows}`,
  );
  return [
    'npm run graph:local -- [FLAG]...: serves Microsoft Graph from a folder of this machine.',
    '',
    ...lines,
    `  ${'--help'.padEnd(20)}prints this`,
    '',
    'All about it: graph/local/README.md',
    '',
  ].join('\n');
}

interface FlagToken {
  name: string;
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function checkFlag({ name, rawName, value, inlineValue }: FlagToken): void {
  if (name === 'help') {
    if (value !== undefined) throw new Error(`--help takes no value, not '${value}'.`);
    return;
  }
  const flag = Object.hasOwn(flags, name) && rawName.startsWith('--') ? flags[name] : undefined;
  if (!flag) throw new Error(`There is no flag ${rawName}. ${known()}`);
  // A value that looks like a flag is one, and the value was forgotten.
  if (!value || (!inlineValue && value.startsWith('-'))) {
    throw new Error(`--${name} needs a value: ${flag.allows}.`);
  }
}

function known(): string {
  return `There is ${Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ')}.`;
}
