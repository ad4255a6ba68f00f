import { GraphError } from '../errors';
import type { ListAddress } from '../items';
import type { VerifyAsked, VerifySurroundings } from './asked';
import { inWords } from './finding';
import { leftovers, removeScratchList } from './scratchList';

/**
 * Removes the scratch list of this run. Answers what is left to do by hand, in sentences; none
 * when the list is gone.
 */
export async function tidyUp(
  { graph, siteId }: VerifySurroundings,
  name: string,
  made: ListAddress | GraphError | undefined,
): Promise<string[]> {
  const address = made instanceof GraphError ? undefined : made;
  // Refused for certain, so there is nothing to look for.
  if (made instanceof GraphError && made.outcome === 'notDone') return [];
  try {
    await removeScratchList(graph, address ?? { siteId, name });
    return [];
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return [
      `The list ${name} may still be there (${inWords(error)}). Remove it by hand, or after an hour with --remove-leftovers.`,
    ];
  }
}

/** Names what earlier runs left behind, or removes it when asked to. Answers as `tidyUp`. */
export async function clearLeftovers(
  around: VerifySurroundings,
  { removeLeftovers, say }: VerifyAsked,
): Promise<string[]> {
  const { graph, siteId, clock } = around;
  try {
    const names = await leftovers(graph, siteId, clock);
    if (!removeLeftovers && names.length > 0) {
      return [`Earlier runs left ${names.join(', ')}. Remove them with --remove-leftovers.`];
    }
    const sentences: string[] = [];
    for (const name of names) {
      const left = await tidyUp(around, name, undefined);
      if (left.length === 0) say(`Removed ${name}, left by an earlier run.`);
      sentences.push(...left);
    }
    return sentences;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return [`Whether earlier runs left lists could not be seen (${inWords(error)}).`];
  }
}
