import type { View } from '../../teamsapp/common/view';
import type { Approval } from '../../teamsapp/approvals/approval';
import type { EducationPackage } from '../../teamsapp/packages/educationPackage';
import type { Provider } from '../../teamsapp/providers/provider';
import type { Column } from './column';
import { columnXml } from './columnXml';
import type { ListDefinition } from './list';
import { allLists, approvals, packages, providers } from './lists';
import { type ListField, type ListView, listViews } from './views';

/** The views of each list that has any. */
export interface ManagerViews {
  providers: readonly View<ListField<Provider>, string>[];
  packages: readonly View<ListField<EducationPackage>, string>[];
  approvals: readonly View<ListField<Approval>, string>[];
}

/** One step of a list. */
interface Subaction {
  verb: 'setDescription' | 'addSPFieldXml' | 'addSPLookupFieldXml' | 'addSPView';
  [property: string]: unknown;
}

/** What a site script makes: lists, their columns and their views. */
export interface SiteScript {
  $schema: string;
  actions: readonly {
    verb: 'createSPList';
    listName: string;
    templateType: number;
    subactions: readonly Subaction[];
  }[];
}

/**
 * SharePoint's limits for a script in actions with their parts, applied at once or in the
 * background, and in characters. Source: "SharePoint site template and site script overview", learn.microsoft.com.
 */
export const scriptLimits = { actionsAtOnce: 30, actions: 300, characters: 100_000 } as const;

const genericList = 100;

/**
 * The site script that makes every list with its columns and the managers' views. Applied again,
 * it adds what is missing.
 *
 * The list's title is never set on its own: a renamed list would not be found the next time. The
 * view that SharePoint opens first keeps no filter, because Graph's answers may follow it. An
 * index on Title is left to provisioning: a script would make a second column of that name.
 */
export function siteScript(views: ManagerViews): SiteScript {
  const ofList = new Map<string, readonly ListView[]>([
    [providers.name, listViews(providers, views.providers)],
    [packages.name, listViews(packages, views.packages)],
    [approvals.name, listViews(approvals, views.approvals)],
  ]);
  return {
    $schema:
      'https://developer.microsoft.com/json-schemas/sp/site-design-script-actions.schema.json',
    actions: allLists.map((list) => ({
      verb: 'createSPList',
      listName: list.name,
      templateType: genericList,
      subactions: [
        { verb: 'setDescription', description: list.description },
        ...ownColumns(list).map((column) => columnAction(list.name, column)),
        ...(ofList.get(list.name) ?? []).map(viewAction),
      ],
    })),
  };
}

/**
 * The same script with the views alone, for a site whose lists and columns are there already:
 * those that the app made through Graph have other ids than a script would give them.
 */
export function viewsOnly({ $schema, actions }: SiteScript): SiteScript {
  const withViews = actions.map(({ subactions, ...list }) => ({
    ...list,
    subactions: subactions.filter(({ verb }) => verb === 'addSPView'),
  }));
  return { $schema, actions: withViews.filter(({ subactions }) => subactions.length > 0) };
}

/** How many actions a script has, with the parts of its lists, as SharePoint counts them. */
export function countActions({ actions }: SiteScript): number {
  return actions.reduce((count, { subactions }) => count + 1 + subactions.length, 0);
}

function ownColumns({ columns }: ListDefinition): readonly Column[] {
  return columns.filter(({ name }) => name !== 'Title');
}

function columnAction(list: string, column: Column): Subaction {
  const schemaXml = columnXml(list, column);
  return column.lookupList === undefined
    ? { verb: 'addSPFieldXml', schemaXml }
    : { verb: 'addSPLookupFieldXml', schemaXml, targetListName: column.lookupList };
}

function viewAction({ name, columns, query }: ListView): Subaction {
  return {
    verb: 'addSPView',
    name,
    viewFields: columns,
    query,
    rowLimit: 100,
    isPaged: true,
    makeDefault: false,
    scope: 'Default',
    // Columns that a newer edition no longer shows go when the script is applied again.
    replaceViewFields: true,
  };
}
