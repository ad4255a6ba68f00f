import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { countActions, scriptLimits, siteScript, viewsOnly } from '../../graph';
import type { Column } from '../../graph/schema/column';
import { columnBody } from '../../graph/schema/columnBody';
import { columnXml } from '../../graph/schema/columnXml';
import type { ListDefinition } from '../../graph/schema/list';
import { allLists } from '../../graph/schema/lists';
import { managerViews } from '../../teamsapp/commands/siteScript';
import { type Element, every, readXml } from './xml';

const folder = process.env.CONTRACTS_DIR;
if (!folder) console.log('Skipped: CONTRACTS_DIR does not say where the contracts are.');
const testWithContracts = folder ? test : test.skip;

const script = siteScript(managerViews);
const builtIn = ['ID', 'Title', 'LinkTitle', 'Modified', 'Created'];

function actionOf(list: ListDefinition) {
  const action = script.actions.find(({ listName }) => listName === list.name);
  if (!action) throw new Error(`The script does not make ${list.name}.`);
  return action;
}

function viewsOf(list: ListDefinition) {
  return actionOf(list).subactions.filter(({ verb }) => verb === 'addSPView');
}

/** A column of the script in the words of Graph: what both ways of making it must agree on. */
function asGraphSays(xml: string, target: unknown) {
  const [field] = readXml(xml);
  const { Name, StaticName, DisplayName, Indexed, EnforceUniqueValues, Required } =
    field?.attributes ?? {};
  expect([field?.name, StaticName, Required]).toEqual(['Field', Name, 'FALSE']);
  return {
    name: Name,
    displayName: DisplayName,
    indexed: Indexed === 'TRUE',
    enforceUniqueValues: EnforceUniqueValues === 'TRUE',
    ...facetOf(field, target),
  };
}

function facetOf(field: Element | undefined, target: unknown): object {
  if (!field) throw new Error('There is no field.');
  const { Type = '', MaxLength, NumLines, Format, LCID, ShowField } = field.attributes;
  const choices = every([field], 'CHOICE').map(({ text }) => text);
  const choice = { allowTextEntry: field.attributes.FillInChoice !== 'FALSE', choices };
  const facets: Record<string, object> = {
    Text: { text: { maxLength: Number(MaxLength) } },
    Note: { text: { allowMultipleLines: true, linesForEditing: Number(NumLines) } },
    Choice: { choice: { ...choice, displayAs: 'dropDownMenu' } },
    MultiChoice: { choice: { ...choice, displayAs: 'checkBoxes' } },
    Number: { number: {} },
    Currency: { currency: { locale: LCID === '2057' ? 'en-gb' : '?' } },
    Boolean: { boolean: {} },
    DateTime: { dateTime: { format: Format === 'DateOnly' ? 'dateOnly' : 'dateTime' } },
    Lookup: { lookup: { columnName: ShowField, listId: target } },
  };
  const facet = facets[Type];
  if (!facet) throw new Error(`SharePoint has no type ${Type}.`);
  return facet;
}

/** Each list under its own name, so that a lookup's list can be compared. */
const addresses = new Map(allLists.map(({ name }) => [name, { siteId: 's', listId: name }]));

describe('making lists and views by a site script', () => {
  testWithContracts('is what SharePoint’s schema of site scripts allows', () => {
    const text = readFileSync(join(String(folder), 'sharepoint-site-script.schema.json'), 'utf8');
    const ajv = new Ajv({ strict: false, allErrors: true });
    const validate = ajv.compile(JSON.parse(text) as object);
    validate(script);
    expect(validate.errors ?? []).toEqual([]);
    validate(viewsOnly(script));
    expect(validate.errors ?? []).toEqual([]);
    const [first] = script.actions;
    expect(validate({ ...script, actions: [{ ...first, templateType: 'generic' }] })).toBe(false);
  });

  test('makes every list under its own name, a lookup’s list first', () => {
    expect(script.actions.map(({ listName }) => listName)).toEqual(
      allLists.map(({ name }) => name),
    );
    for (const { verb, templateType } of script.actions)
      expect([verb, templateType]).toEqual(['createSPList', 100]);
  });

  test('stays within what SharePoint applies in the background', () => {
    expect(countActions(script)).toBeLessThanOrEqual(scriptLimits.actions);
    expect(JSON.stringify(script, undefined, 2).length).toBeLessThan(scriptLimits.characters);
  });

  test('can be the views alone, few enough to be applied at once', () => {
    const { actions } = viewsOnly(script);
    expect(actions.map(({ listName }) => listName)).toEqual(['Providers', 'Packages', 'Approvals']);
    for (const { listName, subactions } of actions) {
      const list = allLists.find(({ name }) => name === listName);
      expect(subactions).toEqual(list && viewsOf(list));
    }
    expect(countActions(viewsOnly(script))).toBeLessThanOrEqual(scriptLimits.actionsAtOnce);
  });

  test.each(allLists.map((list) => [list.name, list] as const))(
    'gives %s the same columns as provisioning through Graph',
    (_, list) => {
      const made = actionOf(list)
        .subactions.filter(({ verb }) => verb.startsWith('addSP') && verb !== 'addSPView')
        .map(({ schemaXml, targetListName, verb }) => {
          expect(verb === 'addSPLookupFieldXml').toBe(targetListName !== undefined);
          return asGraphSays(String(schemaXml), targetListName);
        });
      const wanted = list.columns
        .filter(({ name }) => name !== 'Title')
        .map((column) => columnBody(column, addresses));
      expect(made).toHaveLength(wanted.length);
      for (const [index, column] of wanted.entries())
        expect(column).toMatchObject(made[index] ?? {});
    },
  );

  test('gives every column an id of its own, the same each time', () => {
    const ids = script.actions.flatMap(({ subactions }) =>
      subactions.flatMap(({ schemaXml }) => /ID="\{([^}]+)\}"/.exec(String(schemaXml))?.[1] ?? []),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(siteScript(managerViews)).toEqual(script);
  });

  test('escapes what stands in a column’s XML, and refuses a kind that it does not know', () => {
    const column: Column = {
      name: 'Own',
      displayName: 'A "b" & <c>',
      indexed: false,
      unique: false,
      facet: { choice: { choices: ['x & y'], displayAs: 'dropDownMenu' } },
    };
    const [field] = readXml(columnXml('Any', column));
    expect(field?.attributes.DisplayName).toBe('A "b" & <c>');
    expect(every(field?.children ?? [], 'CHOICE').map(({ text }) => text)).toEqual(['x & y']);
    expect(() => columnXml('Any', { ...column, facet: { term: {} } })).toThrow(
      'Own of Any has no form in a site script.',
    );
  });

  test('names only columns that the list has, in queries and in what is shown', () => {
    for (const list of allLists) {
      const known = [...builtIn, ...list.columns.map(({ name }) => name)];
      for (const { name, viewFields, query } of viewsOf(list)) {
        const asked = every(readXml(String(query)), 'FieldRef').map(
          ({ attributes }) => attributes.Name,
        );
        for (const column of [...(viewFields as string[]), ...asked])
          expect([list.name, name, known.includes(String(column))]).toEqual([
            list.name,
            name,
            true,
          ]);
      }
    }
  });

  test('leaves the view that SharePoint opens first without a filter', () => {
    for (const list of allLists) {
      for (const { makeDefault } of viewsOf(list)) expect(makeDefault).toBe(false);
      expect(actionOf(list).subactions.map(({ verb }) => verb)).not.toContain('setTitle');
    }
  });

  test('never shows a child in a view', () => {
    const shown = allLists.flatMap((list) => viewsOf(list).flatMap(({ viewFields }) => viewFields));
    expect(shown).not.toContain('ChildReference');
  });

  test('is described for the administrator as it is', () => {
    const page = readFileSync(join(__dirname, '../../docs/administrator/site-script.md'), 'utf8');
    for (const { listName } of viewsOnly(script).actions) {
      const views = allLists.filter(({ name }) => name === listName).flatMap(viewsOf);
      const names = views.map(({ name }) => String(name)).join(' · ');
      expect(page).toContain(`| ${listName} | ${names} |`);
    }
    const own = Object.values(managerViews).flat();
    for (const { name } of own.filter(({ inSharePoint }) => inSharePoint === false))
      expect(page).toContain(name);
    expect(page).toContain(`${countActions(script)} actions`);
    expect(page).toContain(`${countActions(viewsOnly(script))} actions`);
  });

  test('has each name once a list', () => {
    for (const list of allLists) {
      const names = viewsOf(list).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
