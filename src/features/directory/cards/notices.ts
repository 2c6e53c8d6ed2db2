/** Notices about the roll: another address, exchanged places, an entity that was merged or has left. */
import type { Card } from '../../../core/card.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Role } from '../../../core/people.ts';
import { facts, list, quote, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { NobodyLeft } from '../../../core/entityLeft.ts';
import { rolesOf } from './parts.ts';

export interface AddressChanged {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}
/** Sent to the person at the new address and at the old one, so that a change they did not ask for is noticed. */
export function addressChanged({ say, data }: CardContext<undefined, AddressChanged>): Card {
  const title = say('card.addressChanged.title');
  return {
    title,
    tone: 'attention',
    body: [
      facts([say('card.addressChanged.from'), data.from], [say('card.addressChanged.to'), data.to]),
      text(say('card.addressChanged.body')),
    ],
    actions: [],
    summary: title,
  };
}

export interface PlacesExchanged {
  readonly people: readonly { readonly name: string; readonly entity?: EntityId; readonly roles: readonly Role[] }[];
}
export function placesExchanged({ say, data }: CardContext<undefined, PlacesExchanged>): Card {
  const title = say('card.placesExchanged.title');
  return {
    title,
    body: [
      list(
        data.people.map((one) => ({
          text: one.entity ? say('card.person.of', { name: one.name, entity: one.entity }) : one.name,
          note: rolesOf(say, one),
        })),
      ),
      text(say('card.placesExchanged.body')),
    ],
    actions: [],
    summary: title,
  };
}

export interface EntityMerged {
  readonly from: EntityId;
  readonly into: EntityId;
}
export function entityMerged({ say, data: { from, into } }: CardContext<undefined, EntityMerged>): Card {
  const title = say('card.entityMerged.title', { from, into });
  return { title, body: [text(say('card.entityMerged.body', { into }))], actions: [], summary: title };
}

export interface EntityClosed {
  readonly entity: EntityId;
  readonly leftOn: CalendarDate;
  readonly reason: string;
}
export function entityClosed({ say, data }: CardContext<undefined, EntityClosed>): Card {
  const title = say('card.entityClosed.title', { entity: data.entity });
  return {
    title,
    body: [
      facts([say('card.entity.leftOn'), say.date(data.leftOn)]),
      quote(data.reason, say('card.form.reason')),
      text(say('card.entityClosed.body')),
    ],
    actions: [],
    summary: title,
  };
}

/** The button with which the Secretariat decides, by kind of document. */
const SHOWN_BY = {
  endorsement: 'endorsement.show',
  meeting: 'meeting.show',
  series: 'meeting.list',
  correspondence: 'correspondence.show',
  input: 'input.show',
} as const;

/** To the Secretariat: something that concerned only an entity that has left the network. */
export function nobodyLeft({ say, data }: CardContext<undefined, NobodyLeft>): Card {
  const { what, target: ref, entity, title: name = '' } = data;
  const title =
    what === 'series' ? say('card.nobodyLeft.seriesTitle', { title: name }) : say('card.nobodyLeft.title', { ref });
  return {
    title,
    tone: 'attention',
    body: [text(say(`card.nobodyLeft.${what}`, { entity }))],
    actions: [
      what === 'series'
        ? { type: 'press', title: say('card.act.meetings'), verb: SHOWN_BY[what], look: 'primary' }
        : {
            type: 'press',
            title: say('mail.act.show.ref', { ref }),
            verb: SHOWN_BY[what],
            target: ref,
            look: 'primary',
          },
    ],
    summary: title,
  };
}
