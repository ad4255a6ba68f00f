import type { LocalPeople, SignedIn } from '../teamsapp/api/contract';
import { ApiProblem, getOpenly, postOpenly, setTokenSource } from './api';
import type { Host } from './host/host';

/** How the reader came in. */
export type Session =
  | { kind: 'teams'; host: Host }
  | { kind: 'local'; people: LocalPeople['people']; personId: string }
  | { kind: 'outside' };

const remembered = 'education-packages.person';

/**
 * Opens the session: Teams' token where Teams is around us, else the local sign-in, else nothing:
 * outside Teams only local mode lets anyone in.
 */
export async function openSession(host: Host | undefined): Promise<Session> {
  if (host) {
    setTokenSource(() => host.token());
    return { kind: 'teams', host };
  }
  const people = await localPeople();
  if (!people) return { kind: 'outside' };
  const before = sessionStorage.getItem(remembered);
  const person = people.find(({ id }) => id === before) ?? people[0];
  if (!person) return { kind: 'outside' };
  becomePerson(person.id);
  return { kind: 'local', people, personId: person.id };
}

/** Signs in as a person of the local directory. The token stays in memory; only the id is kept. */
export function becomePerson(personId: string): void {
  sessionStorage.setItem(remembered, personId);
  let token: Promise<string> | undefined;
  setTokenSource((renew) => {
    if (renew) token = undefined;
    token ??= signIn(personId).catch((error: unknown) => {
      token = undefined;
      throw error;
    });
    return token;
  });
}

async function signIn(personId: string): Promise<string> {
  return (await postOpenly<SignedIn>('/api/local/sign-in', { personId })).token;
}

async function localPeople(): Promise<LocalPeople['people'] | undefined> {
  try {
    return (await getOpenly<LocalPeople>('/api/local/people')).people;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
}
