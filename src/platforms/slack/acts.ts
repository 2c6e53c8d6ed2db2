/** Presses, submitted forms and typed words, from Slack's payload to the core and back to where the person stands. */
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { eventId, type NetworkId } from '../../core/ids.ts';
import { LANGUAGES, type Language } from '../../core/people.ts';
import type { RoomHere } from '../../core/room.ts';
import type { Door, Said, Shown } from '../door.ts';
import { answer, noteOver, showView, whyNot } from './answers.ts';
import { messageKey, type Showing, type Spot } from './spot.ts';
import type { Home } from './home.ts';
import {
  actionEvent,
  channelOf,
  commanderOf,
  openFormOf,
  referenceOf,
  visitorOf,
  whereOf,
  type ActionBody,
  type ActionPayload,
  type CommandBody,
} from './inbound.ts';
import { namesIn, typedWords } from './markup.ts';
import { mayPostIn } from './membership.ts';
import type { FormPart, Part, PressPart, Reference } from './parts.ts';
import type { Known, People, Visitor } from './people.ts';
import { identityOf, throughOf } from './users.ts';
import type { Thread, Threads } from './threads.ts';
import { within } from '../../core/timeout.ts';
import { loadingView, modalForm, type Meta } from './views.ts';
import { addressOf } from './rooms.ts';
import type { Workspaces } from './workspaces.ts';

export interface Acting extends Showing {
  readonly door: Door;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly threads: Threads;
  readonly home: Home;
  readonly fault: (what: string, fault: unknown) => void;
}

/** Acknowledges: with nothing, or for a modal with what is to become of it. */
export type Ack = (response?: ViewResponse) => Promise<void>;
export type ViewResponse =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** A press is stored before Slack is told that it arrived, unless that takes longer than this. */
const ACK_MS = 400;
/** Slack lets a modal open within three seconds of the press. */
const TRIGGER_MS = 1_500;

/** Who this is, in the network that the pressed card is of. */
export interface Actor {
  readonly from: string;
  readonly network?: NetworkId;
  readonly language: Language;
  readonly known?: Known;
  /** Nobody is known, but Slack could not be asked: a refusal would be wrong, and the Secretariat would hear of a stranger. */
  readonly isUnsure?: boolean;
}

const networkOf = (person: string | undefined): string | undefined => person?.slice(0, person.lastIndexOf('-'));

export async function actorOf({ people }: Pick<Acting, 'people'>, visitor: Visitor, card?: string): Promise<Actor> {
  const { known, identity, isUnsure } = await people.behind(visitor);
  const network = networkOf(card);
  const one = known.find((each) => each.network === network) ?? (network === undefined ? known[0] : undefined);
  if (one) return { from: one.person.id, network: one.network, language: one.person.language, known: one };
  return {
    from: identity,
    language: known[0]?.person.language ?? languages.get(identity) ?? 'en',
    ...(isUnsure && { isUnsure }),
    ...(network !== undefined && { network: network as NetworkId }),
  };
}

/** A button or an entry of a menu. */
export async function pressed(
  acting: Acting,
  { body, payload, client, ack }: { body: ActionBody; payload: ActionPayload; client: WebClient; ack: Ack },
): Promise<void> {
  const reference = referenceOf(payload);
  if (!reference) return ack();
  const visitor = visitorOf(body);
  const spot = spotOf(body, client, visitor, reference);
  const part = reference.p ?? (reference.k === undefined ? undefined : acting.parts.known(reference.k));
  const event = actionEvent(payload, body);
  if (part?.type === 'press') return press(acting, spot, part, event, ack);
  await ack();
  if (part) return openForm(acting, spot, part);
  await fetched(acting, spot, reference.k, event);
}

function spotOf(
  body: ActionBody,
  client: WebClient,
  visitor: Visitor,
  { w: who, c: kind, l: language }: Reference,
): Spot {
  const { container, channel, view } = body;
  const at = container?.channel_id ?? channel?.id;
  const message =
    container?.type === 'message' && at !== undefined && container.message_ts !== undefined
      ? {
          team: whereOf(body).team ?? visitor.team,
          channel: at,
          ts: container.message_ts,
          ephemeral: container.is_ephemeral === true,
        }
      : undefined;
  const meta: Meta = {
    ...(who !== undefined && { who }),
    ...(kind !== undefined && { kind }),
    ...(language !== undefined && LANGUAGES.includes(language) && { language }),
    ...(message && !message.ephemeral && { m: messageKey(message) }),
  };
  const form = openFormOf(view);
  return {
    client,
    visitor,
    trigger: body.trigger_id,
    responseUrl: body.response_url,
    at,
    ...(message && { message }),
    channel: channelOf(at, channel?.name),
    ...(view?.type === 'modal' && { view: { id: view.id, hash: view.hash, ...(form && { form }) } }),
    meta,
  };
}

async function press(acting: Acting, spot: Spot, part: PressPart, event: string, ack: Ack): Promise<void> {
  let arrived = (): void => undefined;
  const stored = new Promise<void>((resolve) => (arrived = resolve));
  const work = actorOf(acting, spot.visitor, spot.meta.who).then(async (actor) => {
    const from = { event, ...(await roomAt(acting, spot)), stored: arrived };
    return { actor, shown: await askCore(acting, actor, part, part.inputs ?? {}, from) };
  });
  await within(Promise.race([stored, work]), ACK_MS);
  await ack();
  const soon = await within(work, TRIGGER_MS);
  const at = soon ? spot : await waiting(acting, spot);
  const { actor, shown } = soon ?? (await work);
  await answer(acting, { ...at, verb: part.verb, meta: { ...at.meta, who: actor.from } }, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}

/** Opens the modal that the answer will stand in: later Slack would not. */
async function waiting(acting: Acting, spot: Spot): Promise<Spot> {
  if ((spot.view && !spot.view.form) || spot.trigger === undefined) return spot;
  const view = loadingView(acting.words, await languageFor(acting, spot));
  const id = await showView(spot, { view, parts: new Map<string, Part>() }).catch(() => undefined);
  return id === undefined ? spot : { ...spot, view: { id } };
}

interface Asking {
  readonly event: string;
  readonly room?: RoomHere;
  readonly stored?: () => void;
  /** The modal in which a form was filled in. */
  readonly opened?: string;
}

/** What somebody is told whom Slack could not be asked about. Nothing goes to the core. */
export const notNow = ({ words }: Pick<Acting, 'words'>, { language }: Actor): Shown => ({
  ok: false,
  code: 'conflict',
  message: words(language, 'notNow'),
  language,
});

export const askCore = async (
  acting: Acting,
  actor: Actor,
  { verb, target, seen }: Pick<PressPart, 'verb' | 'target' | 'seen'>,
  inputs: Readonly<Record<string, unknown>>,
  { event, room, stored, opened }: Asking,
): Promise<Shown> => {
  if (actor.isUnsure) return notNow(acting, actor);
  const { from, network, language } = actor;
  const press = {
    verb,
    inputs,
    from,
    platform: 'slack',
    eventId: eventId(event),
    ...(room && { room }),
    ...(target !== undefined && { target }),
    ...(seen !== undefined && { seen }),
    ...(opened !== undefined && { opened }),
    ...(network !== undefined && { network }),
    language,
  } as const;
  return acting.door.press(press, stored);
};

/** The channel in which something is pressed or said, by its address. */
async function roomAt(
  { workspaces }: Acting,
  { visitor, channel }: Pick<Spot, 'visitor' | 'channel'>,
): Promise<{ readonly room?: RoomHere }> {
  const workspace = channel && (await workspaces.of(throughOf(visitor)));
  if (!workspace) return {};
  const { id, name } = channel;
  return { room: { address: addressOf(workspace, id), ...(name !== undefined && { name }) } };
}

async function openForm(acting: Acting, spot: Spot, part: FormPart): Promise<void> {
  const language = await languageFor(acting, spot);
  const made = modalForm(part, spot.meta, { words: acting.words, language });
  try {
    await showView(spot, made);
  } catch (fault) {
    // Slack no longer lets it open: the person is asked to press again, rather than left with nothing.
    if (spot.view?.form) return noteOver(spot, whyNot(acting, language, fault));
    const late: Shown = { ok: false, code: 'conflict', message: whyNot(acting, language, fault), language };
    await answer(acting, { ...spot, trigger: undefined }, late);
    acting.fault('a form did not open', fault);
  }
}

/** In how much of a trigger's time somebody is looked up. */
const LANGUAGE_MS = 600;

/** What opens before it is known who presses speaks as the card does, or as the last answer did. */
export async function languageFor(
  acting: Acting,
  { meta, visitor }: Pick<Spot, 'meta' | 'visitor'>,
): Promise<Language> {
  const known = meta.language ?? languages.get(identityOf(visitor));
  if (known) return known;
  const asked = actorOf(acting, visitor, meta.who).catch(() => undefined);
  return (await within(asked, LANGUAGE_MS))?.language ?? 'en';
}

/** The language in which somebody was last answered. */
const MAX_LANGUAGES = 5_000;
const languages = createBoundedCache<string, Language>(MAX_LANGUAGES);
export function remember(visitor: Visitor, language: Language): void {
  languages.set(identityOf(visitor), language);
}

/** What a button means has to be fetched first: the modal opens at once and is filled when it is there. */
async function fetched(acting: Acting, spot: Spot, key: string | undefined, event: string): Promise<void> {
  const at = await waiting(acting, spot);
  const part = key === undefined ? undefined : await acting.parts.find(key);
  if (part?.type === 'form') return openForm(acting, at, part);
  if (part) return press(acting, at, part, event, async () => undefined);
  const { language } = await actorOf(acting, spot.visitor, spot.meta.who);
  await answer(acting, at, { ok: false, code: 'stale', message: acting.words(language, 'old'), language });
}

/** `/concord …`, with the same words as everywhere. */
export async function commanded(
  acting: Acting,
  { body, client, ack }: { body: CommandBody; client: WebClient; ack: Ack },
): Promise<void> {
  const visitor = commanderOf(body);
  const text = typedWords(body.text ?? '') || 'home';
  const channel = channelOf(body.channel_id, body.channel_name);
  // A command can be typed also where Concord is not.
  const mayPost =
    channel &&
    (async () => {
      const words = acting.words(await languageFor(acting, { visitor, meta: {} }), 'trying');
      return mayPostIn({ client, channel: channel.id, user: visitor.user, words });
    });
  const work = say(acting, { visitor, channel }, { text, event: `command/${body.trigger_id}`, mayPost });
  await within(work, ACK_MS);
  await ack();
  const { actor, shown } = await work;
  const spot: Spot = {
    client,
    visitor,
    trigger: body.trigger_id,
    responseUrl: body.response_url,
    at: body.channel_id,
    meta: { who: actor.from },
  };
  await answer(acting, spot, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}

/** Words in a chat, where in a thread of ours it is known what they are about. */
interface Spoken {
  readonly text: string;
  readonly event: string;
  /** Whose card the thread began with, and what it was about. */
  readonly thread?: Thread | undefined;
  readonly mayPost?: Said['mayPost'];
}

export async function say(
  acting: Acting,
  spot: Pick<Spot, 'visitor' | 'channel'>,
  { text, event, thread, mayPost }: Spoken,
) {
  const { visitor } = spot;
  const actor = await actorOf(acting, visitor, thread?.who);
  const { from, network, language, isUnsure } = actor;
  if (isUnsure) return { actor, shown: notNow(acting, actor) };
  const shown = await acting.door.say({
    text,
    from,
    platform: 'slack',
    eventId: eventId(event),
    ...(await roomAt(acting, spot)),
    ...(mayPost && { mayPost }),
    ...(thread && { about: thread.target }),
    ...(network !== undefined && { network }),
    language,
  });
  remember(visitor, shown.language);
  return { actor, shown };
}

/** In a channel the bot is called by its name first. */
const CALLED = /^\s*<@[A-Z0-9]+(?:\|[^<>]*)?>/;

/** With the names of whoever is mentioned; the bot's own is no part of what is said to it. */
export async function wordsSaid({ workspaces }: Acting, visitor: Visitor, text: string): Promise<string> {
  if (!text.includes('<')) return typedWords(text);
  const workspace = await workspaces.of(throughOf(visitor)).catch(() => undefined);
  const own = workspace?.botUser;
  return typedWords(text, { names: await namesIn(text, workspace), ...(own !== undefined && { own }) });
}

/** Words in a chat with the bot, or in a channel in which it was named. */
export async function heard(
  acting: Acting,
  spot: Pick<Spot, 'client' | 'visitor'> & { readonly chat: NonNullable<Spot['chat']> },
  { typed, files }: { readonly typed: string; readonly files: string },
  event: string,
): Promise<void> {
  const { channel, thread: ts, open } = spot.chat;
  const said = await wordsSaid(acting, spot.visitor, open ? typed : typed.replace(CALLED, ''));
  // Whoever only calls the bot by its name is answered as a command without words is.
  const text = said || files || (open ? '' : 'home');
  if (text === '') return;
  const thread = ts === undefined ? undefined : await acting.threads.begunBy(channel, ts);
  const at = { visitor: spot.visitor, channel: channelOf(channel) };
  const { actor, shown } = await say(acting, at, { text, event, thread });
  await answer(acting, { ...spot, meta: { who: actor.from } }, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}
