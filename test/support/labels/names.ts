/**
 * Who has spoken or acted on an item (domain.md 9): of a confidential one a message that is kept names entities and no person, of
 * a strictly confidential one nobody; neither is in a room or on a locked phone. Readers may find themselves and their own entity.
 */
import type { Card } from '../../../src/core/card.ts';
import type { Person } from '../../../src/core/people.ts';
import type { Restricted } from './places.ts';
import type { Walk } from './walk.ts';

/** What a card says. What can be chosen in its forms is said of nobody. */
const saidBy = ({ title, eyebrow, body, summary }: Card): string => JSON.stringify([title, eyebrow, body, summary]);

/** An item with a label of its own. A meeting has none: who was there is everybody's to know. */
const isItem = ({ context }: Card): boolean => /^[EACI]-/.test(context?.target ?? '');

interface Reader {
  readonly name?: string;
  readonly entity?: string;
}

/** The names in a text that are not the reader's own. */
function namesIn(text: string, people: readonly Person[], reader: Reader, label: Restricted | 'room'): string[] {
  const persons = people.map(({ name }) => name).filter((name) => name !== reader.name && text.includes(name));
  if (label === 'confidential') return persons;
  const entities = [...new Set(people.flatMap(({ entity }) => entity ?? []))];
  // The name of a person of the entity has the entity's in it, and is found by itself.
  const withoutPersons = people.reduce((left, { name }) => left.replaceAll(name, ''), text);
  return [...persons, ...entities.filter((entity) => entity !== reader.entity && withoutPersons.includes(entity))];
}

/** Each name that stands in a message, post, notification or answer where it may not, once. */
export function namesTold(walk: Walk, label: Restricted): string[] {
  const { w, people } = walk;
  const found = w.messages.flatMap(({ to, message: { kind, card } }) => keptNames(walk, { to, of: kind, card }, label));
  const posted = w.posts.flatMap(({ message: { kind, card } }) =>
    isItem(card) ? namesIn(saidBy(card), people, {}, 'room').map((name) => `${name} in ${kind} in the room`) : [],
  );
  const answered = w.answers.flatMap(({ by, what, shown: { card, kept, message } }) => {
    const standing = card?.transient ? kept : card;
    if (!standing) return [];
    const said = isItem(standing) ? namesIn(message, people, readerAmong(people, by), label) : [];
    return [
      ...said.map((name) => `${name} in words after ${what.split(' ')[0] ?? ''}`),
      ...keptNames(walk, { to: by, of: `the card after ${what}`, card: standing }, label),
    ];
  });
  return [...new Set([...found, ...posted, ...answered])].sort();
}

const readerAmong = (people: readonly Person[], id: string): Reader => people.find((one) => one.id === id) ?? {};

interface Kept {
  readonly to: string;
  readonly of: string;
  readonly card: Card;
}
function keptNames({ people }: Walk, { to, of, card }: Kept, label: Restricted): string[] {
  if (!isItem(card)) return [];
  return [
    ...namesIn(saidBy(card), people, readerAmong(people, to), label).map((name) => `${name} in ${of}`),
    ...namesIn(card.summary, people, {}, 'room').map((name) => `${name} in the notification of ${of}`),
  ];
}
