import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ProviderRow } from '../../../teamsapp/api/contract';
import type { Column } from '../../components/column';
import { AssuranceBadge } from '../../components/StatusBadge';
import { useToneText } from '../../components/tone';
import { ageInWords, daysBetween } from '../../days';
import { counted, hoursInCell, pounds } from '../../money';
import { codesOf, needWords, registrationWords, unitWords } from '../../words';

const useStyles = makeStyles({
  price: { display: 'flex', columnGap: '4px', width: '118px' },
  amount: { flex: '0 0 70px', textAlign: 'right' },
  unit: { color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis' },
});

/** The directory's columns; those about packages and prices only where the reader may see them. */
export function providerColumns(options: {
  today: string;
  seePackages: boolean;
  seePrices: boolean;
  total: number;
}): Column<ProviderRow>[] {
  const { today, seePackages, seePrices, total } = options;
  return [
    {
      key: 'name',
      heading: 'Provider',
      least: 160,
      sorts: true,
      card: 'title',
      cell: ({ name }) => name,
      text: ({ name, town, postcode }) => [name, town, postcode].filter(Boolean).join(', '),
      link: ({ id }) => `/providers/${id}`,
      total: counted(total, 'provider'),
    },
    {
      key: 'registration',
      heading: 'Registration',
      // Where prices and packages are left out, there is room for the whole word.
      ...(seePrices ? { width: 120 } : { least: 160 }),
      card: 'line',
      cell: ({ registrationStatus }) => registrationWords[registrationStatus],
    },
    {
      key: 'assurance',
      heading: 'Assurance',
      width: 138,
      isWhole: true,
      card: 'badge',
      cell: ({ assuranceStatus, status }) => (
        <AssuranceBadge assurance={assuranceStatus} status={status} />
      ),
    },
    {
      key: 'assuranceDate',
      heading: 'Assured',
      width: 84,
      isWhole: true,
      sorts: true,
      cell: ({ assuranceDate }) => <Age day={assuranceDate} today={today} />,
    },
    {
      key: 'needs',
      heading: 'Needs',
      least: 96,
      card: 'line',
      cell: ({ needs }) => needsInCell(needs),
      text: ({ needs }) => needs.map((need) => `${need}: ${needWords[need]}`).join(', '),
    },
    {
      key: 'ages',
      heading: 'Ages',
      width: 70,
      card: 'line',
      cell: ({ lowAge, highAge }) => agesInWords(lowAge, highAge),
    },
    ...(seePackages ? packageColumns : []),
    ...(seePrices ? [priceColumn] : []),
    {
      key: 'capacity',
      heading: 'Capacity',
      width: 84,
      isWhole: true,
      cell: ({ capacity }) => capacityInWords(capacity),
    },
  ];
}

const packageColumns: Column<ProviderRow>[] = [
  {
    key: 'running',
    heading: 'Running',
    width: 68,
    isWhole: true,
    num: true,
    sorts: true,
    cell: ({ running }) => (running ?? 0).toLocaleString('en-GB'),
  },
  {
    key: 'hours',
    heading: 'Hours',
    width: 72,
    num: true,
    sorts: true,
    cell: ({ hoursPerWeek }) => (hoursPerWeek === undefined ? '–' : hoursInCell(hoursPerWeek)),
  },
];
const priceColumn: Column<ProviderRow> = {
  key: 'price',
  heading: 'Price',
  width: 132,
  isWhole: true,
  sorts: true,
  card: 'figure',
  cell: (row) => <Price row={row} />,
};

/** Number right, unit left, so that figures of different units stand under each other. */
function Price({ row: { price, priceUnit } }: { row: ProviderRow }) {
  const styles = useStyles();
  if (price === null || price === undefined) return <>–</>;
  return (
    <span className={styles.price}>
      <span className={styles.amount}>{pounds(price)}</span>
      {priceUnit && <span className={styles.unit}>{unitWords[priceUnit]}</span>}
    </span>
  );
}

/** How long ago assurance was given; over a year it is marked. */
function Age({ day, today }: { day: string | null; today: string }) {
  const tones = useToneText();
  if (!day) return <>–</>;
  const isOld = daysBetween(day, today) > 365;
  return <span className={mergeClasses(isOld && tones.danger)}>{ageInWords(day, today)}</span>;
}

function needsInCell(needs: readonly string[]): string {
  if (needs.length === 0) return 'Not said';
  if (needs.length >= codesOf(needWords).length - 1) return 'All needs';
  const more = needs.length > 2 ? ` +${needs.length - 2}` : '';
  return `${needs.slice(0, 2).join(', ')}${more}`;
}

/** "11 to 16", "from 14", or "Not said". */
export function agesInWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return 'Not said';
  if (high === null) return `From ${low ?? 0}`;
  return low === null ? `To ${high}` : `${low} to ${high}`;
}

/** "3 places", "Full", or "Not said". */
export function capacityInWords(capacity: number | null): string {
  if (capacity === null) return 'Not said';
  return capacity === 0 ? 'Full' : counted(capacity, 'place');
}
