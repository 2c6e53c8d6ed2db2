/** Goes through every place where an item may stand, and brings what is read there. */
import { viewFor } from '../../../src/app/registry.ts';
import { showAnswer } from '../../../src/app/presenter.ts';
import type { Answer, StoredCard } from '../../../src/core/answer.ts';
import type { Classification } from '../../../src/core/classification.ts';
import { calendarDate, eventId, networkId, ref, type Instant } from '../../../src/core/ids.ts';
import { readerOf, type Person } from '../../../src/core/people.ts';
import { phrase } from '../../../src/i18n/phrase.ts';
import { speakerFor } from '../../../src/i18n/speakers.ts';
import { documentId } from '../../../src/store/store.ts';
import type { ShownAnswer } from '../../../src/platforms/door.ts';
import { loadNetwork, REGISTRY, VOCABULARIES } from '../features.ts';
import { wholeFile } from '../wholeFile.ts';
import { markedIn, textOf } from './fileText.ts';
import type { Seen } from './places.ts';
import { wordsIn, titlesIn } from './planted.ts';
import { historyTitle } from '../../../src/platforms/page/own/cardPage.ts';
import { onPage, RENDERERS } from './renderers.ts';
import { lived, type Items } from './story.ts';
import { overheard, type Overheard, type Overhearing } from './world.ts';

const NETWORK = networkId('una');

/** A world after the story, with whoever reads in it. */
export interface Walk {
  readonly w: Overheard;
  readonly items: Items;
  readonly now: Instant;
  /** Every document that there is. */
  readonly documents: readonly string[];
  /** One of each kind, and what else is particular. */
  readonly some: readonly string[];
  readonly member: Person;
  readonly officer: Person;
  readonly observer: Person;
  readonly people: readonly Person[];
  /** The names of the cards that were seen. */
  readonly cards: Set<string>;
  /** The names of the files that were made. */
  readonly files: Set<string>;
}

export async function walkOf(label: Classification, more: Overhearing = {}): Promise<Walk> {
  const w = await overheard(more);
  const items = await lived(w, label);
  const network = await loadNetwork(w.store, NETWORK);
  const person = ({ id }: { readonly id: string }): Person => {
    const found = network?.roll.people[id];
    if (!found) throw new Error(`${id} is not on the roll`);
    return found;
  };
  return {
    w,
    items,
    now: await w.now(),
    documents: await documentsIn(w),
    some: [
      items.request,
      items.referred,
      items.meeting,
      items.item,
      items.proposed,
      items.circular,
      items.call,
      'register',
    ],
    member: person(w.focalPoint('UNHCR')),
    officer: person(w.officer),
    observer: person(w.observer),
    people: Object.values(network?.roll.people ?? {}),
    cards: new Set(),
    files: new Set(),
  };
}

/** More documents of one kind than the story makes. */
const MANY = 60;
async function documentsIn({ store }: Overheard): Promise<string[]> {
  const found: string[] = [];
  for (const [kind, { letter }] of Object.entries(REGISTRY.kinds)) {
    const refs = letter ? Array.from({ length: MANY }, (_, i): string => `${letter}-${i + 1}`) : [kind];
    for (const one of refs) if (await store.load(documentId(NETWORK, one))) found.push(one);
  }
  return found;
}

/** Renderers add no words: what has none of the planted ones needs no drawing on each platform. */
const isPlanted = (value: unknown): boolean => {
  const text = JSON.stringify(value);
  return titlesIn(text).length > 0 || wordsIn(text).length > 0;
};

/** What was sent to people and posted in the room, as every platform would show it. */
export const told = ({ w, cards, observer }: Walk): Seen[] => [
  ...w.messages.flatMap(({ to, message }) => {
    const { kind } = message;
    cards.add(kind);
    if (!isPlanted(message)) return [];
    return Object.entries(RENDERERS).flatMap(([name, one]): Seen[] => {
      const of = `${kind} on ${name}`;
      return [
        { place: to === observer.id ? 'observer' : 'chat', of, text: one.message(message) },
        { place: 'notification', of, text: one.notification(message) },
      ];
    });
  }),
  ...w.posts.flatMap(({ message }) => {
    const { kind } = message;
    cards.add(kind);
    if (!isPlanted(message)) return [];
    return Object.entries(RENDERERS).map(([name, one]): Seen => ({
      place: 'room',
      of: `${kind} on ${name}`,
      text: `${one.message(message)}\n${one.notification(message)}`,
    }));
  }),
];

/** What every platform leaves of an answer. */
function answer({ cards, observer }: Walk, shown: ShownAnswer, of: string, by: string): Seen[] {
  const { card, kept = card?.transient ? undefined : card } = shown;
  if (shown.cardName !== undefined) cards.add(shown.cardName);
  const isObserver = by === observer.id;
  if (!isPlanted(shown)) return [];
  return [
    ...Object.entries(RENDERERS).flatMap(([name, one]): Seen[] => [
      { place: isObserver ? 'observer' : 'chat', of: `${of} on ${name}`, text: one.answer(shown) },
      ...(one.carried ? [{ place: 'carried', of: `${of} on ${name}`, text: one.carried(shown) } as const] : []),
    ]),
    ...(kept ? [{ place: 'notification', of, text: kept.summary } as const] : []),
    ...(card
      ? [
          {
            place: card.transient ? 'notification' : 'chat',
            of: `${of} in a browser’s history`,
            text: historyTitle(card),
          } as const,
        ]
      : []),
    ...(isObserver ? [{ place: 'observer', of, text: JSON.stringify(shown) } as const] : []),
    ...(isObserver && card ? [{ place: 'observer', of: `${of} on a page`, text: onPage(card) } as const] : []),
  ];
}

/** What was answered to everything that was pressed and typed so far. */
export const answered = (walk: Walk, from = 0): Seen[] =>
  walk.w.answers.slice(from).flatMap(({ by, what, shown }) => answer(walk, shown, what, by));

const LINK = {
  prepare: async () => undefined,
  linksFor: async () => () => 'https://un.example/file',
  readPage: () => Promise.resolve(undefined),
  seal: () => Promise.resolve(''),
  read: async () => undefined,
};

/** Every card that the registry has, about these documents and with all data that it was sent with, as answers. */
export async function drawn(walk: Walk, about: readonly string[]): Promise<Seen[]> {
  const { w, now, member, observer } = walk;
  const sent = (await w.store.deliveries(NETWORK)).map((one): StoredCard => ({ name: one.card, ...one }));
  const cards = new Map<string, StoredCard>(
    sent.map(({ name, about: of, data }) => [
      JSON.stringify([name, of, data]),
      { name, ...(of && { about: of }), data },
    ]),
  );
  for (const name of Object.keys(REGISTRY.cards))
    for (const one of about) cards.set(`${name} ${one}`, { name, about: ref(one) });
  const seen: Seen[] = [];
  for (const card of cards.values())
    for (const person of [member, observer]) {
      const of = `the card ${card.name} of ${card.about ?? ''}`;
      const shown = await showAnswer(
        { store: w.store.cached ?? w.store, links: LINK },
        { ok: true, say: phrase('concord.done'), card } as Answer,
        { network: NETWORK, person, now, event: eventId('drawn') },
      )
        .then((made) => (made.card ? answer(walk, made, of, person.id) : []))
        .catch((fault: unknown) => {
          // A card that needs data of its own cannot be drawn without it; with the data that it was sent with it was.
          if (card.data !== undefined) throw fault;
          return [];
        });
      seen.push(...shown);
    }
  return seen;
}

/** Everything that can be typed, with every reference; and mistyped. */
export async function typed({ w }: Walk, about: readonly string[]): Promise<void> {
  const MISTYPED = ['ok', 'endorsment', 'zanzibar reqest', 'objection of the village, and that is all we have'];
  for (const who of [w.focalPoint('UNHCR'), w.officer, w.observer]) {
    for (const { words } of VOCABULARIES.en.commands) await who.say(words[0] ?? '');
    for (const one of about) for (const text of [one, `show ${one}`]) await who.say(text);
    for (const text of MISTYPED) await who.say(text);
  }
}

/** Every act on every kind of document by somebody who may not, or cannot now: refusals, and what they show. */
export async function pressed({ w }: Walk, about: readonly string[]): Promise<void> {
  for (const who of [w.observer, w.focalPoint('UNICEF')])
    for (const verb of REGISTRY.publicActs) {
      const act = REGISTRY.acts[verb];
      if (act === undefined) continue;
      const of = about.filter((one) => act.type === 'query' || REGISTRY.kindOf(one) === act.kind);
      for (const target of [null, ...of]) await who.press(verb, target);
    }
}

/** The acts that find something restricted by its words. */
export const SEARCHES = ['correspondence.list', 'input.list', 'register.search'];

interface Sought {
  readonly by: 'member' | 'observer';
  readonly what: string;
  readonly text: string;
}
/** Searches for what nobody may find by its words. */
export async function sought({ w }: Walk): Promise<Sought[]> {
  const searches = REGISTRY.publicActs.filter((verb) => {
    const act = REGISTRY.acts[verb];
    return act?.type === 'query' && act.fields.includes('words') && /list|search/.test(verb);
  });
  const found: Sought[] = [];
  for (const who of [w.observer, w.focalPoint('UNHCR'), w.officer])
    for (const verb of searches)
      for (const words of ['zanzibar', 'zqwords']) {
        const { card, message } = await who.press(verb, null, { words });
        found.push({
          by: who === w.observer ? 'observer' : 'member',
          what: verb,
          text: JSON.stringify([message, card]),
        });
      }
  return found;
}

/** Home in every client that shows it by itself. */
export async function home(walk: Walk): Promise<Seen[]> {
  const { w, member, officer, observer } = walk;
  const each = [member, officer, observer].map(async ({ id }) => answer(walk, await w.door.home(id), 'home', id));
  return (await Promise.all(each)).flat();
}

/** Everybody's chats as the local platform keeps them. */
export async function chats({ w, observer }: Walk): Promise<Seen[]> {
  const all = await Promise.all(w.everyone.map(async (who) => [who, await who.messages()] as const));
  return all.flatMap(([who, messages]) =>
    messages.map((one): Seen => ({
      place: who.id === observer.id ? 'observer' : 'chat',
      of: `${one.kind} in a chat`,
      text: JSON.stringify(one),
    })),
  );
}

/** Calendars that programs read. */
export async function calendars({ w }: Walk): Promise<Seen[]> {
  const each = [w.focalPoint('UNHCR'), w.officer].map(async (who): Promise<Seen> => {
    const { card } = await who.press('calendar.show');
    const [url = ''] = /https?:[^"\\]*\.ics/.exec(JSON.stringify(card)) ?? [];
    return { place: 'calendar', of: 'the feed', text: await (await fetch(url)).text() };
  });
  return Promise.all(each);
}

export interface Made {
  readonly name: string;
  readonly by: 'member' | 'officer' | 'observer';
  readonly text: string;
  /** Planted words are in it. */
  readonly planted: boolean;
  /** What its link and the audit trail go by. */
  readonly label: Classification;
  /** It says on every page or in every row how it is classified. */
  readonly marked: boolean;
  /** The name under which it is saved. */
  readonly called: string;
}

/** Files that are packed take long to make: of those that are also made as text, the text is read every day. */
export const isPacked = (name: string): boolean => /\.(docx|xlsx)$/.test(name);

/** Every such file that the registry has, about each of these documents. The same view is made once. */
export async function files(
  walk: Walk,
  about: readonly string[],
  isWanted: (name: string) => boolean = () => true,
): Promise<Made[]> {
  const { w, now } = walk;
  const made: Made[] = [];
  const known = new Set<string>();
  for (const [name, definition] of Object.entries(REGISTRY.files))
    for (const by of ['officer', 'member', 'observer'] as const) {
      const reader = readerOf(walk[by]);
      if (!isWanted(name) || !definition.may(reader)) continue;
      for (const one of about) {
        const asked = { view: definition.view, network: NETWORK, about: ref(one), data: {}, reader, now };
        const seen = await viewFor(w.store, { ...asked, unveiled: true });
        const key = `${name} ${by} ${JSON.stringify(seen?.view)}`;
        if (!seen || known.has(key)) continue;
        known.add(key);
        walk.files.add(name);
        const say = speakerFor(walk[by], seen.roll, seen.over);
        const content = await wholeFile(definition.make({ say, reader, view: seen.view, data: {} }));
        const text = textOf(content);
        const planted = wordsIn(text).length + titlesIn(text).length > 0;
        const label = definition.label?.(seen.view) ?? 'unclassified';
        const called = definition.called?.({
          say,
          view: seen.view,
          data: {},
          day: (at) => calendarDate(at.slice(0, 10)),
        });
        made.push({ name, by, text, planted, label, marked: markedIn(content, text, label), called: called ?? name });
      }
    }
  return made;
}

/** Files that say more to an observer than they may, or go under too low a label, or are not marked. */
export const wrongFiles = (made: readonly Made[], label: Classification): string[] =>
  made
    .filter(({ planted }) => planted)
    .flatMap((one) => [
      ...(one.by === 'observer' ? [`${one.name} is for observers with ${one.label} in it`] : []),
      ...(one.label === label ? [] : [`${one.name} goes under ${one.label}`]),
      ...(one.marked ? [] : [`${one.name} is not marked`]),
      // A name stands on disks, in histories and in mails, whoever may read what is in the file.
      ...[...titlesIn(one.called), ...wordsIn(one.called)].map((word) => `${word} in the name of ${one.name}`),
    ]);
