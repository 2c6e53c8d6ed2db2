/** Absences: who acts when, the form, and the notice of an absence that somebody else has set. */
import type { Block, Card } from '../../../core/card.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, list, text, upTo } from '../../../kit/blocks/blocks.ts';
import { choice, date, line } from '../../../kit/blocks/forms.ts';
import type { RollLine, RollView } from './view.ts';
import type { CardContext } from '../../../kit/cards.ts';

export interface AwaySet {
  readonly focalPointName: string;
  readonly alternateName: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
export function awaySet({ say, data }: CardContext<undefined, AwaySet>): Card {
  const title = say('card.awaySet.title', { focalPoint: data.focalPointName });
  return {
    title,
    body: [
      facts(
        [say('card.away.from'), say.date(data.from)],
        [say('card.away.to'), say.date(data.to)],
        [say('card.away.alternate'), data.alternateName],
      ),
      text(say('card.awaySet.body', { alternate: data.alternateName })),
    ],
    actions: [],
    summary: title,
  };
}

export interface AwayEnded {
  readonly entity: EntityId;
  readonly focalPointName: string;
  /** Absent: erased. */
  readonly alternateName?: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** To the focal point and the Secretariat: who was to act is no longer an alternate of the entity. */
export function awayEnded({ say, data }: CardContext<undefined, AwayEnded>): Card {
  const { entity, focalPointName: focalPoint, alternateName: alternate } = data;
  const title = say('card.awayEnded.title', { entity });
  return {
    title,
    tone: 'attention',
    body: [
      facts(
        [say('card.away.focalPoint'), focalPoint],
        [say('card.away.from'), say.date(data.from)],
        [say('card.away.to'), say.date(data.to)],
      ),
      text(
        alternate === undefined
          ? say('card.awayEnded.gone', { entity })
          : say('card.awayEnded.body', { entity, alternate }),
      ),
      text(say('card.awayEnded.now')),
    ],
    actions: [{ type: 'press', title: say('card.awayEnded.name'), verb: 'away.form', look: 'primary' }],
    summary: title,
  };
}

export const awayBlocks = (say: Speaker, { away }: Pick<RollView, 'away'>): Block[] =>
  away.length === 0
    ? []
    : [
        heading(say('card.roll.away')),
        list(
          upTo(say, away, (a) => ({
            text: a.name,
            note: say('card.roll.awayIs', { from: a.from, to: a.to, alternate: a.alternate }),
          })),
        ),
      ];

/** The days on which an alternate acts for the focal point. */
export function awayForm({ say, reader, view }: CardContext<RollView>): Card {
  const people = alternates(view, reader);
  const field =
    people.length === 0 || people.length > MAX_OPTIONS
      ? line(say, 'alternate', say('card.away.alternate'), 200, {
          required: true,
          hint: say('card.away.alternateHint'),
        })
      : choice(
          say,
          'alternate',
          say('card.away.alternate'),
          people.map((p) => ({ value: p.email, title: p.name })),
          { required: true },
        );
  return {
    title: say('card.away.title'),
    body: [text(say('card.away.explain')), ...awayBlocks(say, view)],
    form: {
      verb: 'away.set',
      fields: [
        date(say, 'from', say('card.away.from'), { required: true }),
        date(say, 'to', say('card.away.to'), { required: true }),
        field,
      ],
      submit: say('card.away.submit'),
    },
    actions: [],
    summary: say('card.away.title'),
  };
}
const MAX_OPTIONS = 60;

/** The possible alternates: those of the reader's entity; for the Secretariat those of all entities. */
const alternates = ({ lines }: RollView, reader: Reader): RollLine[] =>
  lines.filter(
    ({ roles, entity }) =>
      roles.includes('alternate') && (reader.entity === undefined ? reader.manages : entity === reader.entity),
  );
