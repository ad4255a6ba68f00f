import type { Card } from '../../teamsapp/app';
import type { ProviderPage, ProviderRow, ProvidersFound } from '../../teamsapp/api/contract';
import { longDay } from '../../teamsapp/common/dates';
import type { Links } from '../links';
import { openPage, press } from './buttons';
import { box, card, facts, header, line, prose } from './elements';
import type { Element, Piece } from './elements';
import { counted, listed } from '../../teamsapp/approvals/requestWords';
import { assuranceNames, priceWords, registrationNames, sentenceCase } from './words';

/** One provider: warnings first, then what it takes, costs and has been checked for. */
export function providerCard(page: ProviderPage, links: Links, remark?: string): Card {
  const { provider } = page;
  return card({
    speak: `${provider.name}, ${kind(provider)}. ${page.warnings[0] ?? `Assurance: ${assuranceNames[provider.assuranceStatus]}.`}`,
    body: [
      header(
        links,
        { name: 'provider', says: 'Provider' },
        ['Provider', kind(provider), place(provider)].filter(Boolean).join(' · '),
        provider.name,
      ),
      ...(remark ? [box('emphasis', [prose([remark])])] : []),
      ...warningBox(page),
      facts(providerFacts(provider)),
      line(
        'Your own safeguarding checks are still needed before a child starts. The council’s checks are not enough on their own.',
        { size: 'Small', isSubtle: true, spacing: 'Medium' },
      ),
    ],
    actions: [
      ...(page.abilities.logPackage
        ? [press('Log a package here', 'logPackage.start', { providerId: String(provider.id) })]
        : []),
      openPage('Open provider', links.provider(provider.id)),
    ],
  });
}

/** Up to five providers that match, each with its state in words and a button. */
export function providerResultsCard(
  found: ProvidersFound,
  links: Links,
  remark?: readonly Piece[],
): Card {
  const shown = found.rows.slice(0, 5);
  const heading =
    found.total === 0
      ? 'No provider matches'
      : `${counted(found.total, 'provider')} ${found.total === 1 ? 'matches' : 'match'}`;
  const names = listed(shown.map(({ name }) => name));
  return card({
    speak: names ? `${heading}: ${names}.` : `${heading}. Try fewer words.`,
    body: [
      header(links, { name: 'provider', says: 'Providers' }, 'Find a provider', heading),
      ...(remark ? [prose(remark)] : []),
      ...shown.map(resultRow),
      ...(found.total > shown.length
        ? [line(`${String(found.total - shown.length)} more in the tab.`, { spacing: 'Medium' })]
        : []),
      ...(found.total === 0
        ? [line('Try fewer words, a town, a need such as SEMH, or a URN.', { spacing: 'Small' })]
        : []),
    ],
    actions: [openPage('Open all providers', links.providersList())],
  });
}

function resultRow(provider: ProviderRow): Element {
  const small = [place(provider), provider.providerType, ages(provider)]
    .filter(Boolean)
    .join(' · ');
  const button = press(
    'Show',
    'provider.view',
    { providerId: String(provider.id) },
    `Show ${provider.name}`,
  );
  const state =
    provider.status === 'active'
      ? line(activeState(provider), { spacing: 'Small' })
      : line(`${sentenceCase(provider.status)}. Do not place.`, {
          spacing: 'Small',
          color: 'Attention',
          weight: 'Bolder',
        });
  return {
    type: 'ColumnSet',
    spacing: 'Medium',
    separator: true,
    columns: [
      {
        type: 'Column',
        width: 'stretch',
        items: [
          prose([{ bold: provider.name }]),
          prose([small || ' '], { spacing: 'None', run: { isSubtle: true, size: 'Small' } }),
          state,
        ],
      },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [{ type: 'ActionSet', actions: [button] }],
      },
    ],
  };
}

function activeState(provider: ProviderRow): string {
  return sentenceCase(
    [
      registrationNames[provider.registrationStatus],
      provider.assuranceStatus === 'assured'
        ? 'assured'
        : `assurance ${assuranceNames[provider.assuranceStatus]}`,
      provider.capacity ? counted(provider.capacity, 'place') : '',
      provider.price && provider.priceUnit ? priceWords(provider.price, provider.priceUnit) : '',
    ]
      .filter(Boolean)
      .join(', '),
  );
}

function warningBox({ warnings, provider }: ProviderPage): Element[] {
  if (warnings.length === 0) return [];
  const tone = provider.status === 'active' ? 'warning' : 'attention';
  return [
    box(tone, [
      line('Check before you use it', { weight: 'Bolder' }),
      ...warnings.map((warning) => prose([warning], { spacing: 'Small' })),
    ]),
  ];
}

function providerFacts(provider: ProviderPage['provider']): (readonly [string, string])[] {
  const checked = provider.assuranceDate ? ` on ${longDay(provider.assuranceDate)}` : '';
  return [
    ['Takes', ages(provider) || 'ages not known'],
    ['Needs', provider.needs.join(', ') || 'not known'],
    [
      'Price',
      provider.price && provider.priceUnit
        ? priceWords(provider.price, provider.priceUnit)
        : 'not known',
    ],
    ['Places', provider.capacity === null ? 'not known' : `${String(provider.capacity)} free`],
    ['Registration', sentenceCase(registrationNames[provider.registrationStatus])],
    ['Assurance', `${sentenceCase(assuranceNames[provider.assuranceStatus])}${checked}`],
    ['Lots', provider.lots.join(', ') || 'none'],
    ['URN', provider.urn || 'none'],
    ['Our children', running(provider)],
  ];
}

function running({ running: count, hoursPerWeek }: ProviderRow): string {
  if (count === undefined) return 'not shown to you';
  return hoursPerWeek
    ? `${String(count)} now, ${String(hoursPerWeek)} hours a week`
    : `${String(count)} now`;
}

function kind(provider: ProviderRow): string {
  return provider.providerType.toLowerCase();
}

function place({ town, postcode }: ProviderRow): string {
  return [town, postcode.split(' ')[0]].filter(Boolean).join(' ');
}

function ages({ lowAge, highAge }: ProviderRow): string {
  return lowAge === null || highAge === null ? '' : `ages ${String(lowAge)} to ${String(highAge)}`;
}
