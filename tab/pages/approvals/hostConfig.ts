import { tokens } from '@fluentui/react-components';

const color = (plain: string, subtle = plain) => ({ default: plain, subtle });
const foregrounds = {
  default: color(tokens.colorNeutralForeground1, tokens.colorNeutralForeground3),
  accent: color(tokens.colorBrandForeground2),
  good: color(tokens.colorStatusSuccessForeground1),
  warning: color(tokens.colorStatusWarningForeground2),
  attention: color(tokens.colorStatusDangerForeground1),
  light: color(tokens.colorNeutralForeground3),
  dark: color(tokens.colorNeutralForeground1),
};
const surface = (background: string, border: string) => ({
  backgroundColor: background,
  borderColor: border,
  foregroundColors: foregrounds,
});
const sizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const weights = { lighter: 400, default: 400, bolder: 600 };

/** How cards are drawn in the tab: sizes as in Teams, colours as tokens, so that they follow the theme. */
export const hostConfig = {
  // The posted card is shown, not used: deciding happens on this page.
  supportsInteractivity: false,
  fontFamily: tokens.fontFamilyBase,
  fontTypes: {
    default: { fontFamily: tokens.fontFamilyBase, fontSizes: sizes, fontWeights: weights },
    monospace: { fontFamily: tokens.fontFamilyMonospace, fontSizes: sizes, fontWeights: weights },
  },
  fontSizes: sizes,
  fontWeights: weights,
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: tokens.colorNeutralStroke2 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  textBlock: { headingLevel: 4 },
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
  containerStyles: {
    default: surface(tokens.colorNeutralBackground1, tokens.colorNeutralStroke2),
    emphasis: surface(tokens.colorNeutralBackground3, tokens.colorNeutralStroke2),
    accent: surface(tokens.colorBrandBackground2, tokens.colorBrandStroke2),
    good: surface(tokens.colorStatusSuccessBackground1, tokens.colorStatusSuccessBorder1),
    warning: surface(tokens.colorStatusWarningBackground1, tokens.colorStatusWarningBorder1),
    attention: surface(tokens.colorStatusDangerBackground1, tokens.colorStatusDangerBorder1),
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 12,
  },
};
