/**
 * Shown before an entity leaves or is merged into another: what happens to its people, requests and seats. The button does it.
 */
import type { Block, Card, Press } from '../../../core/card.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, quote, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { rolesOf, showEntity } from './parts.ts';
import type { EntityView } from './view.ts';

type Merging = { readonly entity: EntityId; readonly into: EntityId };
export function entityMerge({ say, view, data }: CardContext<EntityView, Merging>): Card {
  const { into } = data;
  const title = say('card.merge.title', { entity: view.id, into });
  const lines = [
    say('card.merge.people', { n: view.people.length, into }),
    ...(view.requests.length > 0 ? [say('card.merge.requests', { refs: view.requests })] : []),
    ...(view.seats.length > 0 ? [say('card.merge.seats', { n: view.seats.length, into })] : []),
    say('card.merge.record', { entity: view.id }),
  ];
  return {
    title,
    tone: 'attention',
    body: [...becomes(say, lines), ...people(say, view)],
    actions: [
      {
        type: 'press',
        title: say('card.merge.submit', { into }),
        verb: 'entity.merge',
        inputs: { from: view.short, into },
        look: 'danger',
      },
      keep(say, view),
    ],
    summary: title,
  };
}

type Closing = { readonly entity: EntityId; readonly leftOn?: CalendarDate; readonly reason: string };
export function entityClose({ say, view, data }: CardContext<EntityView, Closing>): Card {
  const { leftOn, reason } = data;
  const title = say('card.close.title', { entity: view.id });
  const lines = [
    ...(view.people.length > 0 ? [say('card.close.people', { n: view.people.length })] : []),
    ...(view.requests.length > 0 ? [say('card.close.requests', { refs: view.requests })] : []),
    ...(view.seats.length > 0 ? [say('card.close.seats', { n: view.seats.length })] : []),
    say('card.close.meetings'),
    say('card.close.record'),
  ];
  return {
    title,
    tone: 'attention',
    body: [quote(reason, say('card.form.reason')), ...becomes(say, lines), ...people(say, view)],
    actions: [
      {
        type: 'press',
        title: say('card.close.submit', { entity: view.id }),
        verb: 'entity.close',
        inputs: { entity: view.short, reason, ...(leftOn && { leftOn }) },
        look: 'danger',
      },
      keep(say, view),
    ],
    summary: title,
  };
}

const becomes = (say: Speaker, lines: readonly string[]): Block[] => [
  heading(say('card.removal.becomes')),
  list(lines.map((one) => ({ text: one }))),
];
const people = (say: Speaker, { people: all }: EntityView): Block[] =>
  all.length === 0
    ? []
    : [
        heading(say('card.entity.people')),
        list(
          upTo(say, all, (one) => ({
            text: one.name,
            note: say('card.roll.line', { roles: rolesOf(say, one), email: one.email }),
          })),
        ),
      ];
const keep = (say: Speaker, { id }: EntityView): Press => ({
  type: 'press',
  title: say('card.removal.keep'),
  ...showEntity(id),
});
