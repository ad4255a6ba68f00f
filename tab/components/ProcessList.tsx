import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { GuidanceMap } from '../../teamsapp/api/contract';
import { counted } from '../money';
import { linkTo } from '../router';
import { Badge } from './Badge';
import { daysInWords, requestsOf, requestsPausedTo } from './processWords';
import type { MapStage } from './processWords';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto', margin: '0 -16px' },
  table: { width: '100%', borderCollapse: 'collapse', fontSize: '13px', lineHeight: '18px' },
  cell: {
    padding: '8px',
    textAlign: 'right',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { paddingLeft: '16px', textAlign: 'left' },
    ':last-child': { paddingRight: '16px' },
  },
  head: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** The same as the map: each stage with what waits there and how long it takes, in order. */
export function ProcessList({ map }: { map: GuidanceMap }) {
  const styles = useStyles();
  const hasFigures = map.since !== null;
  const heads = hasFigures
    ? ['Stage', 'Waiting now', 'Median', 'Waiting time']
    : ['Stage', 'Waiting time'];
  return (
    // A table that is too wide scrolls by itself, so it must be reachable by key.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label="Process as a list" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {heads.map((name) => (
              <th key={name} className={mergeClasses(styles.cell, styles.head)} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {map.steps.flatMap((step, index) =>
            step.map((stage) => (
              <StageRow key={stage.name} stage={stage} note={noteOf(step, stage, index)} />
            )),
          )}
          {map.waitingForInformation !== null && (
            <tr>
              <Head name="Waiting for information" note="Of the above, their clocks are paused" />
              <td className={styles.cell}>
                <Count count={map.waitingForInformation} to={requestsPausedTo} />
              </td>
              <td className={styles.cell}>–</td>
              <td className={styles.cell}>–</td>
            </tr>
          )}
          {map.earlier.map((stage) => (
            <StageRow key={stage.name} stage={stage} note="From earlier rules" />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function noteOf(step: readonly MapStage[], stage: MapStage, index: number): string {
  const others = step.filter((one) => one !== stage).map(({ name }) => name);
  const scope = stage.when.length > 0 ? 'some packages only' : 'every package';
  const beside = others.length > 0 ? `, at the same time as ${others.join(' and ')}` : '';
  return `Step ${index + 1}, ${scope}${beside}`;
}

function StageRow({ stage, note }: { stage: MapStage; note: string }) {
  const styles = useStyles();
  const { name, figures, waitingDays } = stage;
  return (
    <tr>
      <Head name={name} note={note} />
      {figures && (
        <>
          <td className={styles.cell}>
            <Count count={figures.waiting} to={requestsOf(name)} />
            {figures.paused > 0 && <Quiet>{figures.paused} paused</Quiet>}
          </td>
          <td className={styles.cell}>
            {figures.medianDays === null ? 'Not known yet' : daysInWords(figures.medianDays)}
            <Quiet>from {counted(figures.decisions, 'decision')}</Quiet>
            {figures.isSlow && <Badge tone="warning" icon={WarningRegular} word="Slower" />}
          </td>
        </>
      )}
      <td className={styles.cell}>{daysInWords(waitingDays)}</td>
    </tr>
  );
}

function Head({ name, note }: { name: string; note: string }) {
  const styles = useStyles();
  return (
    <th className={styles.cell} scope="row">
      <span className={styles.name}>{name}</span>
      <Quiet>{note}</Quiet>
    </th>
  );
}

function Count({ count, to }: { count: number; to: string }) {
  return (
    <Link {...linkTo(to)} style={{ fontSize: 'inherit' }}>
      {count.toLocaleString('en-GB')}
    </Link>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <span className={styles.quiet}>{children}</span>;
}
