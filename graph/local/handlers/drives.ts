import { ok } from '../answer';
import { allowOptions } from '../odata/options';
import type { Operation } from '../router';
import { driveView } from '../views/driveView';
import { contextOf, pageOf } from './collection';
import { listOf, siteOf } from './find';
import { driveOf, drivesOf } from './findFile';
import { itemNotFound } from '../errors';

export const getDrives: Operation = (call) => {
  allowOptions(call.request, ['$top', '$skiptoken']);
  const drives = drivesOf(call.store, siteOf(call));
  return pageOf(
    call,
    'drives',
    drives.map(({ site, list }) => driveView(site, list)),
  );
};

export const getDrive: Operation = (call) => {
  const { site, list } = driveOf(call);
  return ok({ '@odata.context': contextOf(call, 'drives/$entity'), ...driveView(site, list) });
};

/** The drive of one library, found through its list. */
export const getListDrive: Operation = (call) => {
  const site = siteOf(call);
  const list = listOf(call, site);
  if (list.template !== 'documentLibrary') throw itemNotFound('The list has no drive');
  return ok({ '@odata.context': contextOf(call, 'drives/$entity'), ...driveView(site, list) });
};
