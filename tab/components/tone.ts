import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

export type Tone = 'success' | 'warning' | 'danger' | 'info' | 'neutral';

/** Background, text and edge of each tone; in high contrast the icon and the word carry it. */
export const useToneStyles = makeStyles({
  success: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
    ...shorthands.borderColor(tokens.colorStatusSuccessBorder1),
  },
  warning: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground2,
    ...shorthands.borderColor(tokens.colorStatusWarningBorder1),
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
    ...shorthands.borderColor(tokens.colorStatusDangerBorder1),
  },
  info: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    ...shorthands.borderColor(tokens.colorBrandStroke2),
  },
  neutral: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    ...shorthands.borderColor(tokens.colorNeutralStroke2),
  },
});

/** The tone as plain text or icon on a card. */
export const useToneText = makeStyles({
  success: { color: tokens.colorStatusSuccessForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  danger: { color: tokens.colorStatusDangerForeground3 },
  info: { color: tokens.colorBrandForeground2 },
  neutral: { color: tokens.colorNeutralForeground3 },
});
