import { AddRegular, BuildingPeopleRegular, DocumentRegular } from '@fluentui/react-icons';
import type { FluentIcon } from '@fluentui/react-icons';
import type { AnythingFound, Me } from '../../teamsapp/api/contract';

/** One thing found, or one thing to do with the first provider found. */
export interface Hit {
  group: string;
  icon: FluentIcon;
  title: string;
  note: string;
  to: string;
}

/** What may be found, as the search box asks for it. */
export function findWhat({ abilities }: Me): string {
  return abilities.seePackages ? 'Find a package, provider or reference' : 'Find a provider';
}

/** What was found as rows in groups: providers, packages, and what can be done. */
export function hitsOf({ providers, packages }: AnythingFound, me: Me): Hit[] {
  const [first] = providers;
  return [
    ...providers.map(({ id, name, place, note }) => ({
      group: 'Providers',
      icon: BuildingPeopleRegular,
      title: name,
      note: [place, note].filter(Boolean).join(' · '),
      to: `/providers/${id}`,
    })),
    ...packages.map(({ id, reference, text }) => ({
      group: 'Packages',
      icon: DocumentRegular,
      title: reference,
      note: text,
      to: `/packages/${id}`,
    })),
    ...(me.abilities.logPackage && first
      ? [
          {
            group: 'Do',
            icon: AddRegular,
            title: `Log a package with ${first.name}`,
            note: 'Opens the form with the provider filled in',
            to: `/packages/new?provider=${first.id}`,
          },
        ]
      : []),
  ];
}
