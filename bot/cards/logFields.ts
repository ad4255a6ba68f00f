import type { PackageCheck, PackageFormJson } from '../../teamsapp/api/contract';
import type { PriceUnit } from '../../teamsapp/packages/educationPackage';
import type { Element } from './elements';
import { choiceInput, dateInput, numberInput, textInput } from './inputs';
import type { Choice } from './inputs';
import type { LogForm } from './logForm';
import { placed } from './packageWords';
import { reasonWords, routeWords, unitWords } from '../../teamsapp/approvals/requestWords';
import { legalRoutes, packageReasons, priceUnits, sentenceCase } from './words';

/** Units whose name alone would be unclear in a list. */
const formUnits: Partial<Record<PriceUnit, string>> = {
  session: 'a session (half a day)',
  once: 'the whole package',
};

/** Every field of the form, in the order in which a package is told. */
export function logFields({ check, teams, lastRoute }: LogForm): Element[] {
  const { form } = check;
  return [
    textInput({
      id: 'childReference',
      label: 'Child’s council reference',
      short: true,
      maxLength: 40,
      needed: 'Enter a reference such as AB12, never a name.',
      value: form.childReference,
    }),
    ...providerFields(check),
    choiceInput({
      id: 'legalRoute',
      label: lastRoute ? `Legal route (last time: ${routeWords(lastRoute)})` : 'Legal route',
      choices: choices(legalRoutes, (route) => sentenceCase(routeWords(route))),
      needed: 'Choose a route.',
      placeholder: 'Choose a route',
      value: form.legalRoute,
    }),
    choiceInput({
      id: 'reason',
      label: 'Reason',
      choices: choices(packageReasons, (reason) => sentenceCase(reasonWords[reason])),
      placeholder: 'Choose a reason',
      value: form.reason,
    }),
    ...(teams.length > 1 ? [teamField(teams, form.team)] : []),
    ...amountFields(form),
    dateInput({
      id: 'startDate',
      label: 'First day',
      needed: 'Enter the first day.',
      value: form.startDate,
    }),
    dateInput({
      id: 'endDate',
      label: 'Last day',
      needed: 'Enter the last day.',
      value: form.endDate,
    }),
    textInput({
      id: 'objectives',
      label: 'Objectives (needed before approval)',
      placeholder: 'What should be different at the end? No names.',
      value: form.objectives,
    }),
  ];
}

function providerFields({ form, provider, providerChoices }: PackageCheck): Element[] {
  const known = provider
    ? [provider, ...providerChoices.filter(({ id }) => id !== provider.id)]
    : providerChoices;
  const other = { title: 'Another provider, named below', value: 'other' };
  const name = textInput({
    id: 'otherProvider',
    label: known.length > 0 ? 'If another provider, its name' : 'Provider',
    short: true,
    maxLength: 120,
    placeholder: 'Name, URN or company number',
    value: known.length > 0 ? undefined : form.providerWords,
    ...(known.length === 0 && { needed: 'Enter a provider.' }),
  });
  if (known.length === 0) return [name];
  const list = choiceInput({
    id: 'providerId',
    label: 'Provider',
    choices: [...known.map((one) => ({ title: placed(one), value: String(one.id) })), other],
    needed: 'Choose a provider.',
    placeholder: `Choose one of ${String(known.length)} ${known.length === 1 ? 'match' : 'matches'}`,
    value: provider ? String(provider.id) : undefined,
  });
  return [list, name];
}

function teamField(teams: LogForm['teams'], value: string | undefined): Element {
  return choiceInput({
    id: 'team',
    label: 'Team',
    choices: teams.map(({ id, name }) => ({ title: name, value: id })),
    needed: 'Choose the team that owns the package.',
    placeholder: 'Choose a team',
    value,
  });
}

function amountFields(form: PackageFormJson): Element[] {
  const bySession = form.sessionsPerWeek !== undefined && form.hoursPerWeek === undefined;
  const amount = bySession
    ? numberInput({
        id: 'sessionsPerWeek',
        label: 'Sessions a week (half days)',
        min: 1,
        max: 10,
        value: form.sessionsPerWeek,
      })
    : numberInput({
        id: 'hoursPerWeek',
        label: 'Hours a week',
        min: 0.5,
        max: 60,
        value: form.hoursPerWeek,
      });
  return [
    amount,
    numberInput({
      id: 'price',
      label: 'Price in pounds',
      min: 0,
      needed: 'Enter a price, such as 45 or 45.50.',
      value: form.price === undefined ? undefined : form.price / 100,
    }),
    choiceInput({
      id: 'priceUnit',
      label: 'Price is for',
      choices: choices(priceUnits, (unit) => formUnits[unit] ?? unitWords[unit]),
      needed: 'Choose what the price is for.',
      placeholder: 'Choose one',
      value: form.priceUnit,
    }),
  ];
}

function choices<T extends string>(values: readonly T[], title: (value: T) => string): Choice[] {
  return values.map((value) => ({ value, title: title(value) }));
}
