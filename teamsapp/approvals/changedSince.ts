import type { App } from '../app';
import { longDay } from '../common/dates';
import type { Approval } from './approval';
import { concernsFor } from './concerns';
import { factsOf } from './facts';
import { currentStage } from './stages';
import { packageOf } from './requestWords';

/**
 * What differs now from what was asked, in sentences: the package's facts and objectives, the
 * provider's state and assurance and, while somebody still has to decide, new concerns. Empty
 * when nothing does or when the package cannot be read now.
 */
export function changedSince(app: App, approval: Approval): string[] {
  const educationPackage = packageOf(app, approval);
  const provider = educationPackage && app.providers.find(educationPackage.providerId);
  if (!educationPackage || !provider) return [];
  const { snapshot } = approval;
  const concerns = currentStage(approval)
    ? concernsFor(app, {
        ...educationPackage,
        objectives: educationPackage.objectives ?? '',
        provider,
      })
    : [];
  const known = new Set(snapshot.concerns.map(({ title }) => title));
  const isSuspended = provider.status !== 'active' && provider.statusSince !== undefined;
  return [
    ...factSentences(snapshot.facts, factsOf(app, educationPackage, provider)),
    ...((educationPackage.objectives ?? '') === (snapshot.objectives ?? '')
      ? []
      : ['The objectives were changed after this was asked.']),
    ...concerns
      .filter(({ tone, title }) => (tone === 'danger' || tone === 'warning') && !known.has(title))
      .map(({ title, sentence }) => `New since this was asked: ${title}. ${sentence}`),
    // After the decision concerns are not looked for again, but a suspension matters still.
    ...(isSuspended && concerns.length === 0
      ? [`${provider.name} is ${provider.status} since ${longDay(provider.statusSince ?? '')}.`]
      : []),
  ];
}

type Facts = Approval['snapshot']['facts'];

function factSentences(asked: Facts, now: Facts): string[] {
  const today = new Map(now.map(({ label, value }) => [label, value]));
  return asked.flatMap(({ label, value }) => {
    const present = today.get(label);
    if (present === value) return [];
    return present === undefined
      ? [`${label} when this was asked: ${value}. Now it is not said.`]
      : [`${label} now: ${present}. When this was asked: ${value}.`];
  });
}
