/**
 * Draws cards as Adaptive Cards 1.5, for Teams and for the local console. How words are written: `adaptiveCard/words.ts`.
 */
import type { Action, Card, Form } from '../core/card.ts';
import { cuts, smallestCard } from './adaptiveCard/cut.ts';
import { actionElement, actionSet, blockElements, fold, createCardScope, submit } from './adaptiveCard/elements.ts';
import type { CardScope } from './adaptiveCard/elements.ts';
import { formElements, openedElement } from './adaptiveCard/inputs.ts';
import { heading, isPlain, paragraph, runs, toneWeight, visible } from './adaptiveCard/words.ts';
import type { Json } from './adaptiveCard/words.ts';
import { asText, bytesWithin, isWithin, write } from './adaptiveCard/write.ts';

export { openedIn, readInputs } from './adaptiveCard/inputs.ts';
export { plainText, verbsOf } from './adaptiveCard/read.ts';

export type AdaptiveCardJson = Json & { readonly type: 'AdaptiveCard'; readonly body: readonly Json[] };

/** The largest card in bytes, a limit of older Teams clients and of webhooks. */
export const MAX_CARD_BYTES = 28 * 1024;
export const bytesOf = (card: AdaptiveCardJson): number => Buffer.byteLength(JSON.stringify(card));

/** Adapts the card's elements to a platform's clients, before it is serialised. */
export type CardAdapter = (made: AdaptiveCardJson) => AdaptiveCardJson;
const asItIs: CardAdapter = (made) => made;

/** Draws the card within the size limit. A card that is too large is cut, and gets a button that asks for the rest. */
export const toAdaptiveCard = (card: Card, finish?: CardAdapter): AdaptiveCardJson =>
  fitting(card, finish, (made, limit) => (isWithin(limit, write(made)) ? made : undefined));

/** The same card as JSON text. */
export const adaptiveCardText = (card: Card): string =>
  fitting(card, asItIs, (made, limit) => {
    const pieces = write(made);
    return isWithin(limit, pieces) ? asText(pieces) : undefined;
  });

/** A card as JSON, and as bytes for sending. */
export interface WrittenCard {
  readonly text: string;
  readonly bytes: Buffer;
}

/** The same card for an answer that is sent at once, with its bytes. */
export const adaptiveCardWritten = (card: Card, finish?: CardAdapter): WrittenCard =>
  fitting(card, finish, (made, limit) => {
    const pieces = write(made);
    const bytes = bytesWithin(limit, pieces);
    return (
      bytes && {
        bytes,
        // Made only when it is asked for: few callers need both.
        get text() {
          return asText(pieces);
        },
      }
    );
  });

/** @param take what is wanted of the card; undefined when that has more bytes than the limit */
function fitting<Taken>(
  card: Card,
  finish: CardAdapter = asItIs,
  take: (made: AdaptiveCardJson, limit: number) => Taken | undefined,
): Taken {
  const whole = take(finish(render(card)), MAX_CARD_BYTES);
  if (whole !== undefined) return whole;
  for (const shorter of cuts(card)) {
    const cut = take(finish(render(shorter)), MAX_CARD_BYTES);
    if (cut !== undefined) return cut;
  }
  const smallest = take(finish(render(smallestCard(card))), Infinity);
  if (smallest === undefined) throw new Error('the smallest card was not taken');
  return smallest;
}

function render(card: Card): AdaptiveCardJson {
  const at = createCardScope(card);
  const folded = card.more === undefined ? [] : card.actions.filter(isMinor);
  const shown = card.actions.filter((action) => !folded.includes(action));
  const drawer = folded.length > 0 ? fold(card.more ?? '', [actionSet(folded, at)], at) : undefined;
  const actions = [
    ...(card.form ? [submit(card.form, undefined, at)] : []),
    ...shown.map((action) => actionElement(action, at)),
    ...(drawer ? [drawer.toggle] : []),
  ];
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    ...(isPlain(card.summary) ? { fallbackText: visible(card.summary) } : {}),
    msteams: { width: 'Full' },
    ...(card.refreshVerb === undefined || card.discreet || card.transient
      ? {}
      : { refresh: refresh(card.refreshVerb, at) }),
    body: [
      ...head(card),
      ...blockElements(card.body, at),
      ...(card.form ? formElements(isAlone(card) ? card.form : askedByUs(card.form)) : []),
      ...(card.opened === undefined ? [] : [openedElement(card.opened)]),
      ...(drawer ? [drawer.content] : []),
    ],
    ...(actions.length > 0 ? { actions } : {}),
  };
}

/**
 * Is this the only form on the card? The button of an unfolded form also sends the fields of the card around it, and
 * clients block it while a required one is empty. So on a card with several forms the client requires no field; the act
 * checks them.
 */
const isAlone = ({ actions }: Card): boolean => !actions.some(({ type }) => type === 'form');
const askedByUs = (form: Form): Form => ({
  ...form,
  fields: form.fields.map(({ required: _required, error: _error, ...field }) => field),
});

const isMinor = (action: Action): boolean => action.minor === true;

/**
 * The head of the card. The title is the heading; where its words would be read as markdown, the line above it is the
 * heading.
 */
function head({ eyebrow, title, tone }: Card): Json[] {
  const small = { size: 'Small', isSubtle: true } as const;
  const over =
    eyebrow === undefined
      ? []
      : [isPlain(title) ? paragraph(runs(eyebrow, { ...small, ...toneWeight(tone) })) : heading(eyebrow, 'Small')];
  return [...over, heading(title, 'Large')];
}

/**
 * `userIds: []` makes the refresh a menu entry. Clients never refresh by themselves, so one card on many screens does not
 * become many calls.
 */
const refresh = (verb: string, at: CardScope) => ({
  action: { type: 'Action.Execute', title: verb, verb, data: { ...at.context } },
  userIds: [],
});
