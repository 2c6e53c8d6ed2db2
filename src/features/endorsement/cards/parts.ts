/** What several cards about a request say and offer. */
import type { Press } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';

/** Opens the request's own card, always as it is now. */
export const showRequest = (say: Speaker, target: Ref): Press => ({
  type: 'press',
  title: say('card.showRequest', { ref: target }),
  verb: 'endorsement.show',
  target,
});

/** What the reader has just written goes along to where it can be sent in. */
export const carrying = (typed: string | undefined): { readonly inputs?: { readonly words: string } } =>
  typed === undefined ? {} : { inputs: { words: typed } };

/** Asks for a page of everything that was said on the request. */
export const page = (say: Speaker, view: RequestView, number: number): Press => ({
  type: 'press',
  title: say('card.showAll'),
  verb: 'endorsement.show',
  target: view.ref,
  inputs: { page: String(number) },
});

/** What every card about a request carries: a press on it says which text its reader saw. */
export const about = (view: RequestView) => ({ context: { target: view.ref, version: view.cardVersion } });

/** How the request may be named here. */
export const named = ({ discretion, ref, title }: RequestView): string => (discretion === 'reference' ? ref : title);

/**
 * What stands on a locked phone (domain.md 9): of a restricted request its reference, also where the card shows more.
 * @param words for one that is not restricted
 * @param waits something is asked of the reader
 */
export const notified = (say: Speaker, { classification, ref }: RequestView, words: string, waits = false): string =>
  classification === 'unclassified' ? words : say(waits ? 'card.restricted.waits' : 'card.restricted.news', { ref });

/** When it closes, or closed. */
export const closing = (say: Speaker, view: RequestView): readonly [string, string] => [
  say(view.open ? 'card.closes' : endedBefore(view) ? 'card.wasToClose' : 'card.closed'),
  say.instant(view.closesAt),
];

/** Withdrawn, decided or replaced before its closing time, which nothing then came to. */
const endedBefore = ({ outcome, closesAt }: RequestView): boolean => outcome !== undefined && outcome.at < closesAt;

/** Every entity asked has stepped aside or left the network: there is nobody whose silence could be consent. */
export const isLeftByAll = ({ counts }: RequestView): boolean => counts.entities === 0;
