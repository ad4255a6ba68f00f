import { AppError, type AppErrorCode } from '../teamsapp/common/errors';
import type { BotParts } from './asking';
import { errorCard, notAllowedCard, type Trouble } from './cards/errorCards';
import { cardReply, messageReply, type Reply } from './turn';

/** What is known of the thing that failed, so that the card can say more. */
export interface TroubleDetails {
  reference?: string | undefined;
  url?: string | undefined;
  kept?: string | undefined;
  buttons?: NonNullable<Trouble['buttons']>;
}

const refused = 'Nothing was changed';

const headings: Readonly<Record<AppErrorCode, string>> = {
  notFound: refused,
  notAllowed: refused,
  invalid: refused,
  conflict: refused,
  notSupported: refused,
  busy: 'Several people are doing this now',
  unavailable: 'Microsoft 365 did not answer',
  unknownOutcome: 'I do not know yet whether it was saved',
};

/** The answer to a typed line that was refused: its sentence is enough. Faults get the card. */
export function lineTrouble(parts: BotParts, error: unknown): Reply {
  const isRefusal = error instanceof AppError && headings[error.code] === refused;
  return isRefusal ? messageReply(error.message) : troubleReply(parts, error);
}

/**
 * The card for an error. An AppError's sentence is for the person; anything else is a bug: the
 * person gets a reference to quote, and only the log says more, without what was typed.
 */
export function troubleReply(parts: BotParts, error: unknown, details: TroubleDetails = {}): Reply {
  if (!(error instanceof AppError)) return cardReply(errorCard(bug(parts, error), parts.links));
  return { ...cardReply(refusalCard(parts, error, details)), refused: error.code };
}

function refusalCard({ links }: BotParts, error: AppError, details: TroubleDetails) {
  if (error.code === 'notAllowed') {
    return notAllowedCard({ ...details, sentence: error.message }, links);
  }
  const isUnknown = error.code === 'unknownOutcome';
  return errorCard(
    {
      ...details,
      heading: headings[error.code],
      sentence: error.message,
      // Nothing looks it up by itself: the card says so and does not promise to change.
      saved: isUnknown
        ? 'Not known yet. This card does not change by itself: look again in a minute before you repeat it.'
        : 'Nothing was saved.',
    },
    links,
  );
}

function bug({ app, log }: BotParts, error: unknown): Trouble {
  const reference = app
    .newKey()
    .replace(/[^0-9a-f]/gi, '')
    .slice(-6)
    .toUpperCase();
  const fault =
    error instanceof Error
      ? { name: error.name, stack: placesOf(error) }
      : { name: 'not an Error' };
  log.error({ reference, ...fault }, 'a turn failed');
  return {
    heading: 'Something went wrong',
    sentence: `It is our fault. Try again. If it happens twice, quote ${reference} to your Teams administrator.`,
    saved: 'Nothing more was changed.',
  };
}

/** Where it happened, without the message, which may hold what a person typed. */
function placesOf(error: Error): string {
  const lines = error.stack?.split('\n') ?? [];
  return lines.filter((line) => /^\s+at /.test(line)).join('\n');
}
