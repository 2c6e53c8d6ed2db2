/** Shown before somebody is erased from the record: what goes, and what stays. */
import { STAYS, type Stays } from '../../../core/called.ts';
import type { Action, Block, Card, Field } from '../../../core/card.ts';
import type { EntityId, PersonId, Ref } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, list, strong, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { placeInWords } from '../../../kit/documents/places.ts';
import { TEMPLATE_NAMES, type TemplateName } from '../../../kit/documents/fields/index.ts';

export interface Erased {
  /** All of this goes when the person is erased. */
  readonly allAbout?: PersonId;
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
  /** How much there is of the person. */
  readonly found?: {
    readonly documents: number;
    readonly refs: readonly string[];
    readonly texts: number;
    readonly messages: number;
  };
  /** A page of the places to decide on, in the order of their numbers. */
  readonly taken?: readonly {
    readonly written: string;
    readonly places: readonly Omit<Place, 'why'>[];
    /** As many more places have the same. */
    readonly more?: number;
    /** Some words before and after it. */
    readonly around?: readonly [before: string, after: string];
    /** It was looked for besides, and stays where it is not chosen. */
    readonly asked?: true;
  }[];
  /** The whole list: how many there are, where this page begins, and which stay where they are not chosen. */
  readonly list?: { readonly all: number; readonly from: number; readonly asked: readonly number[] };
  /** By which the list is known again. */
  readonly listed?: string;
  /** The words that were looked for besides. */
  readonly also?: readonly string[];
  /** The numbers that the officer leaves out, and those that they choose of what was looked for besides. */
  readonly keep?: readonly number[];
  readonly take?: readonly number[];
}
interface Place {
  readonly ref: string;
  readonly steps: readonly string[];
  readonly entity?: string;
  readonly why: Stays;
}

/** More references would fill the card. */
const MAX_NAMED = 30;

export function personErasure({ say, data }: CardContext<unknown, Partial<Erased>>): Card {
  const { name, email } = data;
  // The person has been erased meanwhile, and what was shown of them with them.
  if (name === undefined || email === undefined) return gone(say);
  const erased = { ...data, name, email };
  return (data.list?.from ?? 1) > 1 ? furtherPlaces(say, erased) : preview(say, erased);
}
function gone(say: Speaker): Card {
  const title = say('card.erasure.gone');
  return { title, body: [], actions: [], summary: title };
}

/** Everything that an officer agrees to, and the first of the places on which they decide. */
function preview(say: Speaker, data: Erased): Card {
  const { name, email, entity, templates, underWay, alone } = data;
  const title = say('card.erasure.title', { name });
  const texts = (keys: readonly Stated[]) => list(keys.map((what) => ({ text: say(`card.erasure.${what}`) })));
  const instead = entity === undefined ? say('card.erasure.somebody') : say('paper.erased', { entity });
  return {
    title,
    tone: 'attention',
    body: [
      facts(
        [say('card.person.email'), email],
        ...when(entity, (id) => [say('card.person.entity'), say.entity(id)] as const),
        ...foundFacts(say, data),
      ),
      strong(say('card.erasure.goes')),
      texts(['names', 'words', 'messages']),
      strong(say('card.erasure.stays')),
      list([{ text: say('card.erasure.positions', { instead }) }]),
      texts(['minutes', 'family', 'trail']),
      strong(say('card.erasure.sent')),
      texts(['live', 'chats', 'mails', 'backups']),
      ...when(underWay, (refs) => strong(say('card.erasure.underWay', { refs }), 'warning')),
      ...places(say, data),
      ...(alone ? stillNamed(say, alone) : []),
      ...when(templates, (all) => named(say, all)),
      subtle(say('card.erasure.unseen')),
    ],
    actions: actions(say, data),
    summary: title,
  };
}
type Stated = 'names' | 'words' | 'messages' | 'minutes' | 'family' | 'trail' | 'live' | 'chats' | 'mails' | 'backups';

function foundFacts(say: Speaker, { found }: Erased): (readonly [label: string, value: string])[] {
  if (!found) return [];
  const { documents, texts, messages } = found;
  const refs = found.refs.slice(0, MAX_NAMED);
  const said = say(refs.length === 0 ? 'card.erasure.count' : 'card.erasure.countIn', { n: documents, refs });
  return [
    [say('card.erasure.documents'), said],
    [say('card.erasure.texts'), say('card.erasure.count', { n: texts })],
    [say('card.erasure.sentTo'), say('card.erasure.count', { n: messages })],
  ];
}

/** A further page of the places. */
function furtherPlaces(say: Speaker, data: Erased): Card {
  const title = say('card.erasure.title', { name: data.name });
  return { title, tone: 'attention', body: places(say, data), actions: actions(say, data), summary: title };
}

/** The number of the last place on the page. */
const lastOf = ({ list: of, taken = [] }: Erased): number => (of?.from ?? 1) + taken.length - 1;
const allOf = ({ list: of, taken = [] }: Erased): number => of?.all ?? taken.length;

/** The button that erases stands below the last of the places: nobody agrees to what they were not shown. */
function actions(say: Speaker, data: Erased): Action[] {
  const { email, list: of, keep = [], take = [], also = [], listed } = data;
  const last = lastOf(data);
  const chosen = {
    ...{ email, ...(listed !== undefined && { listed }) },
    ...(keep.length > 0 && { keep: keep.join(', ') }),
    ...(take.length > 0 && { take: take.join(', ') }),
    ...(also.length > 0 && { also: also.join('; ') }),
  };
  const page = (title: string, from: number): Action => ({
    ...{ type: 'press', title, verb: 'person.erase.preview', inputs: { ...chosen, from: String(from) } },
  });
  const isLast = last >= allOf(data);
  const isFirst = (of?.from ?? 1) === 1;
  return [
    ...(isLast ? [erasing(say, data)] : [page(say('card.erasure.next', { from: last + 1, n: allOf(data) }), last + 1)]),
    ...(isFirst ? [lookingFor(say, data)] : [page(say('card.fromTheFirst'), 1)]),
    ...(isFirst
      ? [{ type: 'press', title: say('personalData.files'), verb: 'person.export', inputs: { email } } as const]
      : []),
  ];
}

const MAX_TYPED = 1000;
/** Where there are places to decide on there is a form. */
function erasing(say: Speaker, data: Erased): Action {
  const { name, email, list: of, listed = '', keep = [], take = [], also = [] } = data;
  const title = say('card.erasure.submit', { name });
  const inputs = { email, listed, ...(also.length > 0 && { also: also.join('; ') }) };
  if (allOf(data) === 0) return { type: 'press', title, verb: 'person.erase', inputs, look: 'danger' };
  const asked = of?.asked.length ?? 0;
  const field = (id: 'keep' | 'take', numbers: readonly number[]): Field => ({
    ...{ id, type: 'text', lines: 'one', max: MAX_TYPED, label: say(`card.erasure.${id}`) },
    hint: say(`card.erasure.${id}Hint`),
    ...(numbers.length > 0 && { value: numbers.join(', ') }),
  });
  const fields = [...(allOf(data) > asked ? [field('keep', keep)] : []), ...(asked > 0 ? [field('take', take)] : [])];
  const form = { verb: 'person.erase', inputs, fields, submit: title } as const;
  return { type: 'form', title: say('card.erasure.open'), form, look: 'danger' };
}

/** What is called by no name of the roll: a given name alone, a nickname, a misspelling. */
function lookingFor(say: Speaker, { email, also = [] }: Erased): Action {
  const [title, submit] = [say('card.erasure.lookFor'), say('card.erasure.look')];
  const texts = { label: say('card.erasure.also'), hint: say('card.erasure.alsoHint') };
  const value = also.length > 0 ? { value: also.join('\n') } : {};
  const fields = [{ id: 'also', type: 'text', lines: 'many', max: MAX_TYPED, ...texts, ...value }] as const;
  const note = say('card.form.noSurvivors');
  return { type: 'form', title, form: { verb: 'person.erase.preview', inputs: { email }, fields, note, submit } };
}

/** Each place to decide on, with its number and what is written there. */
function places(say: Speaker, data: Erased): Block[] {
  const { taken = [], list: of, keep = [], take = [], also = [] } = data;
  const none = also.length > 0 && (of?.asked.length ?? 0) === 0;
  const sought = none ? [text(say('card.erasure.alsoNone', { parts: also }))] : [];
  if (taken.length === 0) return sought;
  const from = of?.from ?? 1;
  const asked = new Set(of?.asked);
  const goes = (n: number): boolean => (asked.has(n) ? take.includes(n) : !keep.includes(n));
  const items = taken.map(({ written, places: at, more = 0, around: [before, after] = ['', ''] }, i) => {
    const n = from + i;
    const said = `${before}[${written}]${after}`;
    const rest = more > 0 ? [say('card.andMore', { n: more })] : [];
    const item = { n, written, said, places: say.clauses([...at.map((place) => placeOf(say, place)), ...rest]) };
    const becomes = goes(n) ? 'takenPlace' : asked.has(n) ? 'takenAsked' : 'takenKept';
    return { text: say(`card.erasure.${becomes}`, item) };
  });
  const n = allOf(data);
  const going = Array.from({ length: n }, (_, i) => i + 1).filter(goes).length;
  const isWhole = from === 1 && taken.length === n;
  return [
    ...sought,
    strong(say('card.erasure.taken', { n, goes: going, stays: n - going }), 'warning'),
    ...(isWhole ? [] : [text(say('card.erasure.page', { from, to: lastOf(data), n }))]),
    list(items),
  ];
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
