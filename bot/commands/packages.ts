import type { PackagePage } from '../../teamsapp/api/contract';
import { isRestrictedChild } from '../../teamsapp/children/childByReference';
import { findPackages } from '../../teamsapp/packages/findPackages';
import type { PackagesWords } from '../../teamsapp/lines/readPackagesWords';
import { packagePage } from '../../teamsapp/packages/packageView';
import { isShared, showsInitials, type Asking } from '../asking';
import { packagesListCard } from '../cards/lists';
import { packageCard } from '../cards/packageCard';
import { cardReply, messageReply, type Reply } from '../turn';

/** Up to five packages that match; beside others only to the one who asks. */
export async function listPackages(
  asking: Asking,
  { words, query, sentence }: PackagesWords,
  remark?: string,
): Promise<Reply> {
  const { app, actor, links } = asking;
  const found = await findPackages(app, actor, { ...query, words: words.slice(0, 200), limit: 5 });
  if (found.total === 0) return messageReply(nothingFound(words, sentence));
  const card = packagesListCard(found, links, {
    remark: [remark, sentence].filter(Boolean).join(' ') || undefined,
    url: links.packagesList(addressQuery(query)),
  });
  if (!isShared(asking)) return cardReply(card);
  return { ...messageReply('I sent the list to you.'), personally: card };
}

/** One package, with what happens next. */
export async function showPackage(
  asking: Asking,
  { packageId }: { packageId: number },
  remark?: string,
): Promise<Reply> {
  const { app, actor, links } = asking;
  const page = await packagePage(app, actor, packageId);
  const child = app.packages.find(packageId)?.childReference;
  // A pressed button is answered to the presser alone; a line is answered to everyone who reads there.
  const isForAll = isShared(asking) && asking.turn.kind === 'message';
  if (isForAll && isRestrictedChild(app, child)) {
    return {
      ...messageReply(`${page.package.reference} is restricted. I sent it to you.`),
      personally: packageCard(page, links, remark),
    };
  }
  const shown = isForAll && !showsInitials(asking) ? withoutPerson(page, child ?? '') : page;
  return cardReply(packageCard(shown, links, remark));
}

const nothing = { end: false, withdraw: false, change: false, startEmergency: false };

/** What everyone in a conversation may read of a package: reference, provider, state, dates and money. */
function withoutPerson(page: PackagePage, childReference: string): PackagePage {
  const shown = { ...page.package, child: childReference, reason: null, endReason: '' };
  // What one may do with it is the reader's own, and others read here too.
  return { ...page, package: shown, abilities: nothing };
}

function nothingFound(words: string, sentence: string | undefined): string {
  const about = words
    ? `No package that you may see matches ${words}.`
    : 'No package that you may see matches.';
  return sentence ? `${sentence} ${about}` : about;
}

function addressQuery({ view, states, teams }: PackagesWords['query']): Record<string, string> {
  return {
    ...(view && { view }),
    ...(states?.[0] && { state: states.join(',') }),
    ...(teams?.[0] && { team: teams.join(',') }),
  };
}
