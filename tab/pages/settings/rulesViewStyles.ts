import { makeStyles } from '@fluentui/react-components';

/** The two columns of the page: rules, and beside them what they mean or which others there are. */
export const useRulesViewStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 348px',
    gridTemplateRows: 'auto 1fr',
    alignItems: 'start',
    gap: '16px',
    '@media (max-width: 1023.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  // Beside the rules and the sets below them; on a narrow page between the two.
  beside: { '@media (min-width: 1024px)': { gridColumn: 2, gridRow: '1 / span 2' } },
});
