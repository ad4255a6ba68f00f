import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { GuidanceMap } from '../../teamsapp/api/contract';
import { counted } from '../money';
import { linkTo } from '../router';
import { Lines } from './ProcessLines';
import { processLayout } from './processLayout';
import type { Box } from './processLayout';
import { daysInWords, requestsOf, requestsPausedTo } from './processWords';
import type { MapStage } from './processWords';
import { useToneStyles } from './tone';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    padding: '4px 2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  map: { position: 'relative' },
  nodes: { margin: 0, padding: 0, listStyleType: 'none' },
  node: { position: 'absolute' },
  box: {
    display: 'block',
    boxSizing: 'border-box',
    width: '100%',
    height: '100%',
    padding: '8px 10px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '17px',
    textDecorationLine: 'none',
  },
  link: {
    ':hover': { ...shorthands.borderColor(tokens.colorCompoundBrandStroke) },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  end: {
    display: 'grid',
    placeItems: 'center',
    padding: '0 8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: '13px',
  },
  line: { display: 'block', overflow: 'hidden', whiteSpace: 'nowrap', textOverflow: 'ellipsis' },
  name: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    fontSize: '13px',
    lineHeight: '18px',
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { marginRight: '4px', verticalAlign: '-2px', fontSize: '14px' },
});

/**
 * The way of a package from logged to approved or declined. Boxes are links in reading order, each
 * to the requests that its number counts; without figures they are plain boxes.
 */
export function ProcessMap({ map }: { map: GuidanceMap }) {
  const styles = useStyles();
  const { steps, earlier, waitingForInformation } = map;
  const layout = processLayout(
    steps.map(({ length }) => length),
    earlier.length,
  );
  const { width, height } = layout;
  const isClosed = map.since === null;
  const stages = steps.flat();
  const boxes = layout.steps.flat();
  return (
    // A map that is too wide scrolls by itself, so it must be reachable by key.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label="Process map" tabIndex={0}>
      <div className={styles.map} style={{ width, height }}>
        <Lines layout={layout} />
        <ul className={styles.nodes}>
          <End box={layout.logged} name="Logged" to={isClosed ? undefined : '/packages'} />
          {stages.map((stage, place) => (
            <StageNode key={stage.name} box={boxes[place]} stage={stage} />
          ))}
          <End box={layout.approved} name="Approved" to={isClosed ? undefined : decided} />
          <End box={layout.declined} name="Declined" to={isClosed ? undefined : decided} />
          <Node box={layout.information} to={isClosed ? undefined : requestsPausedTo}>
            <Name>Waiting for information</Name>
            {waitingForInformation !== null && <Now count={waitingForInformation} />}
            <Line>clock paused</Line>
          </Node>
          {earlier.map((stage, place) => (
            <StageNode key={stage.name} box={layout.earlier[place]} stage={stage} isEarlier />
          ))}
        </ul>
      </div>
    </div>
  );
}

const decided = '/approvals?view=answered';

function StageNode(props: { box: Box | undefined; stage: MapStage; isEarlier?: boolean }) {
  const styles = useStyles();
  const { box, stage, isEarlier = false } = props;
  const { name, when, waitingDays, figures } = stage;
  const isSlow = figures?.isSlow ?? false;
  const scope = when.length > 0 ? 'some packages only' : 'every package';
  return (
    <Node box={box} to={figures ? requestsOf(name) : undefined} isSlow={isSlow}>
      <Name>{name}</Name>
      <Line>{isEarlier ? 'from earlier rules' : scope}</Line>
      {figures && (
        <>
          <Now count={figures.waiting} paused={figures.paused} />
          <Line>
            {figures.medianDays === null
              ? 'median not known yet'
              : `median ${daysInWords(figures.medianDays)}`}
          </Line>
          <Line>from {counted(figures.decisions, 'decision')}</Line>
        </>
      )}
      <Line>
        {isSlow && <WarningRegular className={styles.icon} aria-hidden />}
        {isSlow
          ? `slower than ${daysInWords(waitingDays)}`
          : `waiting time ${daysInWords(waitingDays)}`}
      </Line>
    </Node>
  );
}

function Now({ count, paused = 0 }: { count: number; paused?: number }) {
  return (
    <Line>
      <strong>{count.toLocaleString('en-GB')}</strong> now
      {paused > 0 && `, ${paused.toLocaleString('en-GB')} paused`}
    </Line>
  );
}

function End({ box, name, to }: { box: Box; name: string; to: string | undefined }) {
  const styles = useStyles();
  return (
    <Node box={box} to={to} className={styles.end}>
      {name}
    </Node>
  );
}

function Node(props: {
  box: Box | undefined;
  to: string | undefined;
  isSlow?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const styles = useStyles();
  const tones = useToneStyles();
  const { box, to, isSlow, className, children } = props;
  if (!box) return null;
  const { x, y, width, height } = box;
  const drawn = mergeClasses(styles.box, className, isSlow && tones.warning);
  return (
    <li className={styles.node} style={{ left: x, top: y, width, height }}>
      {to === undefined ? (
        <div className={drawn}>{children}</div>
      ) : (
        <a className={mergeClasses(drawn, styles.link)} {...linkTo(to)}>
          {children}
        </a>
      )}
    </li>
  );
}

/** A name that is cut off is whole in its tooltip. */
function Name({ children }: { children: string }) {
  const styles = useStyles();
  return (
    <span className={styles.name} title={children}>
      {children}
    </span>
  );
}

function Line({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <span className={styles.line}>{children}</span>;
}
