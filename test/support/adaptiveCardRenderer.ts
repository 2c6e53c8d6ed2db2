/** Adaptive Cards as a renderer of cards, for its contract. */
import { isDeepStrictEqual } from 'node:util';
import {
  adaptiveCardText,
  adaptiveCardWritten,
  bytesOf,
  MAX_CARD_BYTES,
  plainText,
  readInputs,
  toAdaptiveCard,
  verbsOf,
  type AdaptiveCardJson,
} from '../../src/platforms/adaptiveCard.ts';
import { type Checks, type RendererUnderTest, seenText, wordsOf } from '../contracts/renderer.contract.ts';
import { everything, parseFaults, schemaFaults, shownBy } from './adaptiveCardClient.ts';

const pressedIn = (json: AdaptiveCardJson) =>
  everything({ ...json, refresh: undefined }).filter(({ type }) => type === 'Action.Execute');

const WHOLE: Checks<AdaptiveCardJson> = {
  'have only elements and properties of Adaptive Cards 1.5': ({ rendered }) => schemaFaults(rendered),
  'are read by the client library without a complaint': ({ rendered }) => parseFaults(rendered),
  'show no more than six buttons in a row': ({ rendered: { actions } }) =>
    Array.isArray(actions) && actions.length > 6 ? [String(actions.length)] : [],
};
/** Huge cards are not read out, nor written again and again: that takes long and shows nothing that hostile ones do not. */
const USUAL: Checks<AdaptiveCardJson> = {
  'are the same when they are written at once': ({ card, rendered }) => {
    const text = adaptiveCardText(card);
    return isDeepStrictEqual(JSON.parse(text), JSON.parse(JSON.stringify(rendered))) ? [] : [text.slice(0, 200)];
  },
  'are the same as text and as they go over the wire': ({ card }) => {
    const { text, bytes } = adaptiveCardWritten(card);
    return bytes.toString('utf8') === text ? [] : [text.slice(0, 200)];
  },
  'can be pressed in clients without Action.Execute, with the same verb and data': ({ rendered }) =>
    pressedIn(rendered)
      .filter(({ verb, data, fallback }) => {
        const { type, data: sent } = (fallback ?? {}) as Readonly<Record<string, unknown>>;
        return type !== 'Action.Submit' || !isDeepStrictEqual(sent, { ...(data as object), verb });
      })
      .map(({ verb }) => String(verb)),
  'can be read out in full as plain text': ({ card }) => {
    const read = seenText(plainText(card));
    const asked = JSON.stringify(card.form ?? '');
    return wordsOf({ ...card, actions: [] }).filter(
      (words) =>
        !read.includes(seenText(words)) && words !== card.form?.submit && !asked.includes(JSON.stringify(words)),
    );
  },
  'have verbs that are named, once, forms and list items included': ({ card, rendered }) => {
    const offered = verbsOf(card);
    const twice = offered.filter((verb, place) => offered.indexOf(verb) !== place);
    const pressed = pressedIn(rendered).map(({ verb }) => String(verb));
    return [...twice, ...pressed.filter((verb) => verb !== card.whole?.verb && !offered.includes(verb))];
  },
};

export const ADAPTIVE_CARD: RendererUnderTest<AdaptiveCardJson> = {
  name: 'Adaptive Card',
  render: toAdaptiveCard,
  visibleText: shownBy,
  bytes: bytesOf,
  limit: MAX_CARD_BYTES,
  ids: (card) => everything(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
  presses: (card) =>
    everything(card)
      .filter(({ type }) => type === 'Action.Execute')
      .map(({ verb, data }) => ({
        verb: String(verb),
        inputs: Object.keys(readInputs(String(verb), data as Record<string, unknown>)),
      })),
  also: (kind, language) => ({
    ...(kind === 'huge' && language === 'en' ? {} : WHOLE),
    ...(kind === 'huge' ? {} : USUAL),
  }),
};
