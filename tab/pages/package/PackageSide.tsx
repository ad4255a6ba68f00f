import { Link, makeStyles } from '@fluentui/react-components';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { Day } from '../../components/Day';
import { FactList } from '../../components/FactList';
import { linkTo } from '../../router';
import { procurementWords, reasonWords } from '../../words';
import type { PackageState } from '../../words';
import { ApprovalTimeline } from './ApprovalTimeline';

/** States of a package that never began. */
const neverBegan: readonly PackageState[] = ['declined', 'withdrawn', 'lapsed'];

const useStyles = makeStyles({
  side: {
    display: 'grid',
    gap: '16px',
    alignItems: 'start',
    minWidth: 0,
    '@media (min-width: 640px) and (max-width: 1023.98px)': {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    },
  },
});

/** Beside a package: who decided, days and reason, the way to its activity. */
export function PackageSide(props: { page: PackagePage; isActivity: boolean }) {
  const styles = useStyles();
  const { page, isActivity } = props;
  const { package: item, approvals } = page;
  const activity = isActivity ? `/packages/${item.id}` : `/packages/${item.id}/activity`;
  return (
    <aside className={styles.side} aria-label="More about this package">
      <Card heading="Approvals">
        <ApprovalTimeline approvals={approvals} />
      </Card>
      <Card heading="Days and reason">
        <FactList
          facts={[
            { label: 'First day', value: <Day day={item.starts} /> },
            { label: 'Last day', value: <Day day={item.ends} /> },
            ...(neverBegan.includes(item.state)
              ? []
              : [{ label: 'Next review', value: <Day day={item.nextReviewDue} /> }]),
            { label: 'Reason', value: item.reason ? reasonWords[item.reason] : 'Not said' },
            {
              label: 'Procurement',
              value: procurementWords[item.procurementRoute] ?? item.procurementRoute,
            },
            ...(item.residential ? [{ label: 'Where', value: 'The child lives there' }] : []),
            ...(item.retrospective ? [{ label: 'Logged', value: 'After its first day' }] : []),
            ...(item.endReason ? [{ label: 'Ended because', value: item.endReason }] : []),
          ]}
        />
      </Card>
      <Card heading="Activity">
        <Link {...linkTo(activity)}>
          {isActivity ? 'Back to the overview' : 'Everything that happened'}
        </Link>
      </Card>
    </aside>
  );
}
