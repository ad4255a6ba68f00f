import { packages as packageSchema } from '../../graph/schema/packages';
import { firstEvent } from '../../teamsapp/activity/recordEvent';
import { chance } from '../../teamsapp/demo/chance';
import { aPackage, testAuditKey, uuid } from '../support/build';

/** The fields of package number `index` as the product writes them; the same in every run. */
export function packageFields(index: number): Record<string, unknown> {
  const random = chance(index + 1);
  const requestKey = uuid(3_000_000 + index);
  const doer = { id: uuid(1 + random.below(200)), name: 'Bench Person' };
  const around = {
    auditKey: testAuditKey,
    clock: { now: () => new Date(Date.UTC(2026, 0, 1) + index * 60_000) },
  };
  return packageSchema.newFields({
    ...aPackage(),
    requestKey,
    childReference: `BX${String(random.below(20_000))}`,
    providerId: 1 + random.below(2000),
    status: random.pick(['active', 'active', 'ended', 'approved', 'declined']),
    team: random.pick(['send', 'inclusion', 'medical']),
    requester: doer,
    ...firstEvent(around, `package:${requestKey}`, doer, 'logged', { index }),
  });
}

/** Items of a list as one text of JSON objects with commas between, and where each ends. */
export interface Joined {
  bytes: Buffer;
  ends: number[];
}

/** Columns left out to come to about 1.2 KB an item, the size the reading goals are set for. */
const longColumns = [
  'LastEvent',
  'EventHash',
  'Objectives',
  'CostByYear',
  'RequesterId',
  'RequesterName',
  'SchoolWeeks',
  'WeeklyCost',
  'WholeCost',
  'ProcurementRoute',
  'NextReviewDue',
  'Retrospective',
  'Reason',
  'LegalRoute',
];

/**
 * Renders items as Graph shows them, `whole` as the product writes them, else about 1.2 KB each.
 */
export function itemsJoined(count: number, whole: boolean): Joined {
  const ends: number[] = [];
  const parts: Buffer[] = [];
  let length = 0;
  for (let index = 0; index < count; index += 1) {
    const fields = packageFields(index);
    if (!whole) for (const name of longColumns) Reflect.deleteProperty(fields, name);
    const part = Buffer.from(`${index > 0 ? ',' : ''}${itemText(index + 1, 1, fields)}`);
    length += part.length;
    parts.push(part);
    ends.push(length);
  }
  return { bytes: Buffer.concat(parts, length), ends };
}

/** One item with its fields, as Graph writes it. */
export function itemText(id: number, version: number, fields: Record<string, unknown>): string {
  const eTag = `"${uuid(id)},${String(version)}"`;
  const at = '2026-06-09T10:30:00Z';
  const by = { application: { id: uuid(7), displayName: 'Education Packages' } };
  const siteId = `council.sharepoint.example,${uuid(8)},${uuid(9)}`;
  return JSON.stringify({
    '@odata.etag': eTag,
    createdDateTime: at,
    eTag,
    id: String(id),
    lastModifiedDateTime: at,
    webUrl: `https://council.sharepoint.example/sites/education/Lists/Packages/${String(id)}_.000`,
    createdBy: by,
    lastModifiedBy: by,
    parentReference: { id: uuid(10), siteId },
    contentType: { id: '0x0100', name: 'Item' },
    'fields@odata.context': `https://graph.microsoft.com/v1.0/$metadata#sites('${siteId}')/lists('l')/items('${String(id)}')/fields/$entity`,
    fields: { '@odata.etag': eTag, ...fields, id: String(id), Modified: at, Created: at },
  });
}
