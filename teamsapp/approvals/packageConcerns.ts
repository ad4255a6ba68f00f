import type { App } from '../app';
import { longDay, today } from '../common/dates';
import { pounds } from '../common/money';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';
import { unitWords } from './requestWords';

/** Whether the provider is on the council's framework. Computed from its lots, never typed. */
export function contractConcerns({ provider }: ConcernFacts): Concern[] {
  if (!provider || provider.lots.length > 0) return [];
  return [
    {
      tone: 'warning',
      title: 'Off contract',
      sentence: `${provider.name} is on no lot of the council’s framework.`,
      about: 'money',
    },
  ];
}

/** Late logging and missing objectives. */
export function termsConcerns(app: Pick<App, 'clock'>, facts: ConcernFacts): Concern[] {
  const { startDate, objectives } = facts;
  const found: Concern[] = [];
  const isLate = facts.retrospective ?? (startDate !== undefined && startDate < today(app.clock));
  if (isLate && startDate !== undefined) {
    found.push({
      tone: 'warning',
      title: 'Retrospective',
      sentence: `The first day, ${longDay(startDate)}, was before the package was logged.`,
      about: 'law',
    });
  }
  // Source: DfE guide of February 2025, commissioner and provider agree objectives.
  if (objectives?.trim() === '') {
    found.push({
      tone: 'warning',
      title: 'No objectives',
      sentence: 'No objectives are written down, so nobody can say later whether they were met.',
      about: 'law',
    });
  }
  return found;
}

/** The price against the provider's own listed price; not comparable is said. */
export function priceConcerns({ provider, price, priceUnit }: ConcernFacts): Concern[] {
  if (!provider || price === undefined || priceUnit === undefined) return [];
  const { name, price: listed, priceUnit: listedUnit } = provider;
  if (listed === undefined || listedUnit === undefined) {
    return [info('Listed price not known', `${name} has no listed price to compare with.`)];
  }
  const listedWords = `${pounds(listed)} ${unitWords[listedUnit]}`;
  if (listedUnit !== priceUnit) {
    const sentence = `${name} lists ${listedWords}, which cannot be compared with a price ${unitWords[priceUnit]}.`;
    return [info('Listed price cannot be compared', sentence)];
  }
  if (price === listed) return [];
  const difference = `${pounds(Math.abs(price - listed))} ${unitWords[priceUnit]}`;
  return price > listed
    ? [
        {
          ...info(
            'Above the listed price',
            `The price is ${difference} more than ${name} lists (${listedWords}).`,
          ),
          tone: 'warning',
        },
      ]
    : [
        info(
          'Below the listed price',
          `The price is ${difference} less than ${name} lists (${listedWords}).`,
        ),
      ];
}

function info(title: string, sentence: string): Concern {
  return { tone: 'info', title, sentence, about: 'money' };
}
