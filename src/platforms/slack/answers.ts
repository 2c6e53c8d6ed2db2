/** Brings an answer of the core to where the person stands: a message, a command, a modal, the home tab, a chat. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Language } from '../../core/people.ts';
import type { Door, Shown } from '../door.ts';
import { linesOf, withAnswer } from '../said.ts';
import { asArguments, sizeOf, toBlocks, toPages } from './card.ts';
import { MESSAGE } from './card/limits.ts';
import { plainer } from './card/plainer.ts';
import { escaped } from './card/text.ts';
import { lossOf, slackError } from './failures.ts';
import { post } from './http.ts';
import type { Channel } from './inbound.ts';
import { checkResponse, oncePlainer, viewOncePlainer } from './oncePlainer.ts';
import type { Parts } from './parts.ts';
import type { Visitor } from './people.ts';
import { messageIdOf } from './posting.ts';
import { throughOf } from './users.ts';
import { modalAnswer, notedView, said, type Made, type Meta } from './views.ts';
import type { SlackWord, SlackWords } from './words.ts';
import type { Workspaces } from './workspaces.ts';

export interface Showing {
  readonly door: Pick<Door, 'answeredOn'>;
  readonly workspaces: Pick<Workspaces, 'of'>;
  readonly parts: Parts;
  readonly words: SlackWords;
}

/** Where a press or words came from, and what can be done there. */
export interface Spot {
  readonly client: WebClient;
  readonly visitor: Visitor;
  /** Opens one modal, within three seconds. */
  readonly trigger?: string | undefined;
  /** Takes a few answers that only this person sees. */
  readonly responseUrl?: string | undefined;
  /** Our message that was pressed. */
  readonly message?: {
    readonly team: string;
    readonly channel: string;
    readonly ts: string;
    readonly ephemeral: boolean;
  };
  /** The channel, when it is no chat with one person. */
  readonly channel?: Channel | undefined;
  /** The modal that stands open; with the form in it, which must not be lost. */
  readonly view?: { readonly id: string; readonly hash?: string | undefined; readonly form?: ModalView };
  /** A chat in which it was typed. */
  readonly chat?: { readonly channel: string; readonly thread?: string | undefined; readonly open: boolean };
  /** What was pressed. */
  readonly verb?: string;
  /** The card that was pressed, and whose it is. */
  readonly meta: Meta;
}

export const messageKey = ({ team, channel, ts }: NonNullable<Spot['message']>): string => `${team}/${channel}/${ts}`;

/**
 * Opens the modal, or changes the one that stands open; over a form it is another one, so that what was typed is still there
 * afterwards. Gives its id; undefined when Slack would not.
 */
export async function showView({ client, trigger, view }: Spot, made: Made): Promise<string | undefined> {
  if (view?.form)
    return viewOncePlainer(
      made.view,
      async (shown) => (await client.views.push({ trigger_id: trigger ?? '', view: shown })).view?.id,
    );
  if (view) {
    const { id, hash } = view;
    try {
      await viewOncePlainer(made.view, (shown) =>
        client.views.update({ view_id: id, view: shown, ...(hash !== undefined && { hash }) }),
      );
    } catch (fault) {
      // Another press of the same person has changed it since: theirs is newer.
      if (slackError(fault) !== 'hash_conflict') throw fault;
    }
    return id;
  }
  if (trigger === undefined) return undefined;
  return viewOncePlainer(
    made.view,
    async (shown) => (await client.views.open({ trigger_id: trigger, view: shown })).view?.id,
  );
}

/** Does the answer show the pressed card as it is now? Then the card is changed in its place. */
const replaces = ({ card, cardName }: Shown, { message, meta }: Spot): boolean =>
  message !== undefined && card !== undefined && !card.transient && cardName === meta.kind;

export async function answer(showing: Showing, spot: Spot, shown: Shown): Promise<void> {
  if (spot.view) return inModal(showing, spot, shown);
  if (replaces(shown, spot)) return inPlace(showing, spot, shown);
  const needsModal = shown.card !== undefined && (spot.responseUrl === undefined || spot.message !== undefined);
  // A form that was asked for opens; what an act came to is said.
  const isForm = shown.card?.form !== undefined && shown.looked === true;
  if (spot.trigger !== undefined && (needsModal || isForm || spot.responseUrl === undefined)) {
    if (await inModal(showing, spot, shown).then(isDone, isNotDone)) return;
  }
  return whisper(showing, spot, shown, true);
}
const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

/**
 * The pressed card as it is now. Where nobody else looks on, it says at its top what came of the press; a "no" is said beside
 * it, since the card may change again before it is read.
 */
async function inPlace(showing: Showing, spot: Spot, shown: Shown): Promise<void> {
  const { ok, card } = shown;
  const isAlone = spot.channel === undefined || spot.message?.ephemeral === true;
  if (!ok || !card || !isAlone) {
    // What came of the press is said, also when the card cannot be changed.
    const replaced = await replace(showing, spot, shown).then(
      () => undefined,
      (fault: unknown) => ({ fault }),
    );
    await whisper(showing, spot, shown, false);
    if (replaced) throw replaced.fault;
    return;
  }
  await leaveStanding(showing, spot);
  try {
    await replace(showing, spot, { ...shown, card: withAnswer(card, shown, spot.verb) });
  } catch (fault) {
    await whisper(showing, spot, shown, false);
    throw fault;
  }
}

/** The dispatcher knows a message by the workspace that it was posted to. Without one the answer is shown all the same. */
async function leaveStanding({ door, workspaces }: Showing, { visitor, message }: Spot): Promise<void> {
  const workspace = message && (await workspaces.of(throughOf(visitor)).catch(() => undefined));
  if (workspace) door.answeredOn('slack', messageIdOf(workspace, message.channel, message.ts));
}

async function inModal(showing: Showing, spot: Spot, shown: Shown): Promise<void> {
  const made = modalAnswer(shown, spot.meta, showing.words);
  await showing.parts.keep(made.parts);
  try {
    await showView(spot, made);
  } catch (fault) {
    if (!spot.view?.form) throw fault;
    const { looked, language } = shown;
    await noteOver(spot, looked ? whyNot(showing, language, fault) : linesOf(shown, shown.card));
  }
}

/** Nothing more opens over the form: what came of the press, or why there is nothing to see, is said in the form itself. */
export async function noteOver({ client, view }: Spot, words: string): Promise<void> {
  if (!view?.form) return;
  await viewOncePlainer(notedView(view.form, words), (shown) => client.views.update({ view_id: view.id, view: shown }));
}

/** Slack shows three modals over each other, and lets one open for three seconds; with a dead token it opens none. */
export const whyNot = (
  { words }: Pick<Showing, 'words'>,
  language: Language,
  fault: unknown,
  late: SlackWord = 'again',
): string =>
  words(language, slackError(fault) === 'push_limit_reached' ? 'tooDeep' : lossOf(fault) ? 'notServed' : late);

/** The pressed card as it is now, for whoever sees the message. */
export async function replace({ parts }: Showing, spot: Spot, { card, cardName, language }: Shown): Promise<void> {
  const { message, client, meta, responseUrl } = spot;
  if (!message || !card) return;
  const who = meta.who === undefined ? {} : { who: meta.who };
  const drawn = toBlocks(card, { ...who, kind: cardName ?? '', language });
  await parts.keep(drawn.parts);
  await oncePlainer(drawn.blocks, async (plain) => {
    if (message.ephemeral)
      return respond(responseUrl, { replace_original: true, text: drawn.text, blocks: plain ?? drawn.blocks });
    await client.chat.update({ channel: message.channel, ts: message.ts, ...asArguments(drawn, plain) });
  });
}

/** Says it so that only this person sees it, or in a chat of their own as a message. */
async function whisper({ parts }: Showing, spot: Spot, shown: Shown, withCard: boolean): Promise<void> {
  const { card, cardName, message } = shown;
  const on = {
    ...(spot.meta.who !== undefined && { who: spot.meta.who }),
    ...(cardName !== undefined && { kind: cardName }),
    language: shown.language,
  };
  const opening = said(shown);
  // The words stand over the card, in the same message.
  const room = { ...MESSAGE, blocks: MESSAGE.blocks - opening.length, size: MESSAGE.size - sizeOf(opening) };
  const drawn = withCard && card ? toPages(card, on, room) : undefined;
  if (drawn) await parts.keep(drawn.parts);
  const [first = [], ...more] = drawn?.pages ?? [];
  const text = escaped(message);
  const pages = [[...opening, ...first], ...more];
  // What is for this moment only is not left standing in a chat.
  const kept = card?.transient !== true;
  const so = { plain: false };
  for (const page of pages) {
    // What was refused once is not tried again for what follows: an answer has few tries.
    const blocks = so.plain ? plainer(page) : page;
    await oncePlainer(blocks, (plain) => {
      so.plain ||= plain !== undefined;
      return put(spot, { text, blocks: plain ?? blocks }, kept);
    });
  }
}

async function put(
  { client, chat, responseUrl, visitor }: Spot,
  what: { text: string; blocks: KnownBlock[] },
  kept: boolean,
): Promise<void> {
  if (responseUrl !== undefined)
    return respond(responseUrl, { response_type: 'ephemeral', replace_original: false, ...what });
  if (!chat) return tellInChat(client, visitor, what, kept);
  const thread = chat.thread === undefined ? {} : { thread_ts: chat.thread };
  const where = { channel: chat.channel, ...thread, ...what };
  if (chat.open && kept) await client.chat.postMessage({ ...where, unfurl_links: false, unfurl_media: false });
  else await client.chat.postEphemeral({ ...where, user: visitor.user });
}

/** Where there is no other place for it (a home tab whose press took too long), it is said in the person's own chat. */
async function tellInChat(
  client: WebClient,
  { user }: Visitor,
  what: { text: string; blocks: KnownBlock[] },
  kept: boolean,
): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) return;
  const where = { channel: channel.id, ...what };
  if (kept) await client.chat.postMessage({ ...where, unfurl_links: false, unfurl_media: false });
  else await client.chat.postEphemeral({ ...where, user });
}

const RESPONSE_MS = 5_000;

async function respond(url: string | undefined, body: object): Promise<void> {
  if (url === undefined) return;
  const { status, bytes } = await post(url, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(RESPONSE_MS),
  });
  checkResponse(status, bytes.toString());
}
