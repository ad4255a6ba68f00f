import type { ActivityEntry } from '../../teamsapp/activity/activity';
import type { Approval } from '../../teamsapp/approvals/approval';
import type { Meeting } from '../../teamsapp/panels/meeting';
import type { Child } from '../../teamsapp/children/child';
import type { Draft } from '../../teamsapp/drafts/draft';
import type { Conversation, Notice } from '../../teamsapp/notices/notice';
import type { EducationPackage } from '../../teamsapp/packages/educationPackage';
import type { Provider } from '../../teamsapp/providers/provider';
import type { SettingRow } from '../../teamsapp/settings/settings';
import { settingRows } from '../support/app';
import { ruth, wealdshire } from '../support/build';
import { children, postedStages, providers, ruleSets } from './council';
import { sharedHistory, sharedList, type Written } from './sharedList';

/** A write of one of the two lists that the model follows write by write. */
export type Followed =
  ({ list: 'approvals' } & Written<Approval>) | ({ list: 'packages' } & Written<EducationPackage>);

/** The lists of the council as a whole. */
export type Lists = ReturnType<typeof openLists>;

export const channelKey = 'channel:approvals';

/** The council's lists as they begin: providers, children, settings and one channel. */
export function openLists(told: (written: Followed) => void, wrote: () => void) {
  const lists = {
    approvals: sharedHistory<Approval>((one) => {
      told({ list: 'approvals', ...one });
    }),
    packages: sharedHistory<EducationPackage>((one) => {
      told({ list: 'packages', ...one });
    }),
    providers: sharedHistory<Provider>(wrote),
    children: sharedHistory<Child>(wrote),
    meetings: sharedHistory<Meeting>(wrote),
    activity: sharedList<ActivityEntry>(wrote),
    settings: sharedList<SettingRow>(wrote),
    drafts: sharedList<Draft>(wrote),
    conversations: sharedList<Conversation>(wrote),
    notices: sharedList<Notice>(wrote),
  };
  for (const row of providers) lists.providers.add(row);
  for (const row of children) lists.children.add(row);
  for (const row of firstSettings) lists.settings.add(row);
  lists.conversations.add({
    requestKey: channelKey,
    key: channelKey,
    kind: 'channel',
    name: 'Approvals',
    teamName: 'Education',
    reference: channelReference,
  });
  return lists;
}

/** Where the bot speaks in the one channel. */
export const channelReference = {
  serviceUrl: 'http://127.0.0.1:9/',
  tenantId: '0',
  botId: '28:bot',
  kind: 'channel',
  conversationId: '19:approvals@thread.tacv2',
  channelId: '19:approvals@thread.tacv2',
};

const [firstRules = wealdshire.approvalRules] = ruleSets;
const by = { id: ruth.id, name: ruth.name };

// Sealed once: every run begins with the same rows.
const firstSettings = settingRows({
  ...wealdshire,
  approvalRules: firstRules,
  channels: postedStages.map((stageName) => {
    return { stageName, conversationKey: channelKey, channelName: 'Approvals', by };
  }),
});
