/** The list of people: a search, groups, and one line for each person whose chat can be opened. */
import type { Person } from './api.ts';
import { byId, fill, h } from './dom.ts';
import { avatar, entityName, groupOf, GROUPS, roleName } from './who.ts';
import { t } from './frameTexts.ts';

export interface Rail {
  readonly show: (people: readonly Person[], chosen: string | undefined) => void;
  /** Shows a new number of unread messages without drawing the list again. */
  readonly unread: (person: string, count: number) => void;
}

/** @param choose called when a line is pressed */
export function createRail(choose: (person: string) => void): Rail {
  const search = h('input', {
    class: 'search',
    attributes: { type: 'search', autocomplete: 'off' },
    on: { input: () => filter() },
  });
  const list = h('div', { class: 'people' });
  const nobody = h('p', { class: 'empty', attributes: { hidden: true, role: 'status' } });
  fill(byId('rail'), h('div', { class: 'rail-head' }, search), list, nobody);

  const lines = (): HTMLButtonElement[] => [...list.querySelectorAll<HTMLButtonElement>('.person')];
  const visible = (): HTMLButtonElement[] => lines().filter((line) => !line.closest<HTMLElement>('li')?.hidden);
  const filter = (): void => {
    const wanted = plain(search.value);
    for (const line of lines()) {
      const item = line.closest<HTMLElement>('li');
      if (item) item.hidden = !plain(line.dataset['words'] ?? '').includes(wanted);
    }
    for (const group of list.querySelectorAll<HTMLElement>('section'))
      group.hidden = !group.querySelector('li:not([hidden])');
    nobody.hidden = visible().length > 0 || lines().length === 0;
    rove(visible(), visible().find((line) => line.ariaCurrent) ?? visible()[0]);
  };
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    const [first] = visible();
    if (event.key === 'Enter') first?.click();
    else first?.focus();
    event.preventDefault();
  });
  list.addEventListener('keydown', (event) => walk(event, visible()));

  let shown: string | undefined;
  return {
    show(people, chosen) {
      search.placeholder = t('Search people');
      search.setAttribute('aria-label', t('Search people'));
      nobody.textContent = t('Nobody by that name.');
      const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['person'] : undefined;
      fill(
        list,
        ...GROUPS.map((name) =>
          group(
            name,
            people.filter((person) => groupOf(person) === name),
            chosen,
            choose,
          ),
        ),
      );
      filter();
      if (chosen !== shown)
        visible()
          .find((line) => line.ariaCurrent)
          ?.scrollIntoView({ block: 'nearest' });
      shown = chosen;
      if (held)
        lines()
          .find((line) => line.dataset['person'] === held)
          ?.focus({ preventScroll: true });
    },
    unread(person, count) {
      const line = lines().find((each) => each.dataset['person'] === person);
      const badge = line?.querySelector<HTMLElement>('.badge');
      if (badge) showUnread(badge, count);
    },
  };
}

/** The text without accents, so that "jose" finds "José". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

function group(
  name: (typeof GROUPS)[number],
  people: readonly Person[],
  chosen: string | undefined,
  choose: (id: string) => void,
): HTMLElement | undefined {
  if (people.length === 0) return undefined;
  const id = `group-${name.toLowerCase().replace(' ', '-')}`;
  const sorted = [...people].sort(
    (a, b) => (entityName(a) ?? '').localeCompare(entityName(b) ?? '') || a.name.localeCompare(b.name),
  );
  return h(
    'section',
    {},
    h('h2', { class: 'group', attributes: { id } }, t(name)),
    h(
      'ul',
      { attributes: { 'aria-labelledby': id } },
      ...sorted.map((person) => h('li', {}, line(person, person.id === chosen, choose))),
    ),
  );
}

function line(person: Person, current: boolean, choose: (id: string) => void): HTMLButtonElement {
  const badge = h('span', { class: 'badge' });
  showUnread(badge, person.unread);
  const under = [entityName(person), roleName(person)].filter(Boolean).join(' · ');
  const button = h(
    'button',
    {
      class: 'person',
      attributes: { type: 'button', tabindex: -1, 'aria-current': current },
      on: { click: () => choose(person.id) },
    },
    avatar(person),
    h(
      'span',
      { class: 'person-words' },
      h('span', { class: 'person-name', attributes: { dir: 'auto' } }, person.name),
      h('span', { class: 'subtle' }, under),
    ),
    person.blocked && h('span', { class: 'state state-bad' }, t('Blocked')),
    badge,
  );
  if (current) button.ariaCurrent = 'true';
  button.dataset['person'] = person.id;
  button.dataset['words'] = [person.name, person.entity, ...(person.names ?? []), roleName(person)].join(' ');
  return button;
}

function showUnread(badge: HTMLElement, count: number): void {
  badge.hidden = count === 0;
  fill(
    badge,
    h('span', { attributes: { 'aria-hidden': 'true' } }, count > 99 ? '99+' : String(count)),
    h('span', { class: 'unseen' }, t('{n} unread', { n: count })),
  );
}

/** The Tab key reaches one line of the list; the arrow keys move between lines. */
function rove(lines: readonly HTMLButtonElement[], to: HTMLButtonElement | undefined): void {
  for (const line of lines) line.tabIndex = line === to ? 0 : -1;
}

function walk(event: KeyboardEvent, lines: readonly HTMLButtonElement[]): void {
  const at = lines.indexOf(document.activeElement as HTMLButtonElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: lines.length - 1,
  };
  const to = steps[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const next = lines[Math.min(Math.max(to, 0), lines.length - 1)];
  rove(lines, next);
  next?.focus();
}
