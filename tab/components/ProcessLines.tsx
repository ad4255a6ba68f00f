import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Line, ProcessLayout } from './processLayout';

const useStyles = makeStyles({
  svg: { position: 'absolute', left: 0, top: 0, pointerEvents: 'none' },
  line: { fill: 'none', stroke: tokens.colorNeutralForeground3, strokeWidth: '1.5px' },
  back: { strokeDasharray: '4 4' },
  arrow: { fill: tokens.colorNeutralForeground3 },
  frame: { fill: 'none', stroke: tokens.colorNeutralStroke1 },
  label: { fill: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The lines between the boxes, with the frames of stages side by side; the list says the same. */
export function Lines({ layout }: { layout: ProcessLayout }) {
  const styles = useStyles();
  const { width, height, frames, lines, labels } = layout;
  return (
    <svg className={styles.svg} width={width} height={height} aria-hidden>
      <defs>
        <marker
          id="process-arrow"
          markerWidth="8"
          markerHeight="8"
          refX="7"
          refY="4"
          orient="auto-start-reverse"
          markerUnits="userSpaceOnUse"
        >
          <path d="M0 0 8 4 0 8Z" className={styles.arrow} />
        </marker>
      </defs>
      {frames.map((frame) => (
        <rect key={frame.x} className={styles.frame} rx={8} {...frame} />
      ))}
      {lines.map((line) => (
        <polyline
          key={pointsOf(line)}
          className={mergeClasses(styles.line, line.isBack && styles.back)}
          points={pointsOf(line)}
          {...(line.arrow === 'start' && { markerStart: 'url(#process-arrow)' })}
          {...(line.arrow === 'end' && { markerEnd: 'url(#process-arrow)' })}
        />
      ))}
      {labels.map(({ words, x, y }) => (
        <text key={`${x} ${words}`} className={styles.label} x={x} y={y}>
          {words}
        </text>
      ))}
    </svg>
  );
}

function pointsOf({ points }: Line): string {
  return points.map(([x, y]) => `${x},${y}`).join(' ');
}
