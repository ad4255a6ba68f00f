import { me } from '../../people/me';
import * as contract from '../contract';
import { type Endpoint, reads } from '../endpoint';

/** Who is asking and what that person may do. */
export function peopleEndpoints(localMode: boolean): readonly Endpoint[] {
  return [
    reads('/api/me', {
      summary: 'The reader, with teams, roles and abilities',
      audit: 'VIEW_SELF',
      output: contract.me,
      answer: ({ app, actor }) => me(app, actor, localMode),
    }),
  ];
}
