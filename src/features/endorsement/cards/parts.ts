/** Parts of several cards about a request. */
import type { Press } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { OnAgenda } from '../rules/state.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';

/** Opens the request's own card in its present state. */
export const showRequest = (say: Speaker, target: Ref): Press => ({
  type: 'press',
  title: say('card.showRequest', { ref: target }),
  verb: 'endorsement.show',
  target,
});

/** Passes on what the reader has just written, so that it is filled into the forms. */
export const carrying = (typed: string | undefined): { readonly inputs?: { readonly words: string } } =>
  typed === undefined ? {} : { inputs: { words: typed } };

/** Shows a page of everything that was said about the request. */
export const page = (say: Speaker, view: RequestView, number: number): Press => ({
  type: 'press',
  title: say('card.showAll'),
  verb: 'endorsement.show',
  target: view.ref,
  inputs: { page: String(number) },
});

/** What every card about a request carries, so that a press says which text its reader saw. */
export const about = (view: RequestView) => ({ context: { target: view.ref, version: view.cardVersion } });

/** The request's name on a card with this discretion. */
export const named = ({ discretion, ref, title }: RequestView): string => (discretion === 'reference' ? ref : title);

/**
 * The text of the notification, which is shown on a locked phone (domain.md 9). For a restricted request it is the reference,
 * even when the card shows more.
 * @param words the text for a request that is not restricted
 * @param waits the reader has to do something
 */
export const notified = (say: Speaker, { classification, ref }: RequestView, words: string, waits = false): string =>
  classification === 'unclassified' ? words : say(waits ? 'card.restricted.waits' : 'card.restricted.news', { ref });

/** When it closes or has closed. */
export const closing = (say: Speaker, view: RequestView): readonly [string, string] => [
  say(view.open ? 'card.closes' : endedBefore(view) ? 'card.wasToClose' : 'card.closed'),
  say.instant(view.closesAt),
];

/** It was withdrawn, decided or replaced before its closing time. */
const endedBefore = ({ outcome, closesAt }: RequestView): boolean => outcome !== undefined && outcome.at < closesAt;

/** Every entity that was asked has recused itself or left the network, so nobody's silence could be consent. */
export const isLeftByAll = ({ counts }: RequestView): boolean => counts.entities === 0;

const POSITION_ACTS = [
  'endorse',
  'abstain',
  'recuse',
  'object',
  'requestDiscussion',
  'withdrawObjection',
  'withdrawRequest',
  'needTime',
  'comment',
] as const;

/** The same of what was said at once: an objection, and a request for discussion with it. */
export const saidInWords = (say: Speaker, verb: string, requestsDiscussion: boolean | undefined): string | undefined =>
  requestsDiscussion && /(^|[.])object$/.test(verb) ? say('record.endorsement.objectAndRequest') : actWords(say, verb);

/** A position's act in words (`endorsement.object`, or without the prefix); undefined for any other act. */
export function actWords(say: Speaker, verb: string): string | undefined {
  const act = POSITION_ACTS.find((known) => known === verb.replace(/^endorsement\./, ''));
  return act && say(`card.position.${act}`);
}

/** Which meeting has the item of a request, or that it waits for one. */
export const agendaOf = (say: Speaker, { item, meeting }: Pick<OnAgenda, 'item' | 'meeting'>): string =>
  meeting === undefined ? say('card.request.waitsAs', { item }) : say('card.request.onAgenda', { item, meeting });

/** What became of it in the meeting that had it before. */
export const becameOf = (say: Speaker, { became, meeting }: NonNullable<OnAgenda['before']>): string =>
  say(`card.request.became.${became}`, { meeting });
