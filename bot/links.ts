/** Addresses of the tab's pages, as a card's buttons open them. */
export interface Links {
  /** Where the app is served; card pictures are below `/cards`. */
  base: string;
  package(id: number): string;
  approval(id: number): string;
  provider(id: number): string;
  /** The log form, with a draft filled in when given. */
  log(draftId?: string): string;
  /** The package list, filtered by ids and codes only. */
  packagesList(query?: Readonly<Record<string, string>>): string;
  providersList(): string;
  approvalsList(): string;
}

export type LinkOptions =
  { mode: 'local'; base: string } | { mode: 'cloud'; base: string; teamsAppId: string };

/**
 * Links that open the tab: in Teams as deep links of the installed app, in local mode as plain
 * addresses of this machine. They carry ids and codes only, never words that somebody typed.
 */
export function createLinks(options: LinkOptions): Links {
  const base = options.base.replace(/\/$/, '');
  const link = (path: string, label: string) =>
    options.mode === 'local' ? `${base}${path}` : deepLink(options.teamsAppId, path, label);
  return {
    base,
    package: (id) => link(`/packages/${String(id)}`, 'Package'),
    approval: (id) => link(`/approvals?open=${String(id)}`, 'Approval'),
    provider: (id) => link(`/providers/${String(id)}`, 'Provider'),
    log: (draftId) =>
      link(draftId ? `/packages/new?draft=${draftId}` : '/packages/new', 'Log a package'),
    packagesList: (query = {}) => link(withQuery('/packages', query), 'Packages'),
    providersList: () => link('/providers', 'Providers'),
    approvalsList: () => link('/approvals', 'Approvals'),
  };
}

/** The tab's name in the manifest (`entityId`). */
const tab = 'packages';

function deepLink(teamsAppId: string, path: string, label: string): string {
  const context = JSON.stringify({ subEntityId: path });
  const query = `label=${encodeURIComponent(label)}&context=${encodeURIComponent(context)}`;
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/${tab}?${query}`;
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}
