import { performance } from 'node:perf_hooks';
import { approvals as approvalSchema } from '../../graph/schema/approvals';
import type { Approval } from '../../teamsapp/approvals/approval';
import type { DecideWorld } from './decideWorld';

/**
 * Sends bare PATCHes of one request's row, each with the eTag of the last, and answers the
 * milliseconds of each: Node's fetch over the same way, with the columns that a decision writes.
 */
export function barePatch({ way }: DecideWorld, row: Approval) {
  const { name } = approvalSchema;
  const url = `https://graph.microsoft.com/v1.0/sites/root/lists/${name}/items/${String(row.id)}`;
  const { stages, state, waitingFor, lastEvent, eventHash } = row;
  const change = { stages, state, waitingFor, lastEvent, eventHash };
  const body = JSON.stringify({ fields: approvalSchema.changedFields(change) });
  let { eTag } = row;
  return async (): Promise<number> => {
    const headers = {
      Authorization: 'Bearer bench',
      'Content-Type': 'application/json',
      'If-Match': eTag,
    };
    const started = performance.now();
    const response = await way.handle(new Request(url, { method: 'PATCH', headers, body }));
    const answer: unknown = await response.json();
    const milliseconds = performance.now() - started;
    if (!response.ok) throw new Error(`The bare PATCH was refused: ${JSON.stringify(answer)}`);
    eTag = (answer as { eTag: string }).eTag;
    return milliseconds;
  };
}
