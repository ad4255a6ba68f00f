import { Router, json } from 'express';
import type { App } from '../app';
import { AppError } from '../common/errors';
import { personTitle } from '../people/me';
import { type LocalPeople, signInInput, type SignedIn } from './contract';
import { type LocalIssuer, mintToken } from './tokens';

/**
 * The "Who am I" switch: signs in as whichever person of the local directory is chosen. Exists only in local
 * mode, behind the loopback guard; the token is checked like Entra's.
 */
export function localSignIn(app: App, issuer: LocalIssuer): Router {
  const router = Router();
  router.get('/api/local/people', async (_request, response) => {
    const people = await app.directory.lastKnown.people();
    const answer: LocalPeople = {
      people: people.map((actor) => ({
        id: actor.id,
        name: actor.name,
        title: personTitle(app, actor),
      })),
    };
    response.json(answer);
  });
  router.post('/api/local/sign-in', json({ limit: '1kb' }), async (request, response) => {
    const input = signInInput.safeParse(request.body);
    const people = await app.directory.lastKnown.people();
    const person = people.find(({ id }) => id === input.data?.personId);
    if (!person)
      throw new AppError('notFound', 'There is no such person in the local directory.', 'personId');
    const answer: SignedIn = await mintToken(issuer, person, app.clock.now());
    response.json(answer);
  });
  return router;
}
