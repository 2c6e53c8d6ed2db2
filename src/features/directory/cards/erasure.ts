/** Shown before somebody is erased from the record: what goes, and what stays. */
import { STAYS, type Stays } from '../../../core/called.ts';
import type { Action, Block, Card } from '../../../core/card.ts';
import type { EntityId, Ref } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, list, strong, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { placeInWords } from '../../../kit/documents/places.ts';
import { TEMPLATE_NAMES, type TemplateName } from '../../../kit/documents/fields/index.ts';

export interface Erased {
  readonly name: string;
  readonly email: string;
  readonly entity?: EntityId;
  /** The documents whose templates name the person. */
  readonly templates?: readonly TemplateName[];
  /** Running requests that have an objection or a request for discussion in the person's words. */
  readonly underWay?: readonly Ref[];
  /** Where a name stays, for an officer to look at. */
  readonly alone?: {
    readonly refs: readonly string[];
    readonly texts: number;
    /** The first of the texts, with the reason. */
    readonly places?: readonly Place[];
  };
  /** Where a part of the name goes, each with its number. */
  readonly taken?: readonly {
    readonly written: string;
    readonly places: readonly Omit<Place, 'why'>[];
    /** Some words before and after it. */
    readonly around?: readonly [before: string, after: string];
  }[];
  /** By which the list is known again. */
  readonly listed?: string;
  /** The numbers that the officer leaves out. */
  readonly keep?: readonly number[];
}
interface Place {
  readonly ref: string;
  readonly steps: readonly string[];
  readonly entity?: string;
  readonly why: Stays;
}

/** As many as an officer looks at one by one. */
const MAX_TAKEN = 60;
/** More references would fill the card. */
const MAX_NAMED = 50;

export function personErasure({ say, data }: CardContext<unknown, Erased>): Card {
  const { name, email, entity, templates, underWay, alone, taken, keep = [] } = data;
  const title = say('card.erasure.title', { name });
  const lines = (['names', 'words', 'messages'] as const).map((what) => ({ text: say(`card.erasure.${what}`) }));
  const stays = (['positions', 'minutes', 'family', 'chats', 'trail'] as const).map((what) => ({
    text: say(`card.erasure.${what}`),
  }));
  return {
    title,
    tone: 'attention',
    body: [
      facts(
        [say('card.person.email'), email],
        ...when(entity, (id) => [say('card.person.entity'), say.entity(id)] as const),
      ),
      strong(say('card.erasure.goes')),
      list(lines),
      strong(say('card.erasure.stays')),
      list(stays),
      ...when(underWay, (refs) => strong(say('card.erasure.underWay', { refs }), 'warning')),
      ...(taken ? inPart(say, taken, keep) : []),
      ...(alone ? stillNamed(say, alone) : []),
      ...when(templates, (all) => named(say, all)),
      subtle(say('card.erasure.unseen')),
      subtle(say('retention.copies')),
    ],
    actions: [
      erasing(say, data),
      { type: 'press', title: say('personalData.files'), verb: 'person.export', inputs: { email } },
    ],
    summary: title,
  };
}

/** Where some places can be left out there is a form. */
function erasing(say: Speaker, { name, email, taken, listed = '', keep = [] }: Erased): Action {
  const title = say('card.erasure.submit', { name });
  if (!taken) return { type: 'press', title, verb: 'person.erase', inputs: { email }, look: 'danger' };
  const value = keep.length > 0 ? { value: keep.join(', ') } : {};
  const texts = { label: say('card.erasure.keep'), hint: say('card.erasure.keepHint'), ...value };
  const fields = [{ id: 'keep', type: 'text', lines: 'one', max: 300, ...texts }] as const;
  const form = { verb: 'person.erase', inputs: { email, listed }, fields, submit: title } as const;
  return { type: 'form', title: say('card.erasure.open'), form, look: 'danger' };
}

/** Each part of the name that goes, with its number and what is written there. */
function inPart(say: Speaker, taken: NonNullable<Erased['taken']>, keep: readonly number[]): Block[] {
  const items = taken.slice(0, MAX_TAKEN).map(({ written, places, around: [before, after] = ['', ''] }, i) => {
    const said = `${before}[${written}]${after}`;
    const of = { n: i + 1, written, said, places: say.clauses(places.map((place) => placeOf(say, place))) };
    return { text: say(keep.includes(i + 1) ? 'card.erasure.takenKept' : 'card.erasure.takenPlace', of) };
  });
  return [strong(say('card.erasure.taken', { n: taken.length }), 'warning'), list(items)];
}

/** What keeps the name: how much, and for each reason the places, so that they can be found. */
function stillNamed(say: Speaker, { refs, texts, places = [] }: NonNullable<Erased['alone']>): Block[] {
  const reasons = STAYS.map((why) => ({ why, at: places.filter((place) => place.why === why) }));
  return [
    strong(say('card.erasure.alone', { n: texts, refs: refs.slice(0, MAX_NAMED) }), 'warning'),
    ...reasons.flatMap(({ why, at }) =>
      at.length === 0
        ? []
        : [text(say(`card.erasure.stays.${why}`)), list(at.map((place) => ({ text: placeOf(say, place) })))],
    ),
  ];
}
function placeOf(say: Speaker, { ref, steps, entity }: Omit<Place, 'why'>): string {
  const place = placeInWords(say, steps);
  return entity === undefined
    ? say('card.erasure.place', { ref, place })
    : say('card.erasure.placeOf', { ref, place, entity });
}

/** The names are not there any more in a card that is drawn again after its texts went. */
function named(say: Speaker, templates: readonly TemplateName[]): Block {
  const documents = TEMPLATE_NAMES.filter((one) => templates.includes(one));
  return strong(
    say('card.erasure.templates', { documents: documents.map((one) => say(`templates.document.${one}`)) }),
    'warning',
  );
}
