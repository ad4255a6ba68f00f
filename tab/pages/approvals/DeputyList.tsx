import { makeStyles, tokens } from '@fluentui/react-components';
import type { Deputies } from '../../../teamsapp/api/contract';
import { Banner } from '../../components/Banner';
import { daysWords } from '../../components/PersonCover';
import { WriteButton } from '../../components/WriteButton';
import { useMe } from '../../me';
import { useDeputyWrite } from './useDeputies';

type Deputy = Deputies['deputies'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    padding: '8px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

/** Who stands in for whom, one entry an approver: ending is for all days of that approver. */
export function DeputyList(props: {
  deputies: readonly Deputy[];
  onSaid: (sentence: string) => void;
}) {
  const styles = useStyles();
  const { person, today } = useMe();
  const { deputies, onSaid } = props;
  const nameOf = ({ ofId, of }: Deputy) => (ofId === person.id ? 'you' : of);
  const ending = useDeputyWrite<{ ofId: string }>('end', ({ ofId }) => {
    const ended = deputies.find((one) => one.ofId === ofId);
    onSaid(`Nobody decides for ${ended ? nameOf(ended) : 'this approver'} any more.`);
  });
  if (deputies.length === 0) return <div>Nobody stands in for anybody now.</div>;
  return (
    <>
      {ending.error && <Banner tone="danger">{ending.error.message}</Banner>}
      <ul className={styles.list} aria-label="Who stands in for whom">
        {byApprover(deputies).map(([first, ...others]) => (
          <li key={first.ofId} className={styles.item}>
            <div>
              {[first, ...others].map((one) => (
                <div key={one.deputyId + one.from}>
                  <strong>{one.deputyId === person.id ? 'You' : one.deputy}</strong> for{' '}
                  {nameOf(one)} {daysWords(one, today)}
                </div>
              ))}
            </div>
            {first.mayEnd && (
              <WriteButton
                size="small"
                aria-label={`End for ${nameOf(first)}`}
                disabledFocusable={ending.isPending}
                onClick={() => {
                  ending.mutate({ ofId: first.ofId });
                }}
              >
                {others.length > 0 ? 'End all' : 'End'}
              </WriteButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function byApprover(deputies: readonly Deputy[]): (readonly [Deputy, ...Deputy[]])[] {
  const found = new Map<string, [Deputy, ...Deputy[]]>();
  for (const deputy of deputies) {
    const known = found.get(deputy.ofId);
    if (known) known.push(deputy);
    else found.set(deputy.ofId, [deputy]);
  }
  return [...found.values()];
}
