/** The stored state, read only, as lists in the panel. */
import type { Person, StoredRecord } from './api.ts';
import { h } from './dom.ts';
import { drawRotation } from './rotation.ts';
import { moment } from './time.ts';

export interface Shelf {
  readonly kind: string;
  readonly title: string;
  readonly empty: string;
  /** In the order in which they are shown. */
  readonly pick: (records: readonly StoredRecord[]) => readonly StoredRecord[];
  readonly draw: (record: StoredRecord, about: About) => HTMLElement;
  /** Stands over the list. */
  readonly picture?: (records: readonly StoredRecord[]) => HTMLElement;
}
interface About {
  readonly zone: string;
  readonly people: readonly Person[];
}

const MOST = 100;

export const SHELVES: readonly Shelf[] = [
  {
    kind: 'endorsements',
    title: 'Requests',
    empty: 'No request has been opened yet.',
    pick: (all) => [...all].reverse(),
    draw: (record, { zone }) =>
      entry([text(record, 'target'), chip(text(record, 'state'))], text(record, 'title'), [
        `Closes ${at(record, 'closesAt', zone)}`,
        `${new Set(items(record, 'positions').map((position) => text(position, 'entity'))).size} of ${size(record, 'electorate')} have answered`,
        size(record, 'unreached') > 0 ? `${size(record, 'unreached')} not reached` : '',
      ]),
  },
  {
    kind: 'register',
    title: 'Register',
    empty: 'No decision has been registered yet.',
    pick: (all) => [...all].reverse(),
    draw: (record, { zone }) =>
      entry([text(record, 'number'), chip(text(record, 'outcome'))], text(record, 'title'), [
        at(record, 'date', zone),
        text(record, 'route'),
        `Version ${text(record, 'documentVersion')}`,
      ]),
  },
  {
    kind: 'terms',
    title: 'RMC',
    empty: 'No rotation of the RMC has been set up yet.',
    pick: (all) => all,
    picture: (all) =>
      drawRotation(
        all.map((record) => ({
          target: text(record, 'target'),
          seat: Number(text(record, 'seat')),
          entity: text(record, 'entity'),
          from: text(record, 'from'),
          to: text(record, 'to'),
          state: text(record, 'state'),
        })),
      ),
    draw: (record) =>
      entry([text(record, 'target'), chip(text(record, 'state'))], text(record, 'entity') || 'empty', [
        `Seat ${text(record, 'seat')}`,
        `${text(record, 'from')} to ${text(record, 'to')}`,
        text(record, 'reason'),
      ]),
  },
  {
    kind: 'deliveries',
    title: 'Deliveries',
    empty: 'Nothing has been sent yet.',
    pick: (all) => newest(all, 'at'),
    draw: (record, { zone, people }) =>
      entry([nameOf(text(record, 'to'), people), chip(text(record, 'state'))], text(record, 'about'), [
        at(record, 'at', zone),
        text(record, 'reason'),
        tries(record),
      ]),
  },
  {
    kind: 'audit',
    title: 'Audit',
    empty: 'Nothing has been done yet.',
    pick: (all) => all.slice(-MOST).reverse(),
    draw: (record, { zone, people }) =>
      entry(
        [`${text(record, 'seq')}. ${text(record, 'verb')}`, chip(text(record, 'outcome'))],
        [nameOf(text(record, 'actor'), people), text(record, 'target')].filter(Boolean).join(' · '),
        [at(record, 'at', zone), `Hash ${text(record, 'hash').slice(0, 12)}…`],
      ),
  },
];

/** The list of a shelf. */
export function drawShelf(shelf: Shelf, records: readonly StoredRecord[], about: About): HTMLElement {
  const picked = shelf.pick(records);
  if (picked.length === 0) return h('p', { class: 'empty' }, shelf.empty);
  const more =
    picked.length > MOST ? h('p', { class: 'subtle' }, `The ${MOST} latest of ${picked.length}.`) : undefined;
  const list = h('ul', { class: 'entries' }, ...picked.slice(0, MOST).map((record) => shelf.draw(record, about)));
  return h('div', {}, shelf.picture?.(picked), more, list);
}

function entry(head: readonly (string | HTMLElement)[], title: string, under: readonly string[]): HTMLElement {
  const facts = under.filter(Boolean).join(' · ');
  return h(
    'li',
    { class: 'entry' },
    h(
      'div',
      { class: 'entry-head', attributes: { dir: 'auto' } },
      ...head.map((part) => (typeof part === 'string' ? h('strong', {}, part) : part)),
    ),
    title && h('p', { class: 'entry-title', attributes: { dir: 'auto' } }, title),
    facts && h('p', { class: 'subtle', attributes: { dir: 'auto' } }, facts),
  );
}

const GOOD = new Set(['endorsed', 'decided', 'sent', 'accepted', 'consensus', 'current']);
const PLAIN = new Set(['open', 'queued', 'dropped', 'withdrawn', 'superseded', 'noted', 'deferred', 'future', 'past']);

/** The state in a word. What is neither good nor plain stands out. */
const chip = (state: string): HTMLElement =>
  h('span', { class: `state ${GOOD.has(state) ? 'state-good' : PLAIN.has(state) ? '' : 'state-bad'}` }, state);

function text(record: StoredRecord, name: string): string {
  const value = record[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
const items = (record: StoredRecord, name: string): StoredRecord[] => {
  const value = record[name];
  return Array.isArray(value) ? (value as StoredRecord[]) : [];
};
const size = (record: StoredRecord, name: string): number => items(record, name).length;
const at = (record: StoredRecord, name: string, zone: string): string => {
  const value = text(record, name);
  return value.includes('T') ? moment(value, zone) : value;
};
const tries = (record: StoredRecord): string => (Number(record['tries']) > 1 ? `${text(record, 'tries')} tries` : '');
const nameOf = (id: string, people: readonly Person[]): string => people.find((person) => person.id === id)?.name ?? id;
const newest = (all: readonly StoredRecord[], name: string): StoredRecord[] =>
  [...all].sort((a, b) => text(b, name).localeCompare(text(a, name)));
