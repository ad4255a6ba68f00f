import { openClient } from '../../../graph/client';
import { firstLink, readChanges } from '../../../graph/delta';
import { changeOnce, createOnce, requestKeyColumn } from '../../../graph/exactlyOnce';
import { openGateway } from '../../../graph/gateway';
import { openMeter } from '../../../graph/meter';
import { limitsIn, unknownProfile } from '../../../graph/profile';
import type { Pace } from '../../../graph/retry';
import { sendOver } from '../../../graph/transport';
import type { ListClient, Made } from './job';
import type { ListName, PlainLists } from './lists';

/** The job on this repository's own gateway, in the time given. */
export function oursOn({ local, siteId, ids }: PlainLists, pace: Pace): ListClient {
  const graph = openGateway({
    requestOnce: openClient({
      send: sendOver({ kind: 'inProcess', handle: (request) => local.handle(request) }),
      token: () => Promise.resolve('a-token'),
      userAgent: () => 'NONISV|Wealdshire|EducationPackages/test',
    }),
    pace,
    books: openMeter({ now: () => pace.now(), limits: limitsIn(unknownProfile) }),
    log: () => undefined,
    deadline: 12_000,
  });
  const at = (list: ListName) => ({ siteId, listId: ids[list] });
  const change = (list: ListName, { id, eTag }: Made, status: string) =>
    changeOnce(
      graph,
      at(list),
      { id: Number(id), eTag },
      { fields: { Status: status }, isOurs: (fields) => fields.Status === status },
    );
  return {
    async create(list, { key, status }) {
      const fields = { [requestKeyColumn]: key, Status: status };
      const { id, eTag } = await createOnce(graph, at(list), fields);
      return { id: String(id), eTag };
    },
    decide: (approval, status) => change('approvals', approval, status),
    setStatus: (row, status) => change('packages', row, status),
    async readChanges() {
      const keys: string[] = [];
      await readChanges(graph, firstLink(graph, at('packages')), (changes) => {
        for (const one of changes) {
          if (one.kind === 'present') keys.push(String(one.item.fields[requestKeyColumn]));
        }
      });
      return keys;
    },
  };
}
