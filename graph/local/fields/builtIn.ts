import { randomUUID } from 'node:crypto';
import type { StoredColumn } from './column';

type Row = [name: string, displayName: string, rest?: Partial<StoredColumn>];

const text = { kind: 'text', facet: { maxLength: 255 } } as const;
const instant = { kind: 'dateTime', facet: { displayAs: 'default', format: 'dateTime' } } as const;
const person = { kind: 'personOrGroup', facet: { chooseFromType: 'peopleAndGroups' } } as const;

const rows: Row[] = [
  ['Title', 'Title', { ...text, required: true, readOnly: false }],
  // SharePoint keeps an index on ID itself, so it can be filtered without asking for one.
  ['ID', 'ID', { indexed: true }],
  ['ContentType', 'Content Type'],
  ['Created', 'Created', instant],
  ['Modified', 'Modified', instant],
  ['Author', 'Created By', person],
  ['Editor', 'Modified By', person],
  ['AppAuthor', 'App Created By', { hidden: true }],
  ['AppEditor', 'App Modified By', { hidden: true }],
  ['_UIVersionString', 'Version'],
  ['Attachments', 'Attachments'],
  ['Edit', 'Edit'],
  ['LinkTitle', 'Title'],
  ['LinkTitleNoMenu', 'Title'],
  ['ItemChildCount', 'Item Child Count'],
  ['FolderChildCount', 'Folder Child Count'],
  ['_ComplianceFlags', 'Label setting'],
  ['_ComplianceTag', 'Retention label'],
  ['_ComplianceTagWrittenTime', 'Retention label Applied'],
  ['_ComplianceTagUserId', 'Label applied by'],
];

/** Names that are refused for a new column although no column of a list has them. */
export const reservedNames = new Set(
  ['id', 'Scope', 'Type', 'GUID', 'FileRef', 'FileLeafRef', 'owshiddenversion'].map((name) =>
    name.toLowerCase(),
  ),
);

/** The columns every list has from the start. Only Title can be written. */
export function builtInColumns(): StoredColumn[] {
  return rows.map(([name, displayName, rest]) => ({
    id: randomUUID(),
    name,
    displayName,
    description: '',
    columnGroup: 'Core Document Columns',
    kind: 'system',
    facet: {},
    indexed: false,
    enforceUniqueValues: false,
    required: false,
    hidden: false,
    readOnly: true,
    builtIn: true,
    ...rest,
  }));
}
