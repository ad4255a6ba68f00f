import { findProviders } from '../../teamsapp/providers/findProviders';
import { providerPage } from '../../teamsapp/providers/providerView';
import { searchProviders } from '../actions/providers';
import type { Asking } from '../asking';
import { providerCard, providerResultsCard } from '../cards/providerCards';
import type { Piece } from '../cards/elements';
import { cardReply, type Reply } from '../turn';

/** Up to five providers; the one that matches alone is shown whole. */
export async function findLine(
  asking: Asking,
  { words }: { words: string },
  remark?: string,
): Promise<Reply> {
  const { app, actor, links } = asking;
  if (!words.trim()) return searchProviders(asking, {});
  const { found, searchedFor } = await search(asking, words.slice(0, 200));
  const [first, second] = found.rows;
  if (first && !second) {
    const page = await providerPage(app, actor, first.id);
    return cardReply(providerCard(page, links, joined(remark, readAs(words, searchedFor))));
  }
  return cardReply(providerResultsCard(found, links, pieces(remark, words, searchedFor)));
}

/** What matches; words that had slips in them are searched again as they were meant. */
async function search({ app, actor }: Asking, words: string) {
  const found = await findProviders(app, actor, { words, limit: 5 });
  const { searchedFor } = found;
  if (!searchedFor || searchedFor === words) return { found, searchedFor: undefined };
  return { found: await findProviders(app, actor, { words: searchedFor, limit: 5 }), searchedFor };
}

function readAs(words: string, searchedFor: string | undefined): string | undefined {
  return searchedFor ? `I read “${words}” as ${searchedFor}.` : undefined;
}

function joined(...sentences: readonly (string | undefined)[]): string | undefined {
  return sentences.filter(Boolean).join(' ') || undefined;
}

function pieces(
  remark: string | undefined,
  words: string,
  searchedFor: string | undefined,
): Piece[] | undefined {
  const searched: Piece[] = searchedFor
    ? [`I read “${words}” as `, { bold: searchedFor }, '.']
    : [];
  const all = remark ? [`${remark} `, ...searched] : searched;
  return all.length > 0 ? all : undefined;
}
