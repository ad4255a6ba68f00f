import type { App } from '../app';
import { addMonths, longDay, today, type IsoDay } from '../common/dates';
import type { AssuranceStatus, Provider } from '../providers/provider';
import type { Concern } from './approval';

/**
 * Months after which an assurance is called old. Our choice: the sources ask for assurance that
 * is renewed and name no age.
 */
export const assuranceMonths = 12;

/** What an approver is told of an assurance that is not there; nothing for one that is. */
const withoutAssurance: Readonly<Partial<Record<AssuranceStatus, string>>> = {
  notAsked: 'has never been asked for assurance',
  asked: 'has been asked for assurance and has not answered',
  answered: 'has answered the assurance questions, and nobody has assessed the answers',
  expired: 'had assurance, which has expired',
  suspended: 'had assurance, which is suspended',
};

/** Whether the provider may be used at all, and how sure the council is of it. */
export function providerConcerns(
  app: Pick<App, 'clock'>,
  { provider }: { provider?: Provider },
): Concern[] {
  if (!provider) return [];
  return [...statusConcerns(provider), ...assuranceConcerns(provider, today(app.clock))];
}

function statusConcerns(provider: Provider): Concern[] {
  const { status, statusSince, name } = provider;
  if (status === 'active') return [];
  const since = statusSince === undefined ? '' : ` on ${longDay(statusSince)}`;
  const titles = { suspended: 'Suspended', closed: 'Closed' };
  const sentences = {
    suspended: `${name} was suspended${since}. Do not place.`,
    closed: `${name} closed${since}. It cannot take a child.`,
  };
  return [
    {
      tone: 'danger',
      title: `${titles[status]}${since}`,
      sentence: sentences[status],
      about: 'assurance',
    },
  ];
}

function assuranceConcerns(provider: Provider, day: IsoDay): Concern[] {
  const { name, assuranceStatus, assuranceDate } = provider;
  const missing = withoutAssurance[assuranceStatus];
  if (missing !== undefined) return [warning('No assurance', `${name} ${missing}.`)];
  const found: Concern[] = [];
  if (assuranceStatus === 'conditions') {
    found.push(
      warning(
        'Assured with conditions',
        `${name} is assured with conditions. Check that they are met.`,
      ),
    );
  }
  if (assuranceDate === undefined) {
    found.push(warning('Age of assurance not known', `When ${name} was assured is not known.`));
  } else if (assuranceDate < addMonths(day, -assuranceMonths)) {
    found.push(
      warning(
        `Assurance older than ${String(assuranceMonths)} months`,
        `${name} was last assured on ${longDay(assuranceDate)}.`,
      ),
    );
  }
  return found;
}

function warning(title: string, sentence: string): Concern {
  return { tone: 'warning', title, sentence, about: 'assurance' };
}
