/**
 * The lists of people and of records. On a narrow page they are drawers over the chat; on a wide page they are beside it.
 */
import { byId } from './dom.ts';
import { keep, kept } from './browserStorage.ts';

const narrow = matchMedia('(max-width: 860px)');
const beside = matchMedia('(min-width: 1180px)');

export interface Drawers {
  readonly closeRail: () => void;
  readonly closePanel: () => void;
  readonly openPanel: () => void;
}

/** @param onPanel called when the records become visible */
export function createDrawers(onPanel: () => void): Drawers {
  const [rail, panel, railButton, panelButton] = ['rail', 'panel', 'open-rail', 'open-panel'].map(byId) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];

  const railCovers = (): boolean => narrow.matches && rail.classList.contains('open');
  const panelCovers = (): boolean => !panel.hasAttribute('hidden') && !beside.matches;
  const setRail = (open: boolean): void => {
    rail.classList.toggle('open', open);
    railButton.ariaExpanded = String(open);
    veil();
    if (open) rail.querySelector<HTMLElement>('input')?.focus();
  };
  const setPanel = (open: boolean): void => {
    panel.hidden = !open;
    panelButton.ariaExpanded = String(open);
    if (beside.matches) keep('panel', open ? 'open' : 'closed');
    veil();
    if (open) onPanel();
  };
  /** Makes the page under an open drawer inert. */
  const veil = (): void => {
    const covered = railCovers() || panelCovers();
    document.body.classList.toggle('covered', covered);
    byId('chat').inert = covered;
    rail.inert = panelCovers() || (narrow.matches && !rail.classList.contains('open'));
  };
  const close = (): boolean => {
    const [railOpen, panelOpen] = [railCovers(), panelCovers()];
    if (railOpen) setRail(false);
    if (panelOpen) setPanel(false);
    if (railOpen || panelOpen) (railOpen ? railButton : panelButton).focus();
    return railOpen || panelOpen;
  };

  railButton.addEventListener('click', () => setRail(!rail.classList.contains('open')));
  panelButton.addEventListener('click', () => {
    const opens = panel.hasAttribute('hidden');
    setPanel(opens);
    if (opens) panel.querySelector<HTMLElement>('button')?.focus();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !byId('dialog').hasAttribute('open') && close()) event.preventDefault();
  });
  byId('chat').parentElement?.addEventListener('click', (event) => {
    if (event.target === event.currentTarget) close();
  });
  narrow.addEventListener('change', () => setRail(false));
  beside.addEventListener('change', () => veil());
  setRail(false);
  setPanel(beside.matches && kept('panel') === 'open');

  return {
    closeRail: () => {
      if (narrow.matches) setRail(false);
    },
    closePanel: () => {
      setPanel(false);
      panelButton.focus();
    },
    openPanel: () => setPanel(true),
  };
}
