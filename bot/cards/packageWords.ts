import type { PackageCheck } from '../../teamsapp/api/contract';
import { dayRange, longDay } from '../../teamsapp/common/dates';
import { pounds, shortPounds } from '../../teamsapp/common/money';
import { prose } from './elements';
import type { Element } from './elements';
import { listed, reasonWords, routeWords } from '../../teamsapp/approvals/requestWords';
import { amountWords, priceWords, sentenceCase } from './words';

/** What is wanted for whom, in one sentence, as far as it is known. */
export function packageLine(check: PackageCheck): Element {
  const { form } = check;
  const amount = amountWords(form.hoursPerWeek, form.sessionsPerWeek);
  const route = form.legalRoute ? `, under ${routeWords(form.legalRoute, form.reason)}.` : '.';
  return prose([
    { bold: amount || 'A package' },
    ' with ',
    { bold: check.provider?.name ?? form.providerWords ?? 'a provider not yet chosen' },
    ' for child ',
    { bold: check.child?.label ?? form.childReference ?? 'not yet named' },
    route,
  ]);
}

/** "£3,024 for 5.6 school weeks", or what stands in for it while the cost is not known. */
export function costHeading(check: PackageCheck): string {
  if (!check.cost) return 'Cost not known yet';
  const weeks = check.cost.schoolWeeks;
  const noun = weeks === 1 ? 'school week' : 'school weeks';
  return `${shortPounds(check.cost.wholeCost)} for ${String(Math.round(weeks * 10) / 10)} ${noun}`;
}

/** The facts of a check card, label and value, in the order they are read. */
export function checkFacts(check: PackageCheck): (readonly [string, string | undefined])[] {
  const { form, cost } = check;
  const price =
    form.price !== undefined && form.priceUnit
      ? priceWords(form.price, form.priceUnit) +
        (cost && form.priceUnit !== 'week' ? `, ${pounds(cost.weeklyCost)} a week` : '')
      : undefined;
  return [
    ['Provider', check.provider ? placed(check.provider) : undefined],
    ['Dates', form.startDate && form.endDate ? dayRange(form.startDate, form.endDate) : undefined],
    ['Price', price],
    [
      cost && cost.byYear.length > 1 ? 'Financial years' : 'Financial year',
      cost?.byYear.map(({ year, cost: part }) => `${shortPounds(part)} in ${year}`).join(', '),
    ],
    ['Reason', form.reason ? sentenceCase(reasonWords[form.reason]) : undefined],
    ['Team', check.child?.team],
    ['Goes to', goesTo(check)],
  ];
}

function goesTo({ stages, firstAnswerBy }: PackageCheck): string {
  const by = firstAnswerBy ? `, first answer by ${longDay(firstAnswerBy)}` : '';
  return `${listedInOrder(stages)}${by}`;
}

/** A provider with its place and what a person should know of it, "Forest Trail Tutors, NB1 · on Lot 2a". */
export function placed(provider: { name: string; place: string; note: string }): string {
  const where = provider.place ? `, ${provider.place}` : '';
  return `${provider.name}${where}${provider.note ? ` · ${provider.note}` : ''}`;
}

/** "Team Manager, then Commissioning check". */
function listedInOrder(names: readonly string[]): string {
  return names.length < 3
    ? names.join(', then ')
    : `${names.slice(0, -1).join(', ')}, then ${listed(names.slice(-1))}`;
}
