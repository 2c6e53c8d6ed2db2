import { HostConfig } from 'adaptivecards';

/** A colour of the page by its name. The style sheet gives it a value for light and for dark. */
const color = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name}-subtle)` });
const foregroundColors = {
  default: color('text'),
  dark: color('text'),
  light: color('text'),
  accent: color('accent-text'),
  good: color('good'),
  warning: color('warning'),
  attention: color('attention'),
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
const label = { size: 'Default', weight: 'Bolder', color: 'default', isSubtle: false };

/** Lays cards out as Microsoft Teams does: its sizes and spacing, one column of text, and room for many buttons. */
export const teamsLook = new HostConfig({
  supportsInteractivity: true,
  fontFamily: 'inherit',
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 6, default: 8, medium: 12, large: 16, extraLarge: 20, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: container('transparent'),
    emphasis: container('var(--emphasis)'),
    accent: container('var(--accent-tint)'),
    good: container('var(--good-tint)'),
    attention: container('var(--attention-tint)'),
    warning: container('var(--warning-tint)'),
  },
  inputs: {
    label: {
      inputSpacing: 'Small',
      requiredInputs: { ...label, suffix: ' *', suffixColor: 'attention' },
      optionalInputs: label,
    },
    errorMessage: { size: 'Small', color: 'attention', spacing: 'Small', weight: 'Default' },
  },
  actions: {
    maxActions: 20,
    spacing: 'Medium',
    buttonSpacing: 8,
    showCard: { actionMode: 'Inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'Horizontal',
    actionAlignment: 'Left',
    allowTitleToWrap: true,
  },
  textBlock: { headingLevel: 3 },
  factSet: { title: { weight: 'Bolder', wrap: true, maxWidth: 180 }, value: { wrap: true }, spacing: 12 },
});
