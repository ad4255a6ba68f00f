import {
  BookInformationFilled,
  BookInformationRegular,
  BuildingPeopleFilled,
  BuildingPeopleRegular,
  CheckmarkCircleFilled,
  CheckmarkCircleRegular,
  DocumentFilled,
  DocumentRegular,
  SettingsFilled,
  SettingsRegular,
  PeopleTeamFilled,
  PeopleTeamRegular,
} from '@fluentui/react-icons';
import type { FluentIcon } from '@fluentui/react-icons';
import type { Me } from '../../teamsapp/api/contract';

/** One entry of the rail. */
export interface Entry {
  name: string;
  to: string;
  icon: FluentIcon;
  /** Drawn when it is the current page. */
  filled: FluentIcon;
  group?: string;
  may(me: Me): boolean;
  /** Shows how many requests wait for the reader. */
  countsWaiting?: boolean;
}

/** The pages of the rail; one that a person may not use is absent. */
export const entries: readonly Entry[] = [
  {
    name: 'Packages',
    to: '/packages',
    icon: DocumentRegular,
    filled: DocumentFilled,
    may: ({ abilities }) => abilities.seePackages,
  },
  {
    name: 'Approvals',
    to: '/approvals',
    icon: CheckmarkCircleRegular,
    filled: CheckmarkCircleFilled,
    may: ({ abilities }) => abilities.seeApprovals,
    countsWaiting: true,
  },
  {
    name: 'Panels',
    to: '/panels',
    icon: PeopleTeamRegular,
    filled: PeopleTeamFilled,
    may: ({ abilities }) => abilities.seePanels,
  },
  {
    name: 'Providers',
    to: '/providers',
    icon: BuildingPeopleRegular,
    filled: BuildingPeopleFilled,
    group: 'Market',
    may: () => true,
  },
  {
    name: 'Guidance',
    to: '/guidance',
    icon: BookInformationRegular,
    filled: BookInformationFilled,
    group: 'Oversight',
    may: () => true,
  },
  {
    name: 'Settings',
    to: '/settings/approval-rules',
    icon: SettingsRegular,
    filled: SettingsFilled,
    group: 'Oversight',
    may: ({ abilities }) => abilities.seePackages,
  },
];

/** Whether the path is the entry's page or one below it. */
export function isCurrent(entry: Entry, path: string): boolean {
  return path === entry.to || path.startsWith(`${entry.to}/`);
}
