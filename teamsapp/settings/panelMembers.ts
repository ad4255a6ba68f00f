import type { Person } from '../common/event';
import type { Panel } from './settings';

type People = Pick<Panel, 'chair' | 'members'> & { deputyChair?: Person | undefined };

/** Everybody of a panel, each once: chair, deputy chair and members. */
export function panelMembers({ chair, deputyChair, members }: People): Person[] {
  const all = [chair, ...(deputyChair ? [deputyChair] : []), ...members];
  return [...new Map(all.map(({ id, name }) => [id, { id, name }])).values()];
}
