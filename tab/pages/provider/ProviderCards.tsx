import { Link } from '@fluentui/react-components';
import type { ProviderPage } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { Day } from '../../components/Day';
import { FactList } from '../../components/FactList';
import { AssuranceBadge } from '../../components/StatusBadge';
import { useMe } from '../../me';
import { counted, hoursInCell, pounds } from '../../money';
import { linkTo } from '../../router';
import { needWords, registrationWords, unitInSentence } from '../../words';
import { agesInWords, capacityInWords } from '../providers/providerColumns';

type Provider = ProviderPage['provider'];

/** How sure the council is, and since when. */
export function Assurance({ provider }: { provider: Provider }) {
  return (
    <Card heading="Assurance">
      <FactList
        facts={[
          {
            label: 'Answer',
            value: <AssuranceBadge assurance={provider.assuranceStatus} status="active" />,
          },
          { label: 'Given on', value: <Day day={provider.assuranceDate} /> },
          { label: 'Registration', value: registrationWords[provider.registrationStatus] },
          { label: 'Registration checked', value: <Day day={provider.registrationChecked} /> },
        ]}
      />
    </Card>
  );
}

/** The lots it is on and, for those who may see it, its price. */
export function Prices({ provider }: { provider: Provider }) {
  const { lots: names } = useMe();
  const { price, priceUnit, lots } = provider;
  const lotNames = lots.map((code) => {
    const name = names.find((lot) => lot.code === code)?.name;
    return name ? `${code} ${name}` : code;
  });
  return (
    <Card heading={price === undefined ? 'Lots' : 'Lots and prices'}>
      <FactList
        facts={[
          { label: 'Lots', value: lotNames.join(', ') || 'None' },
          ...(price === undefined
            ? []
            : [
                {
                  label: 'Price',
                  value:
                    price === null
                      ? 'Not said'
                      : `${pounds(price)} ${priceUnit ? unitInSentence[priceUnit] : ''}`,
                },
              ]),
        ]}
      />
    </Card>
  );
}

/** What runs here, for those who may see packages; the figures open in the log. */
export function RunningHere({ provider }: { provider: Provider }) {
  const { id, running, hoursPerWeek } = provider;
  if (running === undefined) return null;
  const link = linkTo(`/packages?state=active,endingSoon&provider=${id}`);
  return (
    <Card heading="Running here" aside={<Link {...link}>Open in the log</Link>}>
      <FactList
        facts={[
          { label: 'Packages', value: counted(running, 'package') },
          {
            label: 'Hours a week',
            value: hoursPerWeek === undefined ? 'By sessions' : hoursInCell(hoursPerWeek),
          },
        ]}
      />
    </Card>
  );
}

/** The needs it meets, spelt out. */
export function Needs({ provider }: { provider: Provider }) {
  if (provider.needs.length === 0) return null;
  return (
    <Card heading="Needs">
      <FactList facts={provider.needs.map((need) => ({ label: need, value: needWords[need] }))} />
    </Card>
  );
}

/** Numbers, address, contact and size. */
export function About({ provider }: { provider: Provider }) {
  const address = [provider.street, provider.town, provider.postcode].filter(Boolean).join(', ');
  const mail = provider.contactEmail;
  return (
    <Card heading="About">
      <FactList
        facts={[
          { label: 'URN', value: provider.urn || 'None' },
          { label: 'UKPRN', value: provider.ukprn || 'None' },
          { label: 'Company', value: provider.companyNumber || 'None' },
          { label: 'Address', value: address || 'Not said' },
          {
            label: 'Contact',
            value: mail ? <Link href={`mailto:${mail}`}>{mail}</Link> : 'Not said',
          },
          { label: 'Ages', value: agesInWords(provider.lowAge, provider.highAge) },
          { label: 'Capacity', value: capacityInWords(provider.capacity) },
          ...(provider.registerSource ? [{ label: 'Source', value: provider.registerSource }] : []),
        ]}
      />
    </Card>
  );
}
