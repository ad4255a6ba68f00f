import { makeStyles } from '@fluentui/react-components';
import type { PackagePage } from '../../../teamsapp/api/contract';
import { Card } from '../../components/Card';
import { ChangedSince } from '../../components/ChangedSince';
import { Consequences } from '../../components/Consequences';
import { moment } from '../../days';
import { AskedChange } from '../approvals/AskedChange';
import { askedHeading } from '../approvals/askedHeading';
import { isWaiting, requestTitle } from '../approvals/kindWords';
import { CostTable } from './CostTable';

const useStyles = makeStyles({
  before: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    ':not(:empty)': { marginBottom: '12px' },
  },
  text: { fontSize: '13px', lineHeight: '18px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** The last request with its consequences, the cost and the objectives. */
export function PackageMain({ page }: { page: PackagePage }) {
  const styles = useStyles();
  const { package: item, approvals } = page;
  const latest = approvals.at(-1);
  return (
    <>
      {latest && (
        <Card
          heading={askedHeading(!isWaiting(latest), page.next.youDecide)}
          aside={`${laterTitle(latest)}as asked on ${moment(latest.askedAt)}`}
        >
          <div className={styles.before}>
            <AskedChange approval={latest} />
            <ChangedSince sentences={latest.changedSince} />
          </div>
          <Consequences concerns={latest.concerns} facts={latest.facts} />
        </Card>
      )}
      <CostTable item={item} />
      <Card heading="Objectives">
        <div className={styles.text}>{item.objectives || 'Not said'}</div>
      </Card>
    </>
  );
}

/** "Change of EP-1042, ", in front of when it was asked; nothing for the first request. */
function laterTitle(approval: PackagePage['approvals'][number]): string {
  return approval.kind === 'new' ? '' : `${requestTitle(approval)}, `;
}
