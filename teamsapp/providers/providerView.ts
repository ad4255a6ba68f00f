import type { ProviderPage } from '../api/contract';
import type { App } from '../app';
import { longDay } from '../common/dates';
import type { Actor } from '../people/actor';
import { may, mayOrThrow } from '../people/permissions';
import type { Provider } from './provider';
import { providerRow } from './providerRow';
import { runningByProvider } from './runningHere';

/**
 * A provider with what this reader should know first and may do. The council's own words (note,
 * reason of a suspension) are for those who see packages; schools see that and since when.
 *
 * Throws `notAllowed` for readers without the directory and `notFound`.
 */
export async function providerPage(app: App, actor: Actor, id: number): Promise<ProviderPage> {
  mayOrThrow(actor, 'seeProviders');
  const provider = app.providers.find(id) ?? (await app.providers.live(id));
  const isStaff = may(actor, 'seePackages');
  const mayChange = may(actor, 'changeProviders');
  return {
    provider: {
      ...providerRow(actor, provider, runningByProvider(app, actor)),
      eTag: provider.eTag,
      ukprn: provider.ukprn ?? '',
      companyNumber: provider.companyNumber ?? '',
      street: provider.street ?? '',
      note: isStaff ? (provider.note ?? '') : '',
      contactEmail: provider.contactEmail ?? '',
      registrationChecked: provider.registrationChecked ?? null,
      statusReason: isStaff ? (provider.statusReason ?? '') : '',
      statusSince: provider.statusSince ?? null,
      registerSource: provider.registerSource ?? '',
    },
    warnings: warningsFor(provider, isStaff),
    abilities: {
      change: mayChange,
      suspend: mayChange && provider.status === 'active',
      reinstate: mayChange && provider.status !== 'active',
      logPackage: may(actor, 'logPackage') && provider.status === 'active',
    },
    asOf: app.changes.asOf()?.toISOString() ?? null,
  };
}

/** What to know before placing a child there, worst first. */
function warningsFor(provider: Provider, withReason: boolean): string[] {
  const { status, assuranceStatus, assuranceDate } = provider;
  const reason = withReason && provider.statusReason ? `: ${sentence(provider.statusReason)}` : '.';
  const on = assuranceDate === undefined ? '' : ` on ${longDay(assuranceDate)}`;
  return [
    ...(status === 'suspended'
      ? [`Suspended${since(provider)}${reason} Do not place here. A commissioner can lift this.`]
      : []),
    ...(status === 'closed' ? [`Closed${since(provider)}. It cannot take a child.`] : []),
    ...(assuranceStatus === 'suspended' ? [`Its assurance was suspended${on}.`] : []),
    ...(assuranceStatus === 'expired' ? [`Its assurance ran out${on}.`] : []),
  ];
}

function since({ statusSince }: Provider): string {
  return statusSince === undefined ? '' : ` since ${longDay(statusSince)}`;
}

/** A person's words with a full stop after them. */
function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
