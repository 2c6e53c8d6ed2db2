/** Shown before somebody is erased from the record: what goes, and what stays. */
import { STAYS, type Stays } from '../../../core/called.ts';
import type { Block, Card } from '../../../core/card.ts';
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
}
interface Place {
  readonly ref: string;
  readonly steps: readonly string[];
  readonly entity?: string;
  readonly why: Stays;
}

/** More references would fill the card. */
const MAX_NAMED = 50;

export function personErasure({
  say,
  data: { name, email, entity, templates, underWay, alone },
}: CardContext<unknown, Erased>): Card {
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
      ...(alone ? stillNamed(say, alone) : []),
      ...when(templates, (all) => named(say, all)),
      subtle(say('retention.copies')),
    ],
    actions: [
      {
        type: 'press',
        title: say('card.erasure.submit', { name }),
        verb: 'person.erase',
        inputs: { email },
        look: 'danger',
      },
      { type: 'press', title: say('personalData.files'), verb: 'person.export', inputs: { email } },
    ],
    summary: title,
  };
}

/** What keeps the name: how much, and for each reason the places, so that they can be found and corrected by hand. */
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
function placeOf(say: Speaker, { ref, steps, entity }: Place): string {
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
