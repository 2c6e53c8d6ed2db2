/**
 * The one script of a tab. It asks Teams who has the tab open and sends what Teams has signed, shows the theme of Teams, and
 * opens links outside of the tab. Everything else is done by the pages themselves.
 */
import { app, authentication, HostClientType } from '@microsoft/teams-js';

const THEME = 'concord-theme';
/** How long Teams may take to answer, in milliseconds. */
const PATIENCE_MS = 20_000;

/** Storage may be closed to pages in frames; then a page begins in the browser's own colours. */
function remembered(): string | null {
  try {
    return sessionStorage.getItem(THEME);
  } catch {
    return null;
  }
}
function remember(theme: string): void {
  try {
    sessionStorage.setItem(THEME, theme);
  } catch {
    // Asked for again on the next page.
  }
}

const root = document.documentElement;
function dress(theme: string): void {
  // Teams has themes of older clients too; those look like the default one.
  root.dataset['theme'] = theme === 'dark' || theme === 'contrast' ? theme : 'default';
  remember(theme);
}
// Before anything of the page is drawn.
root.dataset['script'] = 'on';
const first = root.dataset['theme'] ?? remembered();
if (first !== null) dress(first);

const show = (id: string): void => {
  for (const each of ['opening', 'consent', 'failed'])
    document.getElementById(each)?.toggleAttribute('hidden', each !== id);
};

/** What Teams and Entra say when somebody has to agree first. */
const needsConsent = (fault: unknown): boolean =>
  /consent|interaction_required|invalid_grant|AADSTS65001/i.test(
    fault instanceof Error ? fault.message : String(fault),
  );

const inTime = <Answer>(asked: Promise<Answer>): Promise<Answer> =>
  Promise.race([
    asked,
    new Promise<never>((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)),
  ]);

const PHONES: ReadonlySet<string> = new Set([HostClientType.android, HostClientType.ios, HostClientType.ipados]);

/** On phones a tab is alone in its window, so another one has to be asked for. */
function openOutside(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[target=_blank]') : null;
    if (!link) return;
    event.preventDefault();
    void app.openLink(link.href);
  });
}

async function meetTeams(): Promise<void> {
  await inTime(app.initialize());
  const context = await inTime(app.getContext());
  dress(context.app.theme);
  app.registerOnThemeChangeHandler(dress);
  if (PHONES.has(context.app.host.clientType)) openOutside();
}

async function enter(form: HTMLFormElement): Promise<void> {
  show('opening');
  try {
    await meetTeams();
    const field = form.elements.namedItem('token');
    if (field instanceof HTMLInputElement) field.value = await inTime(authentication.getAuthToken());
    form.submit();
  } catch (fault) {
    show(needsConsent(fault) ? 'consent' : 'failed');
  }
}

document.addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('enter');
  if (form instanceof HTMLFormElement) void enter(form);
  else meetTeams().catch(() => undefined);
});
