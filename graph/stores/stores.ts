import type { PackageLog } from '../../teamsapp/app';
import type { ActivityStore } from '../../teamsapp/activity/activity';
import type { ApprovalStore } from '../../teamsapp/approvals/approval';
import type { ChildStore } from '../../teamsapp/children/child';
import type { Row, UnreadableRow } from '../../teamsapp/common/store';
import type { DraftStore } from '../../teamsapp/drafts/draft';
import type { ConversationStore, NoticeStore } from '../../teamsapp/notices/notice';
import type { MeetingStore } from '../../teamsapp/panels/meeting';
import type { ProviderStore } from '../../teamsapp/providers/provider';
import type { SettingStore } from '../../teamsapp/settings/settings';
import type { GraphGateway } from '../gateway';
import type { ListAddress } from '../items';
import { type ListSource, openMirror } from '../mirror';
import type { Seal } from '../seal';
import type { Refreshable } from '../poll';
import * as schema from '../schema/lists';
import type { ListSchema } from '../schema/list';
import { activityStore } from './activityStore';
import { approvalStore } from './approvalStore';
import { childStore } from './childStore';
import { conversationStore } from './conversationStore';
import { draftStore } from './draftStore';
import { type MirroredList, unreadableIn } from './listStore';
import { meetingStore } from './meetingStore';
import { noticeStore } from './noticeStore';
import { packageStore } from './packageStore';
import { providerStore } from './providerStore';
import { settingStore } from './settingStore';

/** The stores of the product, each behind its feature's own interface. */
export interface Stores {
  providers: ProviderStore;
  children: ChildStore;
  packages: PackageLog;
  approvals: ApprovalStore;
  meetings: MeetingStore;
  activity: ActivityStore;
  settings: SettingStore;
  drafts: DraftStore;
  conversations: ConversationStore;
  notices: NoticeStore;
}

export interface StoreOptions {
  graph: GraphGateway;
  /** Where a list is, by its name. Throws AppError before the lists are found. */
  address(name: string): ListAddress;
  log(line: object, level?: 'warn'): void;
  seal?: Seal | undefined;
}

/** A list's copy, and which of its rows somebody edited into something unreadable. */
export interface Mirrored extends Refreshable {
  unreadable(): readonly UnreadableRow[];
}

/** Opens every store, and names the lists whose copies have to be filled and kept up. */
export function openStores(options: StoreOptions): { stores: Stores; mirrored: Mirrored[] } {
  const mirrored: Mirrored[] = [];
  const list = <T extends Row>(table: ListSchema<T>): MirroredList<T> => {
    const source = sourceOf(options, table);
    const mirror = openMirror(source);
    const { refresh, reconcile } = mirror;
    const unreadable = () => unreadableIn({ source, mirror });
    mirrored.push({ name: table.name, refresh, reconcile, unreadable });
    return { source, mirror };
  };
  const providers = providerStore(list(schema.providers));
  const children = childStore(list(schema.children));
  const packageList = list(schema.packages);
  const approvalList = list(schema.approvals);
  const stores: Stores = {
    providers,
    children,
    packages: packageStore(packageList, approvalList),
    approvals: approvalStore(approvalList),
    meetings: meetingStore(list(schema.meetings)),
    activity: activityStore(sourceOf(options, schema.activity)),
    settings: settingStore(list(schema.settings)),
    drafts: draftStore(list(schema.drafts)),
    conversations: conversationStore(list(schema.conversations)),
    notices: noticeStore(list(schema.outbox)),
  };
  return { stores, mirrored };
}

function sourceOf<T extends Row>(options: StoreOptions, table: ListSchema<T>): ListSource<T> {
  return {
    schema: table,
    graph: options.graph,
    address: () => options.address(table.name),
    seal: options.seal,
    onDamaged: (name, id, problem) => {
      options.log({ event: 'damagedRow', list: name, id, problem }, 'warn');
    },
  };
}
