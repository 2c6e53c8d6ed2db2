/** Which records each panel lists, and how a record becomes one line. */
import { type Person, type StoredRecord, ROOM } from './api.ts';
import { drawRotation } from './rotation.ts';
import { moment } from './time.ts';
import { counted, stateIn, t, type FrameText } from './frameTexts.ts';

export interface RecordPanel {
  readonly kind: string;
  readonly title: FrameText;
  readonly empty: FrameText;
  /** The records to show, in order. */
  readonly pick: (records: readonly StoredRecord[]) => readonly StoredRecord[];
  readonly say: (record: StoredRecord, about: About) => Line;
  /** A drawing above the list. */
  readonly picture?: (records: readonly StoredRecord[]) => HTMLElement;
}
export interface About {
  readonly zone: string;
  readonly people: readonly Person[];
}
export interface Line {
  readonly name: string;
  /** The state in one word. */
  readonly state: string;
  readonly title: string;
  readonly facts: readonly string[];
}
const line = (name: string, state: string, title: string, facts: readonly string[]): Line => ({
  name,
  state,
  title,
  facts: facts.filter(Boolean),
});
/** The number of lines that are shown of a long post. */
const MAX_LINES = 6;

/** The maximum of entries in a list. */
export const MAX_ENTRIES = 100;

/** A remark and a wish for more time leave an entity silent. */
const isAnswer = (position: StoredRecord): boolean => !['comment', 'needTime'].includes(text(position, 'position'));

export const PANELS: readonly RecordPanel[] = [
  {
    kind: 'endorsements',
    title: 'Requests',
    empty: 'No request has been opened yet.',
    pick: (all) => [...all].reverse(),
    say: (record, { zone }) =>
      line(text(record, 'target'), text(record, 'state'), text(record, 'title'), [
        t('Closes {at}', { at: at(record, 'closesAt', zone) }),
        t('{n} of {all} have answered', {
          n: new Set(
            items(record, 'positions')
              .filter(isAnswer)
              .map((position) => text(position, 'entity')),
          ).size,
          all: size(record, 'electorate'),
        }),
        size(record, 'unreached') > 0 ? t('{n} not reached', { n: size(record, 'unreached') }) : '',
      ]),
  },
  {
    kind: 'register',
    title: 'Register',
    empty: 'No decision has been registered yet.',
    pick: (all) => [...all].reverse(),
    say: (record, { zone }) =>
      line(text(record, 'number'), text(record, 'outcome'), text(record, 'title'), [
        at(record, 'date', zone),
        text(record, 'route'),
        t('Version {version}', { version: text(record, 'documentVersion') }),
      ]),
  },
  {
    kind: 'meetings',
    title: 'Meetings',
    empty: 'No meeting has been planned yet.',
    pick: (all) => [
      ...earliest(all.filter(isToCome), 'startsAt'),
      ...newest(
        all.filter((one) => !isToCome(one)),
        'startsAt',
      ),
    ],
    say: (record, { zone }) =>
      line(text(record, 'target'), text(record, 'state'), text(record, 'title'), [
        at(record, 'startsAt', zone),
        text(record, 'place'),
        some(size(record, 'agenda'), '{n} agenda item', '{n} agenda items'),
        some(
          items(record, 'replies').filter((reply) => text(reply, 'answer') !== 'regrets').length,
          '{n} comes',
          '{n} come',
        ),
        some(size(record, 'present'), '{n} entity present', '{n} entities present'),
        minutesOf(record),
      ]),
  },
  {
    kind: 'agenda',
    title: 'Agenda',
    empty: 'Nothing has come on an agenda yet.',
    pick: (all) => [...all].reverse(),
    say: (record) =>
      line(text(record, 'target'), text(record, 'state'), text(record, 'title'), [
        text(record, 'meeting') || t('no meeting'),
        text(record, 'kind'),
        text(record, 'entity'),
        some(size(record, 'carried'), 'carried over from {n} meeting', 'carried over from {n} meetings'),
        text(record, 'number'),
        some(
          items(record, 'actions').filter(({ done }) => done === undefined).length,
          '{n} open action',
          '{n} open actions',
        ),
      ]),
  },
  {
    kind: 'correspondence',
    title: 'Correspondence',
    empty: 'Nothing has been written to the network yet.',
    pick: (all) => newest(all, 'createdAt'),
    say: (record, { zone, people }) =>
      line(text(record, 'target'), text(record, 'state'), text(record, 'subject'), [
        nameOf(text(record, 'by'), people),
        text(record, 'kind'),
        at(record, 'sentAt', zone) || at(record, 'sendAt', zone) || at(record, 'createdAt', zone),
        size(record, 'recipients') > 0
          ? t('{n} of {all} reached', { n: inState(record, REACHED), all: size(record, 'recipients') })
          : '',
        inState(record, FAILED) > 0 ? t('{n} not reached', { n: inState(record, FAILED) }) : '',
        some(size(record, 'acknowledged'), '{n} confirmation', '{n} confirmations'),
      ]),
  },
  {
    kind: ROOM,
    title: 'Room',
    empty: 'Nothing stands in the network’s channel. Write as an officer: #network room here',
    pick: (all) => [...all].reverse(),
    say: (record, { zone }) => {
      const [head = '', ...rest] = text(record, 'text').split('\n');
      return line(head, text(record, 'from') === 'bot' ? t('posted') : t('said'), rest.slice(0, MAX_LINES).join('\n'), [
        at(record, 'at', zone),
        text(record, 'editedAt') === '' ? '' : t('edited {at}', { at: at(record, 'editedAt', zone) }),
      ]);
    },
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
    say: (record) =>
      line(text(record, 'target'), text(record, 'state'), text(record, 'entity') || t('empty'), [
        t('Seat {seat}', { seat: text(record, 'seat') }),
        t('{from} to {to}', { from: text(record, 'from'), to: text(record, 'to') }),
        text(record, 'reason'),
      ]),
  },
  {
    kind: 'deliveries',
    title: 'Deliveries',
    empty: 'Nothing has been sent yet.',
    pick: (all) => newest(all, 'at'),
    say: (record, { zone, people }) =>
      line(nameOf(text(record, 'to'), people), text(record, 'state'), text(record, 'about'), [
        at(record, 'at', zone),
        text(record, 'reason'),
        tries(record),
      ]),
  },
  {
    kind: 'audit',
    title: 'Audit',
    empty: 'Nothing has been done yet.',
    pick: (all) => all.slice(-MAX_ENTRIES).reverse(),
    say: (record, { zone, people }) =>
      line(
        `${text(record, 'seq')}. ${text(record, 'verb')}`,
        text(record, 'outcome'),
        [nameOf(text(record, 'actor'), people), text(record, 'target')].filter(Boolean).join(' · '),
        [at(record, 'at', zone), t('Hash {hash}…', { hash: text(record, 'hash').slice(0, 12) })],
      ),
  },
];

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
const tries = (record: StoredRecord): string =>
  Number(record['tries']) > 1 ? t('{n} tries', { n: text(record, 'tries') }) : '';
const nameOf = (id: string, people: readonly Person[]): string => people.find((person) => person.id === id)?.name ?? id;
const newest = (all: readonly StoredRecord[], name: string): StoredRecord[] =>
  [...all].sort((a, b) => text(b, name).localeCompare(text(a, name)));
const earliest = (all: readonly StoredRecord[], name: string): StoredRecord[] => newest(all, name).reverse();
const isToCome = (record: StoredRecord): boolean => ['planned', 'running'].includes(text(record, 'state'));

/** `3 agenda items`; an empty text for none. */
const some = (n: number, one: FrameText, more: FrameText): string => (n === 0 ? '' : counted(n, one, more));

/** The state of a meeting's minutes, or their number once they are issued; empty before they are drafted. */
function minutesOf(record: StoredRecord): string {
  const minutes = record['record'] as StoredRecord | undefined;
  return minutes === undefined
    ? ''
    : t('minutes {state}', { state: text(minutes, 'number') || stateIn(text(minutes, 'state')) });
}

const REACHED = ['sent', 'acknowledged'];
const FAILED = ['failed'];
const inState = (record: StoredRecord, states: readonly string[]): number =>
  items(record, 'recipients').filter((one) => states.includes(text(one, 'state'))).length;
