import { providerPage } from '../../teamsapp/providers/providerView';
import type { Asking } from '../asking';
import { noteCard } from '../cards/errorCards';
import { press } from '../cards/buttons';
import { textInput } from '../cards/inputs';
import { providerCard } from '../cards/providerCards';
import { findLine } from '../commands/find';
import { cardReply, type Reply } from '../turn';

/** One provider. */
export async function viewProvider(
  { app, actor, links }: Asking,
  { providerId }: { providerId: number },
): Promise<Reply> {
  return cardReply(providerCard(await providerPage(app, actor, providerId), links));
}

/** What matches the words; without words, a box for them. */
export async function searchProviders(
  asking: Asking,
  { words = '' }: { words?: string | undefined },
): Promise<Reply> {
  if (words.trim()) return findLine(asking, { words });
  const { links } = asking;
  const box = textInput({
    id: 'words',
    label: 'What do you look for?',
    short: true,
    maxLength: 200,
    needed: 'Write a name, a town, a need or a URN.',
    placeholder: 'tutor NB1 age 12',
  });
  const card = noteCard(
    {
      icon: 'provider',
      says: 'Find a provider',
      small: 'Find a provider',
      heading: 'Find a provider',
      sentences: [],
      inputs: [box],
      buttons: [press('Find', 'provider.search')],
    },
    links,
  );
  return cardReply(card);
}
