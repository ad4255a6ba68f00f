import type { AddChildInput } from '../api/contract';
import { addDays, type IsoDay } from '../common/dates';
import { chance } from './chance';
import { demoTeams } from './people';

/** What the demo adds for each child; two named in the guidance's examples come first. */
export type DemoChild = AddChildInput & { restricted: boolean };

const needs = ['SEMH', 'ASD', 'SEMH', 'ASD', 'SLCN', 'MLD', 'OTH', 'SPLD'] as const;
const letters = [...'ABCDEFGHJKLMNOPRSTVW'];

/** Invented children: a reference, initials and an age from 6 to 17; never a name. */
export function demoChildren(count: number, today: IsoDay): readonly DemoChild[] {
  const random = chance(19);
  const children: DemoChild[] = [
    {
      ...basics(today, 14),
      reference: 'AB12',
      initials: 'J.K.',
      team: 'send',
      ehcPlan: true,
      primaryNeed: 'SEMH',
    },
    {
      ...basics(today, 12),
      reference: 'CR07',
      initials: 'M.B.',
      team: 'inclusion',
      primaryNeed: 'ASD',
    },
  ];
  for (let index = 2; index < count; index += 1) {
    const team = random.pick(demoTeams).id;
    children.push({
      ...basics(today, 6 + random.below(11)),
      reference: `AB${String(900 + index * 7)}`,
      initials: `${random.pick(letters)}.${random.pick(letters)}.`,
      team,
      ehcPlan: random.below(10) < 6,
      lookedAfter: team === 'virtualSchool' || random.below(20) === 0,
      primaryNeed: random.pick(needs),
      restricted: random.below(40) === 0,
    });
  }
  return children;
}

function basics(today: IsoDay, age: number) {
  const dateOfBirth = addDays(today, -Math.round(age * 365.25) - 40 * (age % 8));
  return { dateOfBirth, ehcPlan: false, lookedAfter: false, restricted: false };
}
