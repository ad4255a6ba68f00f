import { makeStyles, tokens } from '@fluentui/react-components';

/** The bar at the foot of a request, which never scrolls away. */
export const useBarStyles = makeStyles({
  bar: {
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 16px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    '@media (max-width: 639.98px)': {
      position: 'sticky',
      bottom: '-16px',
      zIndex: 2,
    },
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px 16px' },
  // A textarea's own width must not push the buttons below it.
  field: {
    flex: '1 1 130px',
    minWidth: '130px',
    '& .fui-Textarea, & textarea': { width: '100%', minWidth: 0 },
  },
  // One line to begin with, as high as the buttons beside it.
  reason: { minHeight: '32px', height: '32px' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    paddingTop: '28px',
    // As wide as its words: four of them stand beside the reason.
    '& > *': { whiteSpace: 'nowrap', minWidth: 'auto' },
    '@media (max-width: 639.98px)': { width: '100%', paddingTop: 0, '& > *': { flexGrow: 1 } },
  },
  confirm: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  question: { flex: '1 1 240px', fontWeight: tokens.fontWeightSemibold },
  note: {
    display: 'block',
    maxHeight: '72px',
    overflowY: 'auto',
    fontSize: '13px',
    lineHeight: '18px',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});
