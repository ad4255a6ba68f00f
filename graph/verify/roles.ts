import { GraphError } from '../errors';
import { isObject, type JsonObject, objectsAt } from '../json';
import { allOf } from '../paging';
import type { Known } from '../profile';
import { inWords, isPassing, type Measurement } from './finding';
import type { VerifySite } from './site';

/** Says what the app could do in this run, and which role that was with. Asked last of all. */
export const roles: Measurement = {
  asks: 'Which role does the app need to make lists, add columns and subscribe?',
  async measure(site) {
    const { role, told } = await ownRole(site);
    site.could.role = role;
    const { makeLists, addColumns, subscribe } = site.could;
    const could = [
      `make a list: ${inAWord(makeLists)}`,
      `add a column: ${inAWord(addColumns)}`,
      `subscribe: ${inAWord(subscribe)}`,
    ];
    return {
      told: `${told} It could ${could.join(', ')}.`,
      sets: { rolesSeen: { ...site.could } },
    };
  },
};

async function ownRole(site: VerifySite): Promise<{ role: Known<string>; told: string }> {
  try {
    const path = `/sites/${site.siteId}/permissions`;
    const grants = (await allOf(site.graph, { path })).filter((grant) => isOurs(site, grant));
    const found = [...new Set(grants.flatMap(rolesIn))].join(', ');
    if (found !== '') return { role: found, told: `The grant says: ${found}.` };
    return { role: 'unknown', told: 'The grants can be read, but none names this app and a role.' };
  } catch (error) {
    if (!(error instanceof GraphError) || isPassing(error)) throw error;
    // Usual: reading grants is the administrator's right, not the app's.
    return { role: 'unknown', told: `The app may not read its grant (${inWords(error)}).` };
  }
}

/** Whether a permission is this app's; each, where the app does not know its own id. */
function isOurs({ clientId }: VerifySite, grant: JsonObject): boolean {
  const identities = ['grantedToIdentitiesV2', 'grantedToIdentities'].flatMap((name) =>
    objectsAt(grant, name),
  );
  const applications = [...identities, grant.grantedToV2, grant.grantedTo]
    .filter(isObject)
    .map(({ application }) => application)
    .filter(isObject);
  return applications.some(({ id }) => clientId === undefined || id === clientId);
}

function rolesIn(grant: JsonObject): string[] {
  const { roles: given } = grant;
  return Array.isArray(given) ? given.filter((role) => typeof role === 'string') : [];
}

function inAWord(could: Known<boolean>): string {
  if (could === 'unknown') return 'not tried';
  return could ? 'yes' : 'no';
}
