import { findApprovals } from '../../teamsapp/approvals/findApprovals';
import { packagePage } from '../../teamsapp/packages/packageView';
import { packageReference } from '../../teamsapp/packages/educationPackage';
import { currentCard } from '../actions/currentCard';
import { isShared, type Asking } from '../asking';
import { approvalsListCard } from '../cards/lists';
import { cardReply, messageReply, type Reply } from '../turn';

/** My list; beside others only to me. */
export async function listApprovals(
  asking: Asking,
  reading: { sentence?: string } = {},
  remark?: string,
): Promise<Reply> {
  const { app, actor, links } = asking;
  const found = await findApprovals(app, actor, { view: 'mine', limit: 5 });
  const counted = reading.sentence && `${reading.sentence} ${String(found.total)} wait for you.`;
  const frame = { remark: counted ?? remark, url: links.approvalsList() };
  const card = approvalsListCard(found, links, frame);
  if (!isShared(asking)) return cardReply(card);
  return { ...messageReply('I sent your list to you.'), personally: card };
}

const typedLine = 'Decide with a button: a typed line never decides.';

/** `approve EP-1042` opens the card on which one decides, and never decides. */
export async function decideLine(
  asking: Asking,
  { packageId }: { packageId: number },
): Promise<Reply> {
  const { app, actor } = asking;
  const reference = packageReference(packageId);
  const { approvals } = await packagePage(app, actor, packageId);
  const isWaiting = ({ state }: { state: string }) =>
    state === 'open' || state === 'informationRequested';
  const approval = approvals.find(isWaiting) ?? approvals.at(-1);
  if (!approval) return messageReply(`${reference} has no request for approval.`);
  const remark = isWaiting(approval) ? typedLine : undefined;
  const card = await currentCard(asking, approval.id, { remark });
  if (!isShared(asking)) return cardReply(card);
  return { ...messageReply(`${typedLine} I sent ${reference} to you.`), personally: card };
}
