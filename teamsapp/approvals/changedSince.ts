import type { App } from '../app';
import { longDay } from '../common/dates';
import type { EducationPackage } from '../packages/educationPackage';
import type { Provider } from '../providers/provider';
import type { Approval, Concern } from './approval';
import { isBudget } from './budgetConcerns';
import { concernsFor } from './concerns';
import { concernStart, concernWords } from './concernWords';
import { factsOf } from './facts';
import { asAsked, settledSnapshot } from './snapshot';
import { currentStage } from './stages';

/**
 * What differs now from what was asked, in sentences: the package's facts and objectives, the
 * provider's state and assurance and, while somebody still has to decide, new concerns. Empty
 * when nothing does or when the package cannot be read now.
 */
export function changedSince(app: App, approval: Approval): string[] {
  const educationPackage = asAsked(app, approval);
  const provider = educationPackage && app.providers.find(educationPackage.providerId);
  if (!educationPackage || !provider) return [];
  const concerns = currentStage(approval)
    ? concernsNow(app, educationPackage, provider)
    : undefined;
  const isSuspended = provider.status !== 'active' && provider.statusSince !== undefined;
  return [
    ...changedFacts(app, approval, educationPackage, provider),
    ...newAmong(concerns ?? [], approval)
      .filter(({ tone }) => tone === 'danger' || tone === 'warning')
      .map((concern) => `New since this was asked: ${concernWords(concern)}`),
    ...otherBudgets(concerns ?? [], approval),
    // After the decision concerns are not looked for again, but a suspension matters still.
    ...(isSuspended && !concerns
      ? [`${provider.name} is ${provider.status} since ${longDay(provider.statusSince ?? '')}.`]
      : []),
  ];
}

/**
 * What differs now so much that nobody may approve without having seen it: facts, objectives and
 * new dangers, none of which come by themselves as days pass. Empty as `changedSince` is.
 */
export function driftOf(app: App, approval: Approval): string[] {
  const educationPackage = asAsked(app, approval);
  const provider = educationPackage && app.providers.find(educationPackage.providerId);
  if (!educationPackage || !provider) return [];
  return [
    ...changedFacts(app, approval, educationPackage, provider),
    // The sentence alone does not say which words they are now.
    ...(hasOtherObjectives(approval, educationPackage) ? [educationPackage.objectives ?? ''] : []),
    ...newAmong(concernsNow(app, educationPackage, provider), approval)
      .filter(({ tone }) => tone === 'danger')
      // The title alone: figures in the sentence move as other packages are logged.
      .map(({ title }) => title),
  ];
}

function changedFacts(
  app: App,
  approval: Approval,
  educationPackage: EducationPackage,
  provider: Provider,
): string[] {
  return [
    ...factSentences(approval, factsOf(app, educationPackage, provider)),
    ...(hasOtherObjectives(approval, educationPackage)
      ? ['The objectives were changed after this was asked.']
      : []),
  ];
}

function hasOtherObjectives(approval: Approval, { objectives }: EducationPackage): boolean {
  return (objectives ?? '') !== (settledSnapshot(approval).objectives ?? '');
}

function concernsNow(app: App, educationPackage: EducationPackage, provider: Provider): Concern[] {
  const objectives = educationPackage.objectives ?? '';
  return concernsFor(app, { ...educationPackage, objectives, provider });
}

function newAmong(concerns: readonly Concern[], { snapshot }: Approval): Concern[] {
  const known = new Set(snapshot.concerns.map(({ title }) => title));
  return concerns.filter(({ title }) => !known.has(title));
}

/** What is left now of budgets that had another figure when this was asked. */
function otherBudgets(concerns: readonly Concern[], { snapshot }: Approval): string[] {
  const asked = snapshot.concerns.filter(isBudget);
  if (asked.length === 0) return [];
  const titles = new Set(asked.map(({ title }) => title));
  const figures = new Set(asked.map(concernStart));
  return concerns
    .filter(isBudget)
    .filter(({ tone, title }) => tone === 'info' || titles.has(title))
    .filter((now) => !figures.has(concernStart(now)))
    .map((now) => `Now: ${concernWords(now)}`);
}

type Facts = Approval['snapshot']['facts'];

function factSentences(approval: Approval, now: Facts): string[] {
  const { facts: asked } = settledSnapshot(approval);
  const when = approval.approvedAs ? 'it was approved' : 'this was asked';
  const today = new Map(now.map(({ label, value }) => [label, value]));
  return asked.flatMap(({ label, value }) => {
    const present = today.get(label);
    if (present === value) return [];
    return present === undefined
      ? [`${label} when ${when}: ${value}. Now it is not said.`]
      : [`${label} now: ${present}. When ${when}: ${value}.`];
  });
}
