import { GraphError } from '../errors';
import type { GraphGateway } from '../gateway';
import type { ListAddress } from '../items';
import type { VerifyAsked, VerifySurroundings } from './asked';
import { fillList, planFill } from './fill';
import { inWords, isForbidden, NotMeasured } from './finding';
import { makeScratchList } from './scratchList';
import type { Sizes, VerifySite } from './site';

/** More than the default page of 200, and more than the threshold of 5,000. */
const usualSizes: Sizes = { few: 250, many: 5050 };

/** A site with its scratch list, or with the refusal of it. */
export interface OpenSite {
  site: Omit<VerifySite, 'earlier' | 'keptLink'>;
  made: ListAddress | GraphError;
}

/** Makes the scratch list and everything that the questions need. Throws Stopped. */
export async function openSite(
  around: VerifySurroundings,
  asked: VerifyAsked,
  name: string,
): Promise<OpenSite> {
  const { graph } = around;
  const { sizes = usualSizes, publicUrl } = asked;
  const made = await scratchOrRefusal(around, name);
  const scratch = (): ListAddress => {
    if (!(made instanceof GraphError)) return made;
    throw new NotMeasured(noList(made));
  };
  let filled: Promise<void> | undefined;
  const could: VerifySite['could'] = {
    role: 'unknown',
    makeLists: couldMake(made),
    addColumns: 'unknown',
    subscribe: 'unknown',
  };
  const fillPastThreshold = async (): Promise<void> => {
    if (!asked.full) throw new NotMeasured(needsFull(graph, sizes.many));
    filled ??= fill(graph, scratch(), { ...asked, rows: sizes.many });
    await filled;
  };
  return { site: { ...around, publicUrl, sizes, scratch, fillPastThreshold, could }, made };
}

async function scratchOrRefusal(
  { graph, siteId }: VerifySurroundings,
  name: string,
): Promise<ListAddress | GraphError> {
  try {
    return await makeScratchList(graph, siteId, name);
  } catch (error) {
    if (error instanceof GraphError) return error;
    throw error;
  }
}

function couldMake(made: ListAddress | GraphError): boolean | 'unknown' {
  if (!(made instanceof GraphError)) return true;
  return isForbidden(made) ? false : 'unknown';
}

function noList(refusal: GraphError): string {
  const remedy = isForbidden(refusal)
    ? 'Grant the app manage or fullcontrol on the site for this run, and write again afterwards.'
    : 'Try again later.';
  return `Not measured: it needs a list of its own, and making one was answered ${inWords(refusal)}. ${remedy}`;
}

function needsFull(graph: GraphGateway, rows: number): string {
  return `Not measured: it needs many rows. Run with --full: ${costOf(graph, rows)}.`;
}

function costOf(graph: GraphGateway, rows: number): string {
  const { requests, resourceUnits, minutes } = planFill(graph, rows);
  return `${String(rows)} rows, ${String(requests)} requests, ${String(resourceUnits)} resource units, about ${String(minutes)} min`;
}

async function fill(
  graph: GraphGateway,
  list: ListAddress,
  { say, rows }: Pick<VerifyAsked, 'say'> & { rows: number },
): Promise<void> {
  say(`Filling the scratch list: ${costOf(graph, rows)}.`);
  const step = Math.ceil(rows / 10);
  let told = 0;
  await fillList(graph, list, {
    rows,
    prefix: 'many',
    progress(done) {
      if (done - told < step && done < rows) return;
      told = done;
      say(`  ${String(done)} of ${String(rows)} rows`);
    },
  });
}
