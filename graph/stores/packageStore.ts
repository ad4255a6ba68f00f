import type { LoggedPackage, PackageLog } from '../../teamsapp/app';
import type { Approval } from '../../teamsapp/approvals/approval';
import type { NewRow, Row } from '../../teamsapp/common/store';
import type { EducationPackage } from '../../teamsapp/packages/educationPackage';
import { type BatchCall, type BatchOutcome, sendBatch, succeeded } from '../batch';
import { GraphError, isDuplicate, noAnswer } from '../errors';
import { createOnce, findUnresolved, resolveCreate } from '../exactlyOnce';
import { type Item, itemsPath, readItem } from '../items';
import type { JsonObject } from '../json';
import { explained } from './explained';
import { anotherPackage, sayingWhy } from './failures';
import { historyStore } from './historyStore';
import { createFields, keep, keepOwn, type MirroredList } from './listStore';

/** The store of packages, with the one write that goes into two lists. */
export function packageStore(
  packages: MirroredList<EducationPackage>,
  approvals: MirroredList<Approval>,
): PackageLog {
  return {
    ...historyStore(packages),
    addWithApproval: (educationPackage, approval) =>
      sayingWhy('write', () =>
        addBoth({ list: packages, row: educationPackage }, { list: approvals, row: approval }),
      ),
  };
}

/** A row to be created, and its list. */
interface Creation<T extends Row> {
  list: MirroredList<T>;
  row: NewRow<T> & { requestKey: string };
}

async function addBoth(
  first: Creation<EducationPackage>,
  second: Creation<Approval>,
): Promise<LoggedPackage> {
  const stored = {
    educationPackage: await presentRow(first),
    approval: await presentRow(second),
  };
  const calls = [
    ...(stored.educationPackage === undefined ? [createCall('package', first)] : []),
    ...(stored.approval === undefined ? [createCall('approval', second, 'package')] : []),
  ];
  const outcomes = calls.length === 0 ? noOutcomes : await outcomesOf(first, calls);
  const educationPackage =
    stored.educationPackage ??
    (await keepOwn(
      first.list,
      await explained(first.list.source, () => created(first, outcomes.get('package'))),
      createFields(first.list, first.row),
    ));
  if (educationPackage.eventHash !== first.row.eventHash) throw anotherPackage();
  const approval = stored.approval ?? (await secondRow(second, outcomes.get('approval')));
  return { educationPackage, approval };
}

const noOutcomes: ReadonlyMap<string, BatchOutcome> = new Map();

/** The batch's outcomes; when it got lost as a whole, each of its requests is lost. */
async function outcomesOf(
  { list }: Creation<EducationPackage>,
  calls: readonly BatchCall[],
): Promise<ReadonlyMap<string, BatchOutcome>> {
  try {
    return await sendBatch(list.source.graph, calls);
  } catch (error) {
    if (!(error instanceof GraphError) || error.outcome === 'notDone') throw error;
    return new Map(calls.map((call) => [call.id, { error }]));
  }
}

/** The created item; looked up by its key where the outcome is open. Throws GraphError. */
async function created<T extends Row>(
  { list, row }: Creation<T>,
  outcome: BatchOutcome | undefined,
): Promise<Item> {
  const { graph, address } = list.source;
  try {
    const item = readItem(succeeded(outcome));
    if (item === undefined) throw noAnswer('The batch answered an item that is not whole.');
    return item;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    if (error.outcome === 'notDone' && !isDuplicate(error)) throw error;
    return resolveCreate(graph, address(), row.requestKey, error);
  }
}

/**
 * The second row once the first is stored. When it was not created (it waited in vain for the
 * first, or its own answer was lost), it is created now: its key keeps it single.
 */
async function secondRow<T extends Row>(
  second: Creation<T>,
  outcome: BatchOutcome | undefined,
): Promise<T> {
  const { graph, address } = second.list.source;
  const fields = createFields(second.list, second.row);
  try {
    return await keepOwn(second.list, await created(second, outcome), fields);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    // Sending what was refused again is refused again; repair says so until somebody mends it.
    if (isWrong(error)) throw approvalMissing(error);
  }
  try {
    return await keepOwn(second.list, await createOnce(graph, address(), fields), fields);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    throw approvalMissing(error);
  }
}

/** The first row is stored, so "nothing was saved" would be false; repair makes the second. */
function approvalMissing(error: GraphError): GraphError {
  return noAnswer(`The package is stored, its approval is not yet: ${error.message}`);
}

/** Refused for what it says, so that sending it again is refused again. */
function isWrong(error: GraphError): boolean {
  return error.status === 400 || isDuplicate(error);
}

function createCall<T extends Row>(
  id: string,
  { list, row }: Creation<T>,
  dependsOn?: string,
): BatchCall {
  const { address } = list.source;
  const body: JsonObject = { fields: createFields(list, row) };
  const call = { id, method: 'POST' as const, path: itemsPath(address()), body };
  return dependsOn === undefined ? call : { ...call, dependsOn };
}

/** The row when it is known to be there, or when an earlier write that ended open is found now. */
async function presentRow<T extends Row>({ list, row }: Creation<T>): Promise<T | undefined> {
  const { graph, address } = list.source;
  const present = list.mirror.copy.findByKey(row.requestKey);
  if (present !== undefined) return present;
  const item = await findUnresolved(graph, address(), row.requestKey);
  return item && keep(list, item);
}
