import type { JsonObject } from '../json';
import type { DirectoryObject } from './directory';

export interface StoredTeam {
  groupKey: number;
  created: string;
  properties: JsonObject;
}

export interface StoredChannel {
  groupKey: number;
  id: string;
  displayName: string;
  description: string | null;
  created: string;
}

export interface TeamTable {
  add(team: StoredTeam): void;
  of(group: DirectoryObject): StoredTeam | undefined;
  addChannel(channel: StoredChannel): void;
  /** In the order they were made; the first is the general one. */
  channels(group: DirectoryObject): StoredChannel[];
}
