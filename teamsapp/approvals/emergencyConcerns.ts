import { momentInWords } from '../common/dates';
import type { Emergency } from '../packages/educationPackage';
import type { Concern } from './approval';

/** That the package runs already: the decision comes afterwards. */
export function emergencyConcerns({ emergency }: { emergency?: Emergency }): Concern[] {
  if (!emergency) return [];
  const { by, at } = emergency;
  return [
    {
      tone: 'warning',
      title: 'Started in an emergency',
      sentence: `${by.name} started it on ${momentInWords(at)}, before its decision. If you decline, it has to be ended.`,
      about: 'law',
    },
  ];
}
