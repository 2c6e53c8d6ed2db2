/** The right side of the page: the clock, whether the chosen person can be reached, and the stored state. */
import { records, setBlocked, type Person } from './api.ts';
import type { ClockBox } from './clockBox.ts';
import { byId, fill, h, icon } from './dom.ts';
import { toast } from './note.ts';
import { drawPanel } from './records.ts';
import { PANELS, type RecordPanel } from './recordPanels.ts';
import { t } from './frameTexts.ts';

interface About {
  readonly network: () => string;
  readonly people: () => readonly Person[];
  readonly clockBox: ClockBox;
  readonly onBlocked: () => Promise<void>;
  readonly onClose: () => void;
}

export interface Panel {
  readonly for: (person: Person) => void;
  /** Reads the shown list again. */
  readonly refresh: () => Promise<void>;
}

export function createPanel({ network, people, clockBox, onBlocked, onClose }: About): Panel {
  let person: Person | undefined;
  let current: RecordPanel | undefined = PANELS[0];
  const reach = h('section', { class: 'box' });
  const content = h('div', { class: 'shelf', attributes: { role: 'tabpanel', id: 'shelf', tabindex: 0 } });
  const tabs = h('div', { class: 'tabs', attributes: { role: 'tablist' } }, ...PANELS.map(tab));
  const close = h('button', { class: 'round', attributes: { type: 'button' }, on: { click: onClose } }, icon('close'));
  const title = h('h2', {});
  fill(byId('panel'), h('div', { class: 'panel-head' }, title, close), clockBox.element, reach, tabs, content);

  const refresh = async (): Promise<void> => {
    const shown = current;
    if (!shown || byId('panel').hidden || !person) return;
    try {
      const found = await records(network(), shown.kind);
      if (current === shown) fill(content, drawPanel(shown, found, { zone: person.zone, people: people() }));
    } catch (error) {
      fill(
        content,
        h('p', { class: 'empty' }, error instanceof Error ? error.message : t('The records cannot be read.')),
      );
    }
  };
  const choose = (chosen: string | undefined): void => {
    current = PANELS.find(({ kind }) => kind === chosen) ?? current;
    for (const each of tabs.querySelectorAll<HTMLButtonElement>('[role=tab]')) {
      const selected = each.dataset['kind'] === current?.kind;
      each.ariaSelected = String(selected);
      each.tabIndex = selected ? 0 : -1;
      if (!selected) continue;
      content.setAttribute('aria-labelledby', each.id);
      // Scrolls to the chosen tab, because there are more tabs than fit.
      each.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    void refresh();
  };
  tabs.addEventListener('click', (event) => {
    const pressed = (event.target as HTMLElement).closest<HTMLElement>('[role=tab]');
    if (pressed) choose(pressed.dataset['kind']);
  });
  tabs.addEventListener('keydown', (event) => {
    const all = [...tabs.querySelectorAll<HTMLButtonElement>('[role=tab]')];
    const at = all.findIndex(({ ariaSelected }) => ariaSelected === 'true');
    const to = { ArrowRight: (at + 1) % all.length, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const next = to === undefined ? undefined : all.at(to);
    if (!next) return;
    event.preventDefault();
    choose(next.dataset['kind']);
    next.focus();
  });
  const block = async (chosen: Person): Promise<void> => {
    try {
      await setBlocked(chosen.id, !chosen.blocked);
      await onBlocked();
    } catch (error) {
      toast(error instanceof Error ? error.message : t('It could not be changed.'), true);
    }
  };
  choose(current?.kind);

  return {
    refresh,
    for(chosen) {
      person = chosen;
      title.textContent = t('Behind the scenes');
      close.setAttribute('aria-label', t('Close'));
      tabs.setAttribute('aria-label', t('Records'));
      for (const each of tabs.querySelectorAll<HTMLElement>('[role=tab]')) {
        const shown = PANELS.find(({ kind }) => kind === each.dataset['kind']);
        if (shown) each.textContent = t(shown.title);
      }
      const held = reach.contains(document.activeElement);
      fill(reach, ...reachability(chosen, () => void block(chosen)));
      if (held) reach.querySelector('button')?.focus();
    },
  };
}

function tab({ kind, title }: RecordPanel): HTMLElement {
  const button = h(
    'button',
    { class: 'tab', attributes: { type: 'button', role: 'tab', id: `tab-${kind}`, 'aria-controls': 'shelf' } },
    t(title),
  );
  button.dataset['kind'] = kind;
  return button;
}

function reachability(person: Person, press: () => void): HTMLElement[] {
  const label = h(
    'span',
    { attributes: { id: 'blocked-label', dir: 'auto' } },
    t('{name} has blocked the bot', { name: person.name }),
  );
  const knob = h('button', {
    class: 'switch',
    attributes: {
      type: 'button',
      role: 'switch',
      'aria-checked': String(person.blocked),
      'aria-labelledby': 'blocked-label',
    },
    on: { click: press },
  });
  const hint = t(
    'While this is on, nothing can be delivered to this person. Switched off again, they get what waits for them.',
  );
  return [h('div', { class: 'switch-line' }, label, knob), h('p', { class: 'subtle' }, hint)];
}
