/** Light or dark: as the system has it, until somebody chooses otherwise. */
import { fill, icon } from './dom.ts';

type Theme = 'light' | 'dark';
const KEPT = 'concord.theme';
const systemDark = matchMedia('(prefers-color-scheme: dark)');

const chosen = (): Theme | undefined => {
  const kept = localStorage.getItem(KEPT);
  return kept === 'light' || kept === 'dark' ? kept : undefined;
};
const current = (): Theme => chosen() ?? (systemDark.matches ? 'dark' : 'light');

/** Shows the theme, and lets the button change it. */
export function startTheme(button: HTMLElement): void {
  const show = (): void => {
    const theme = current();
    document.documentElement.dataset['theme'] = theme;
    const other = theme === 'dark' ? 'light' : 'dark';
    button.setAttribute('aria-label', `Use the ${other} theme`);
    button.title = `Use the ${other} theme`;
    fill(button, icon(other));
  };
  button.addEventListener('click', () => {
    localStorage.setItem(KEPT, current() === 'dark' ? 'light' : 'dark');
    show();
  });
  systemDark.addEventListener('change', show);
  show();
}
