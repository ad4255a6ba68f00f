import type { App } from '../app';
import type { Approval } from '../approvals/approval';
import { currentStage } from '../approvals/stages';
import { isRestrictedChild } from '../children/childByReference';
import { bindingFor, isGone } from '../settings/channels';
import { setting } from '../settings/inForce';
import type { ChannelBinding } from '../settings/settings';

type Bound = Pick<App, 'settings' | 'auditKey' | 'clock' | 'children' | 'conversations'>;

/**
 * The channel that an approval's post belongs into: the one set for its open stage and its team,
 * else the one set for the stage. Undefined when none is set, when the channel is gone, when
 * nobody is waited for, and always for a restricted child: that request waits in the tab.
 */
export function channelFor(app: Bound, approval: Approval): ChannelBinding | undefined {
  const stage = currentStage(approval);
  if (!stage || isRestricted(app, approval)) return undefined;
  const binding = bindingFor(setting(app, 'channels'), stage.rule.name, approval.team);
  return binding && isGone(app, binding) ? undefined : binding;
}

/** Whether a channel may know nothing of the request's child: restricted, or not on the list. */
export function isRestricted(app: Pick<App, 'children'>, approval: Approval): boolean {
  return isRestrictedChild(app, approval.snapshot.childReference);
}
