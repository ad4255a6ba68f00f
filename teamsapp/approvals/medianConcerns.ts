import type { App } from '../app';
import { childrenByReference } from '../children/childByReference';
import { addMonths, longDay, today, type IsoDay } from '../common/dates';
import { pounds, wholePence, type Pence } from '../common/money';
import type { SenType } from '../common/senTypes';
import type { EducationPackage, PriceUnit } from '../packages/educationPackage';
import { isCommitted, packageGroups, type PackageGroups } from '../packages/packageGroups';
import type { Provider } from '../providers/provider';
import type { Concern } from './approval';
import type { ConcernFacts } from './concerns';
import { unitWords } from './requestWords';

type MedianApp = Pick<App, 'packages' | 'providers' | 'children' | 'clock'>;

/** Our choice: fewer prices say more about one provider than about a market. */
const fewestToCompare = 5;
/** Our choice: prices rise, and two years hold two rounds of them. */
const monthsCompared = 24;

/**
 * The price against the median of packages for the same need and kind of provider: agreed prices
 * in the same unit from the last 24 months, whose provider has the same registration and a need
 * in common with the child, or with this provider where the child's needs are not recorded.
 */
export function medianConcerns(app: MedianApp, facts: ConcernFacts): Concern[] {
  const { provider, price, priceUnit, requestKey } = facts;
  // A price for a whole package is for as much as that package holds.
  if (!provider || price === undefined || priceUnit === undefined || priceUnit === 'once')
    return [];
  const needs = needsOf(app, facts, provider);
  if (needs.length === 0) return [tooFew('No need is recorded for the child or the provider.')];
  const since = addMonths(today(app.clock), -monthsCompared);
  const market = { priceUnit, registration: provider.registrationStatus, needs, since };
  const own = requestKey === undefined ? undefined : app.packages.findByKey(requestKey);
  const prices = without(
    pricesIn(app, market),
    own && isIn(app, market, own) ? own.price : undefined,
  );
  const compared = `with the same registration and a need in common that begin from ${longDay(since)}`;
  if (prices.length < fewestToCompare) {
    const found = `${String(prices.length)} other ${prices.length === 1 ? 'package' : 'packages'}`;
    return [
      tooFew(
        `${found} priced ${unitWords[priceUnit]}, ${compared}; ${String(fewestToCompare)} are needed.`,
      ),
    ];
  }
  const median = medianOf(prices);
  return [
    {
      tone: 'info',
      title: 'Price against the median',
      figure: againstWords(price, median),
      sentence: `${differenceWords(price - median, priceUnit)} ${pounds(median)}, of ${String(prices.length)} other packages ${compared}.`,
      about: 'money',
    },
  ];
}

interface Market {
  priceUnit: PriceUnit;
  registration: Provider['registrationStatus'];
  needs: readonly SenType[];
  /** The first day on which a package may have begun. */
  since: IsoDay;
}

function needsOf(app: MedianApp, { childReference }: ConcernFacts, provider: Provider) {
  const child =
    childReference === undefined ? undefined : childrenByReference(app).get(childReference);
  const own = [child?.primaryNeed, child?.secondaryNeed].filter((need) => need !== undefined);
  return own.length > 0 ? own : provider.needs;
}

interface Kept {
  providers: readonly Provider[];
  byMarket: Map<string, readonly Pence[]>;
}

// Sorting a large market takes milliseconds; it stays sorted until a package or provider changes.
const known = new WeakMap<PackageGroups, Kept>();

/** The prices of a market, cheapest first. */
function pricesIn(app: MedianApp, market: Market): readonly Pence[] {
  const groups = packageGroups(app);
  const providers = app.providers.all();
  let kept = known.get(groups);
  if (kept?.providers !== providers) {
    kept = { providers, byMarket: new Map() };
    known.set(groups, kept);
  }
  const key = JSON.stringify(market);
  let prices = kept.byMarket.get(key);
  if (!prices) kept.byMarket.set(key, (prices = sortedPrices(app, groups, market)));
  return prices;
}

function sortedPrices(app: MedianApp, { byProvider }: PackageGroups, market: Market): Pence[] {
  const prices: Pence[] = [];
  for (const [id, packages] of byProvider) {
    if (!isProviderIn(market, app.providers.find(id))) continue;
    for (const one of packages) if (isPackageIn(market, one)) prices.push(one.price);
  }
  return prices.sort((a, b) => a - b);
}

function isIn(app: MedianApp, market: Market, one: EducationPackage): boolean {
  return isPackageIn(market, one) && isProviderIn(market, app.providers.find(one.providerId));
}

function isProviderIn({ registration, needs }: Market, provider: Provider | undefined): boolean {
  return (
    provider?.registrationStatus === registration &&
    provider.needs.some((need) => needs.includes(need))
  );
}

function isPackageIn({ priceUnit, since }: Market, one: EducationPackage): boolean {
  return one.priceUnit === priceUnit && one.startDate >= since && isCommitted(one.status);
}

function without(prices: readonly Pence[], own: Pence | undefined): readonly Pence[] {
  const at = own === undefined ? -1 : prices.indexOf(own);
  return at === -1 ? prices : prices.filter((_, index) => index !== at);
}

/** The middle of sorted amounts; between two middle ones the nearest whole penny. */
function medianOf(sorted: readonly Pence[]): Pence {
  const middle = (sorted.length - 1) / 2;
  const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return wholePence((low + high) / 2);
}

function againstWords(price: Pence, median: Pence): string {
  if (price === median) return 'equal';
  const side = price > median ? 'above' : 'below';
  if (median === 0) return side;
  const share = (Math.abs(price - median) / median) * 100;
  return `${share < 1 ? 'less than 1' : String(Math.round(share))}% ${side}`;
}

function differenceWords(difference: Pence, unit: PriceUnit): string {
  if (difference === 0) return 'The same as the median of';
  const side = difference > 0 ? 'more' : 'less';
  return `${pounds(Math.abs(difference))} ${unitWords[unit]} ${side} than the median of`;
}

function tooFew(sentence: string): Concern {
  return {
    tone: 'info',
    title: 'Not enough packages to compare the price',
    sentence,
    about: 'money',
  };
}
