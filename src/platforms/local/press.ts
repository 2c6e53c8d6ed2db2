import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import * as z from 'zod';
import { eventId, networkId, type EventId, type PersonId } from '../../core/ids.ts';
import type { RoomHere } from '../../core/room.ts';
import { adaptiveCardWritten, openedIn, readInputs, type WrittenCard } from '../adaptiveCard.ts';
import type { Door, Press, ShownAnswer } from '../door.ts';
import { linesOf } from '../answerText.ts';
import type { Chats } from './chats.ts';
import type { MessageHead, MessageContent } from './chatTables.ts';
import { cardContent, wordsContent } from './content.ts';
import { optionalText, personIn, readBody, refuse, sendText, type ErrorLog } from './http.ts';
import { channelOf, chatOf } from './room.ts';
import { sentForm } from './sentForm.ts';

export interface LocalDeps {
  readonly door: Door;
  readonly chats: Chats;
  readonly log: ErrorLog;
}

const ActBody = z.object({
  verb: z.string().min(1).max(100),
  target: optionalText(200),
  inputs: z.record(z.string(), z.unknown()).nullish(),
  messageId: optionalText(300),
  eventId: optionalText(200),
});

/** `POST /local/people/:id/act`: a press. The core checks what the person may do. */
export function act({ door, chats, log }: LocalDeps): RequestHandler {
  return async (req, res) => {
    const body = readBody(ActBody, req, res);
    if (!body) return;
    const person = personIn(req);
    const own = body.messageId ? chats.message(person, body.messageId) : undefined;
    const posted = body.messageId && !own ? chats.message(chatOf(roomOf(person)), body.messageId) : undefined;
    if (body.messageId && !own && !posted) return refuse(res, 404, 'There is no such message in this chat.');
    const press = toPress(person, body, (own ?? posted)?.message);
    const shown = await door.press(posted ? { ...press, room: roomOf(person) } : press);
    const card = shown.card && adaptiveCardWritten(shown.card);
    if (posted)
      await kept(log, chats.add(person, { id: `reply-${randomUUID()}`, ...REPLY, ...replyContent(shown, card?.text) }));
    sendText(res, spoken(shown, card));
    // Stored without waiting, because the presser sees the same content in the answer.
    const content = own && standingNow(chats, own, { press, shown, json: card?.text });
    if (own && content) {
      const replacing = chats.replace(person, own.message.id, own.revision, content);
      replacing.catch((err: unknown) => log.error({ err }, 'a card was not replaced'));
    }
  };
}

function toPress(from: PersonId, body: z.infer<typeof ActBody>, message: MessageHead['message'] | undefined): Press {
  const data = body.inputs ?? {};
  const seen = text(data['version']) ?? message?.seen;
  const target = body.target ?? text(data['target']) ?? message?.target;
  return {
    verb: body.verb,
    inputs: readInputs(body.verb, data),
    from,
    platform: 'local',
    eventId: eventId(body.eventId ?? randomUUID()),
    ...(target ? { target } : {}),
    ...(seen ? { seen } : {}),
    ...openedIn(data),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

interface Came {
  readonly press: Press;
  readonly shown: ShownAnswer;
  /** The JSON of the answer's card, as it was sent. */
  readonly json: string | undefined;
}

/** The new content of the pressed message; undefined when the message stays as it is. */
function standingNow(chats: Chats, own: MessageHead, { press, shown, json }: Came): MessageContent | undefined {
  const { id, kind, person } = own.message;
  if (shown.card && replaces(shown, own)) {
    const content = cardContent(shown.card, shown.cardName ?? null, json);
    // Above an answer's card stand words of Concord's, and not the text of the card.
    if (kind !== REPLY.kind) return content;
    return { ...content, text: shown.ok && !shown.isQuery ? linesOf(shown, shown.card) : own.message.text };
  }
  if (!shown.ok || shown.isQuery || kind !== REPLY.kind) return undefined;
  const stands = chats.messages(person).find((one) => one.id === id);
  const sent = sentForm(stands?.card ?? null, press, shown);
  return sent && { ...cardContent(sent, null), text: linesOf(shown) };
}

/**
 * Does the answer show the pressed card in its present state? A form of the same kind that was only opened is another card.
 */
const replaces = ({ card, cardName, isQuery }: ShownAnswer, { message }: MessageHead): boolean =>
  card?.transient !== true && cardName === message.cardName && !(isQuery && card?.form);

const SayBody = z.object({
  text: z.string().trim().min(1).max(4000),
  /** The message to which it is a reply. */
  messageId: optionalText(300),
  /** It is said in the network's channel, where everybody reads it. */
  room: z.boolean().nullish(),
});

/** `POST /local/people/:id/say`: typed words. The words and the answer are kept in the chat, when the person has one. */
export function say(deps: LocalDeps): RequestHandler {
  const { door, chats } = deps;
  return async (req, res) => {
    const body = readBody(SayBody, req, res);
    if (!body) return;
    const person = personIn(req);
    const room = body.room ? roomOf(person) : undefined;
    const about = body.messageId ? chats.message(person, body.messageId)?.message.target : undefined;
    const sent: Sent = {
      person,
      where: room ? chatOf(room) : person,
      words: (name) => (room ? `${name}: ${body.text}` : body.text),
    };
    const answer = await exchanged(deps, sent, (event) => {
      const said = { text: body.text, from: person, platform: 'local', eventId: event } as const;
      return door.say({ ...said, ...(about && { about }), ...(room && { room }) });
    });
    sendText(res, answer);
  };
}

/** @property words what the chat shows of it, by the sender's name */
interface Sent {
  readonly person: PersonId;
  readonly where: PersonId;
  readonly words: (name: string) => string;
}

/** Keeps what somebody sends in the chat, asks the core, and keeps the answer. @returns the answer as the contract has it */
async function exchanged(
  { door, chats, log }: LocalDeps,
  { person, where, words }: Sent,
  ask: (event: EventId) => Promise<ShownAnswer>,
): Promise<string | Buffer> {
  const event = eventId(randomUUID());
  const known = await door.person(person).catch((fault: unknown) => ({ fault }));
  if (known && 'fault' in known) {
    log.error({ err: known.fault }, 'typed words could not be brought to the core');
    // The person could not be looked up, so their language is not known.
    return spoken(door.refused(known.fault, 'en'), undefined);
  }
  const said = {
    id: `said-${event}`,
    kind: 'said',
    from: 'person',
    ...wordsContent(words(known?.person.name ?? '')),
  } as const;
  if (known) await chats.add(where, said);
  const shown = await ask(event);
  const card = shown.card && adaptiveCardWritten(shown.card);
  const id = `reply-${event}`;
  const isKept = known && (await kept(log, chats.add(person, { id, ...REPLY, ...replyContent(shown, card?.text) })));
  return spoken(shown, card, isKept ? { messageId: id } : {});
}

/** @property file its bytes in base64; absent for one that is larger than any that is read */
const FileBody = z.object({
  name: z.string().trim().min(1).max(300),
  size: z.number().int().min(0),
  file: z.string().nullish(),
});

/** `POST /local/people/:id/file`: a file that somebody sends in their chat, as in Slack and Teams. */
export function file(deps: LocalDeps): RequestHandler {
  return async (req, res) => {
    const body = readBody(FileBody, req, res);
    if (!body) return;
    const person = personIn(req);
    const { name, size, file: bytes } = body;
    const content = () => Promise.resolve(typeof bytes === 'string' ? Buffer.from(bytes, 'base64') : undefined);
    const answer = await exchanged(deps, { person, where: person, words: () => name }, (event) =>
      deps.door.handIn({ from: person, platform: 'local', eventId: event, name, size, content }),
    );
    sendText(res, answer);
  };
}

/** Waits until the answer is stored in the chat. The act is done, so it is answered even if this fails. */
const kept = (log: ErrorLog, adding: Promise<unknown>): Promise<boolean> =>
  adding.then(
    () => true,
    (err: unknown) => {
      log.error({ err }, 'an answer was not kept in its chat');
      return false;
    },
  );

const REPLY = { kind: 'reply', from: 'bot' } as const;
/** The channel of the person's network. A person's id begins with the network's id. */
const roomOf = (person: PersonId): RoomHere =>
  channelOf(networkId(person.slice(0, Math.max(0, person.lastIndexOf('-')))));

/** The part of an answer that a chat keeps. */
function replyContent(shown: ShownAnswer, json: string | undefined): MessageContent {
  const { target, card, cardName } = shown;
  const text = linesOf(shown, card);
  const standing = card?.transient ? shown.kept : card;
  const written = standing === card ? json : undefined;
  const content = standing ? cardContent(standing, cardName ?? null, written) : wordsContent(text);
  return { ...content, text, target: content.target ?? target ?? null };
}

/** The answer as the contract describes it, as JSON. The card is large, so its text is used as it is. */
function spoken(
  shown: ShownAnswer,
  card: WrittenCard | undefined,
  more: { readonly messageId?: string } = {},
): string | Buffer {
  const { ok, code, message, fields, cardName, target = shown.card?.context?.target } = shown;
  const said = {
    ok,
    ...(code ? { code } : {}),
    message,
    ...(fields ? { fields } : {}),
    ...(target ? { target } : {}),
    ...more,
  };
  if (!card) return JSON.stringify(said);
  const head = JSON.stringify({ ...said, cardName: cardName ?? null }).slice(0, -1);
  return Buffer.concat([Buffer.from(`${head},"card":`), card.bytes, CLOSE]);
}
const CLOSE = Buffer.from('}');
