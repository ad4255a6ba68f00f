import { type LocalGraph, openLocalGraph } from '../../../graph/local';
import type { VirtualTime } from '../virtualTime';

/** The lists of the job, by name; a site and three lists of it. */
export type ListName = 'packages' | 'approvals' | 'activity';

/** A local Graph with the three lists of the job, new and empty. */
export interface PlainLists {
  local: LocalGraph;
  siteId: string;
  ids: Readonly<Record<ListName, string>>;
  /** What a list holds, read past every fault. */
  rows(list: ListName): Promise<readonly StoredRow[]>;
  /** Settles once a request was left without an answer and nothing came of it for a while. */
  leftHanging: Promise<void>;
  close(): void;
}

export interface StoredRow {
  key: string;
  status: string;
}

/** Milliseconds that a client has to give up by itself, once a request gets no answer. */
const patience = 60;

/** The column by which rows are told apart; people make it without saying that it is unique. */
export interface KeyColumn {
  name: string;
  unique: boolean;
}

/** Opens the lists. Hanging requests are told to the time, for clients that wait in it. */
export async function openLists(
  key: KeyColumn,
  { date, nobodyAnswers }: Pick<VirtualTime, 'date' | 'nobodyAnswers'>,
): Promise<PlainLists> {
  let hung: () => void = () => undefined;
  const leftHanging = new Promise<void>((resolve) => (hung = resolve));
  const local = openLocalGraph({
    dataDir: ':memory:',
    now: date,
    observe({ answer }) {
      if (answer.mishap?.kind !== 'hang') return;
      nobodyAnswers();
      setTimeout(hung, patience);
    },
  });
  const ask = asking(local);
  const site = (await ask('/sites/root')) as { id: string };
  const make = async (displayName: ListName): Promise<string> => {
    const unique = key.unique ? { indexed: true, enforceUniqueValues: true } : {};
    const columns = [
      { name: key.name, text: {}, ...unique },
      { name: 'Status', text: {} },
    ];
    const body = { displayName, list: { template: 'genericList' }, columns };
    return ((await ask('/sites/root/lists', body)) as { id: string }).id;
  };
  const ids = {
    packages: await make('packages'),
    approvals: await make('approvals'),
    activity: await make('activity'),
  };
  return {
    local,
    siteId: site.id,
    ids,
    leftHanging,
    async rows(list) {
      const page = await ask(`/sites/root/lists/${ids[list]}/items?$expand=fields`);
      const { value } = page as { value: { fields: Record<string, string> }[] };
      return value.map(({ fields }) => ({
        key: fields[key.name] ?? '',
        status: fields.Status ?? '',
      }));
    },
    close: () => local.close(),
  };
}

function asking(local: LocalGraph) {
  return async (path: string, body?: object): Promise<unknown> => {
    const headers = { Authorization: 'Bearer test', 'Content-Type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    const response = await local.handle(
      new Request(`https://graph.microsoft.com/v1.0${path}`, init),
    );
    if (!response.ok) throw new Error(`The lists were not made: ${await response.text()}`);
    return response.json();
  };
}
