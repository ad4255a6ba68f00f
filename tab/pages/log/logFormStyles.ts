import { makeStyles, tokens } from '@fluentui/react-components';

/** How the form is laid out: twelve columns, one on a phone. */
export const useLogFormStyles = makeStyles({
  part: {
    padding: '12px 16px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  heading: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(12, minmax(0, 1fr))',
    alignItems: 'start',
    gap: '12px 16px',
    // Fluent's controls have a width of their own, which their cell must overrule.
    '& .fui-Input, & .fui-Combobox, & .fui-Select': { width: '100%', minWidth: 0 },
    '& .fui-Select__select': { minWidth: 0 },
    '& .fui-Input__input, & .fui-Combobox__input': { width: '100%', minWidth: 0 },
    // Its arrow is 20 px; a target has at least 24.
    '& .fui-Combobox__expandIcon': {
      display: 'grid',
      placeItems: 'center',
      minWidth: '24px',
      minHeight: '24px',
    },
    '@media (max-width: 639.98px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  six: { gridColumn: 'span 6', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  three: { gridColumn: 'span 3', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  four: { gridColumn: 'span 4', '@media (max-width: 639.98px)': { gridColumn: 'auto' } },
  all: { gridColumn: '1 / -1' },
  marked: {
    borderRadius: tokens.borderRadiusMedium,
    outline: `2px solid ${tokens.colorBrandStroke2}`,
    outlineOffset: '3px',
    backgroundColor: tokens.colorBrandBackground2,
  },
});
