import { ensureSites } from './sites';
import type { Store, StoredSite } from './store';
import type { DirectoryObject } from './stored/directory';

/** The site of a group, which has the group's mail nickname in its address. */
export function siteOfGroup(store: Store, group: DirectoryObject): StoredSite | undefined {
  const path = pathOf(group).toLowerCase();
  return store.sites.all().find((site) => site.path.toLowerCase() === path);
}

/** Makes a group's site, as SharePoint does for every Microsoft 365 group. */
export function ensureGroupSite(store: Store, group: DirectoryObject, now: string): void {
  ensureSites(store, [pathOf(group)], () => new Date(now));
}

/** Says whether a group is a Microsoft 365 group, which has a site and may have a team. */
export function isUnified({ properties }: DirectoryObject): boolean {
  return Array.isArray(properties.groupTypes) && properties.groupTypes.includes('Unified');
}

function pathOf({ properties }: DirectoryObject): string {
  return `sites/${String(properties.mailNickname)}`;
}
