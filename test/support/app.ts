import type { ActivityEntry, ActivityStore } from '../../teamsapp/activity/activity';
import type { App, LoggedPackage } from '../../teamsapp/app';
import type { Approval } from '../../teamsapp/approvals/approval';
import type { Child } from '../../teamsapp/children/child';
import type { Clock } from '../../teamsapp/common/dates';
import { AppError } from '../../teamsapp/common/errors';
import type { Person } from '../../teamsapp/common/event';
import type { Draft } from '../../teamsapp/drafts/draft';
import type { Conversation, DueNotice, Notice } from '../../teamsapp/notices/notice';
import type { EducationPackage } from '../../teamsapp/packages/educationPackage';
import type { Meeting } from '../../teamsapp/panels/meeting';
import type { Actor, Directory, Memberships } from '../../teamsapp/people/actor';
import type { Provider } from '../../teamsapp/providers/provider';
import { sealed } from '../../teamsapp/settings/seal';
import type { SettingName, SettingRow, SettingValues } from '../../teamsapp/settings/settings';
import { everybody, ruth, testAuditKey, uuid, wealdshire } from './build';
import { testMoment } from './calendar';
import { type MemoryHistory, memoryHistory, memoryStore, type MemoryStore } from './memoryStore';

/** What a test's app begins with. Everything may be left out. */
export interface AppStart {
  providers?: readonly Provider[];
  children?: readonly Child[];
  packages?: readonly EducationPackage[];
  approvals?: readonly Approval[];
  meetings?: readonly Meeting[];
  drafts?: readonly Draft[];
  conversations?: readonly Conversation[];
  notices?: readonly Notice[];
  /** What differs from the settings of Wealdshire, in force since 1 September 2025. */
  settings?: Partial<SettingValues>;
  /** Whole rows instead, for tests of settings themselves. */
  settingRows?: readonly SettingRow[];
  people?: readonly Actor[];
  /** Members of groups that are neither a role's nor a team's. */
  groups?: Readonly<Record<string, readonly Person[]>>;
  /** An instant; 10:00 on Tuesday 24 November 2026 when left out. */
  now?: string;
}

/** An App in memory, and what tests ask of it. */
export interface TestApp extends App {
  clock: Clock & { set(instant: string): void };
  providers: MemoryHistory<Provider>;
  children: MemoryHistory<Child>;
  packages: App['packages'] & MemoryHistory<EducationPackage>;
  approvals: MemoryHistory<Approval>;
  meetings: MemoryHistory<Meeting>;
  drafts: MemoryStore<Draft>;
  conversations: MemoryStore<Conversation>;
  notices: MemoryStore<Notice>;
  settings: MemoryStore<SettingRow>;
  activity: ActivityStore & { all(): readonly ActivityEntry[]; failNextAdd(error: Error): void };
  /** Ids of the approvals whose posts were to be brought up to date, in order. */
  notified: number[];
  /** What people were to be told by the job, in order. */
  told: DueNotice[];
  /** Waits until nothing runs afterwards; throws what any of that work threw. */
  idle(): Promise<void>;
}

/** An app in memory with the given rows, a fixed clock and the people and settings of Wealdshire. */
export function appWith(start: AppStart = {}): TestApp {
  const notified: number[] = [];
  const told: DueNotice[] = [];
  const approvals = memoryHistory(start.approvals);
  const clock = fixedClock(start.now ?? testMoment);
  let keys = 0;
  return {
    clock,
    auditKey: testAuditKey,
    newKey: () => uuid((keys += 1) + 900_000),
    providers: memoryHistory(start.providers),
    children: memoryHistory(start.children),
    packages: packageLog(memoryHistory(start.packages), approvals),
    approvals,
    meetings: memoryHistory(start.meetings),
    activity: activityInMemory(),
    settings: memoryStore(start.settingRows ?? settingRows({ ...wealdshire, ...start.settings })),
    drafts: memoryStore(start.drafts),
    conversations: memoryStore(start.conversations),
    notices: memoryStore(start.notices),
    directory: directory(start),
    notifier: {
      bringUpToDate: async (approvalId) => {
        await Promise.resolve();
        notified.push(approvalId);
      },
      tell: async (due) => {
        await Promise.resolve();
        told.push(due);
      },
      tellQuestions: () => Promise.resolve(),
    },
    changes: {
      asOf: () => clock.now(),
      refresh: () => Promise.resolve(),
      reconciled: () => [],
      unreadable: () => [],
      notified: () => undefined,
    },
    cards: { postedApproval: ({ approvalId }) => ({ type: 'AdaptiveCard', approvalId }) },
    notified,
    told,
    ...afterwards(),
  };
}

function fixedClock(first: string): TestApp['clock'] {
  let now = first;
  return {
    now: () => new Date(now),
    set: (instant) => {
      now = instant;
    },
  };
}

function packageLog(
  packages: MemoryHistory<EducationPackage>,
  approvals: MemoryHistory<Approval>,
): TestApp['packages'] {
  return {
    ...packages,
    addWithApproval: async (row, approval): Promise<LoggedPackage> => {
      const educationPackage = await packages.add(row);
      if (educationPackage.eventHash !== row.eventHash) {
        throw new AppError('conflict', 'Another package has this key.');
      }
      return { educationPackage, approval: await approvals.add(approval) };
    },
  };
}

function activityInMemory(): TestApp['activity'] {
  const entries = memoryStore<ActivityEntry>();
  return {
    add: async (entry) => (await entries.add(entry)).hash,
    bySubject: async (subject) => {
      await Promise.resolve();
      return entries
        .all()
        .filter((entry) => entry.subject === subject)
        .sort((a, b) => a.event.sequence - b.event.sequence);
    },
    everything: async function* (subject) {
      await Promise.resolve();
      yield entries
        .all()
        .filter((entry) => subject === undefined || entry.subject === subject)
        .map((entry) => ({ ...entry, isShownTrue: true }));
    },
    all: () => entries.all(),
    failNextAdd: (error) => {
      entries.failNextWrite(error);
    },
  };
}

/** One published and sealed row for each setting, in force since 1 September 2025. */
export function settingRows(values: SettingValues): SettingRow[] {
  return Object.entries(values).map(([name, value], index) => ({
    ...sealed(testAuditKey, {
      requestKey: `setting-${name}`,
      name: name as SettingName,
      validFrom: '2025-09-01',
      value: value as SettingRow['value'],
      publishedBy: { id: ruth.id, name: ruth.name },
      publishedAt: '2025-09-01T08:00:00.000Z',
    }),
    id: index + 1,
    eTag: '1',
  }));
}

function directory({ people = everybody, groups = {}, settings }: AppStart): Directory {
  const { roles, teams } = { ...wealdshire, ...settings };
  const memberships: Memberships = {
    actor: async (personId) => {
      await Promise.resolve();
      const nobody = { id: personId, name: 'Nobody', tenantId: uuid(9000), isGuest: false };
      return people.find(({ id }) => id === personId) ?? { ...nobody, roles: [], teams: [] };
    },
    members: async (groupId) => {
      await Promise.resolve();
      const team = teams.find((one) => one.groupId === groupId);
      return (
        groups[groupId] ??
        people.filter(
          (one) =>
            (team && one.teams.includes(team.id)) || one.roles.some((r) => roles[r] === groupId),
        )
      );
    },
    people: () => Promise.resolve(people),
  };
  return { ...memberships, lastKnown: memberships };
}

function afterwards(): Pick<TestApp, 'afterwards' | 'idle'> {
  const queues = new Map<string, Promise<void>>();
  const faults: unknown[] = [];
  return {
    afterwards: (subject, work) => {
      const before = queues.get(subject) ?? Promise.resolve();
      const run = before.then(work).catch((error: unknown) => {
        faults.push(error);
      });
      queues.set(subject, run);
    },
    idle: async () => {
      while (queues.size > 0) {
        const running = [...queues.values()];
        queues.clear();
        await Promise.all(running);
      }
      const [fault] = faults.splice(0);
      if (fault !== undefined) throw fault;
    },
  };
}
