/** Light or dark: follows the system until somebody chooses. */
import { fill, icon } from './dom.ts';
import { keep, kept } from './browserStorage.ts';
import { t } from './frameTexts.ts';

type Theme = 'light' | 'dark';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme | undefined => {
  const theme = kept('theme');
  return theme === 'light' || theme === 'dark' ? theme : undefined;
};
const current = (): Theme => chosen() ?? (systemDark.matches ? 'dark' : 'light');

/** Shows the theme, and makes the button change it. @returns names the button again, in the language of the frame */
export function startTheme(button: HTMLElement): () => void {
  const show = (): void => {
    const theme = current();
    document.documentElement.dataset['theme'] = theme;
    const other = theme === 'dark' ? 'light' : 'dark';
    const label = t(other === 'light' ? 'Use the light theme' : 'Use the dark theme');
    button.setAttribute('aria-label', label);
    button.title = label;
    fill(button, icon(other));
  };
  button.addEventListener('click', () => {
    keep('theme', current() === 'dark' ? 'light' : 'dark');
    show();
  });
  systemDark.addEventListener('change', show);
  show();
  return show;
}
