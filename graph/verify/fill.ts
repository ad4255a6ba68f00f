import { type BatchCall, mostInBatch, sendBatch, succeeded } from '../batch';
import type { GraphGateway } from '../gateway';
import { itemsPath, type ListAddress } from '../items';
import { textAt } from '../json';
import { pagesOf } from '../paging';
import { limitsIn } from '../profile';

/** Resource units of one write. Source: see meter.ts. */
const unitsAWrite = 2;
/** Share of the minute's budget that filling may take: the app itself needs the rest. */
const share = 0.5;

/** What filling a list takes. */
export interface FillPlan {
  rows: number;
  requests: number;
  resourceUnits: number;
  minutes: number;
}

/** Works out what filling takes; nothing is sent. */
export function planFill({ profile }: GraphGateway, rows: number): FillPlan {
  const requests = Math.ceil(rows / mostInBatch);
  const resourceUnits = rows * unitsAWrite;
  return {
    rows,
    requests,
    resourceUnits,
    minutes: Math.ceil(resourceUnits / (limitsIn(profile).aMinute * share)),
  };
}

export interface Fill {
  rows: number;
  /** Sets the rows of this filling apart from those of others. */
  prefix: string;
  /** Told of the rows there are so far; also means that the budget of a minute is kept. */
  progress?: (done: number) => void;
}

/** Adds rows to a list, 20 a request. Throws the GraphError of the first row that was refused. */
export async function fillList(graph: GraphGateway, list: ListAddress, fill: Fill): Promise<void> {
  const unitsARequest = mostInBatch * unitsAWrite;
  const gap = (60_000 * unitsARequest) / (limitsIn(graph.profile).aMinute * share);
  for (let done = 0; done < fill.rows; done += mostInBatch) {
    if (done > 0 && fill.progress !== undefined) await graph.pause(gap);
    const many = Math.min(mostInBatch, fill.rows - done);
    const calls = Array.from({ length: many }, (_, index) => added(list, fill, done + index));
    const outcomes = await sendBatch(graph, calls);
    for (const { id } of calls) succeeded(outcomes.get(id));
    fill.progress?.(done + many);
  }
}

/** Removes every row of a list, 20 a request. Throws GraphError. */
export async function emptyList(graph: GraphGateway, list: ListAddress): Promise<void> {
  const ids: string[] = [];
  const path = `${itemsPath(list)}?$select=id&$top=1000`;
  for await (const page of pagesOf(graph, { path })) {
    ids.push(...page.map((row) => textAt(row, 'id') ?? ''));
  }
  for (let done = 0; done < ids.length; done += mostInBatch) {
    const calls = ids.slice(done, done + mostInBatch).map((id) => removed(list, id));
    for (const outcome of (await sendBatch(graph, calls)).values()) {
      const isGone = !('error' in outcome) || outcome.error.status === 404;
      if (!isGone) throw outcome.error;
    }
  }
}

function added(list: ListAddress, { prefix }: Fill, number: number): BatchCall {
  const fields = { Title: 'A row to count', Key: `${prefix}-${String(number)}` };
  return { id: String(number), method: 'POST', path: itemsPath(list), body: { fields } };
}

function removed(list: ListAddress, id: string): BatchCall {
  return { id, method: 'DELETE', path: `${itemsPath(list)}/${id}` };
}
