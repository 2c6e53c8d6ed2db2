import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { eventId, type PersonId } from '../../core/ids.ts';
import { readInputs, toAdaptiveCard } from '../adaptiveCard.ts';
import type { Door, Press, Shown } from '../door.ts';
import type { ChatMessage, Chats } from './chats.ts';
import { cardContent, wordsContent } from './content.ts';
import { fail, optionalText, personIn, readBody, sendJson, type Log } from './http.ts';

export interface Speaking {
  readonly door: Door;
  readonly chats: Chats;
  readonly log: Log;
}

/** The card that was pressed, as it stood when the press came in. */
type Pressed = { readonly message: ChatMessage; readonly revision: number };

const ActBody = z.object({
  verb: z.string().min(1).max(100),
  target: optionalText(200),
  inputs: z.record(z.string(), z.unknown()).nullish(),
  messageId: optionalText(300),
  eventId: optionalText(200),
});

/** `POST /local/people/:id/act`: as pressed. Who may do what is the core's business alone. */
export function act({ door, chats, log }: Speaking): RequestHandler {
  return async (req, res) => {
    const body = readBody(ActBody, req, res);
    if (!body) return;
    const person = personIn(req);
    const pressed = body.messageId ? chats.message(person, body.messageId) : undefined;
    if (body.messageId && !pressed) return fail(res, 404, 'There is no such message in this chat.');
    const shown = await door.press(toPress(person, body, pressed?.message));
    sendJson(res, spoken(shown));
    // The answer does not wait for this: it is only what the presser sees anyway.
    if (pressed)
      replaced(chats, person, pressed, shown)?.catch((err: unknown) => log.error({ err }, 'a card was not replaced'));
  };
}

function toPress(from: PersonId, body: z.infer<typeof ActBody>, message: ChatMessage | undefined): Press {
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
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function replaced(chats: Chats, person: PersonId, { message, revision }: Pressed, { card, cardName }: Shown) {
  if (!card || card.transient || cardName === undefined || cardName !== message.cardName) return undefined;
  return chats.replace(person, message.id, revision, cardContent(card, cardName));
}

const SayBody = z.object({ text: z.string().trim().min(1).max(4000) });

/** `POST /local/people/:id/say`: as typed. Both sides are kept in the chat, when there is one. */
export function say({ door, chats }: Speaking): RequestHandler {
  return async (req, res) => {
    const body = readBody(SayBody, req, res);
    if (!body) return;
    const person = personIn(req);
    const event = eventId(randomUUID());
    const known = await door.person(person);
    if (known)
      await chats.add(person, { id: `said-${event}`, kind: 'said', from: 'person', ...wordsContent(body.text) });
    const shown = await door.say({ text: body.text, from: person, platform: 'local', eventId: event });
    const reply = known && (await chats.add(person, replyMessage(`reply-${event}`, shown)));
    sendJson(res, { ...spoken(shown), ...(reply ? { messageId: reply.id } : {}) });
  };
}

function replyMessage(id: string, { message, target, card, cardName }: Shown) {
  const kept = card && !card.transient ? cardContent(card, cardName ?? null) : wordsContent(message);
  return { id, kind: 'reply', from: 'bot', ...kept, text: message, target: kept.target ?? target ?? null } as const;
}

/** What the core answered, as the contract has it, the card as an Adaptive Card. */
const spoken = ({ ok, code, message, fields, card, cardName, target = card?.context?.target }: Shown) => ({
  ok,
  ...(code ? { code } : {}),
  message,
  ...(fields ? { fields } : {}),
  ...(target ? { target } : {}),
  ...(card ? { card: toAdaptiveCard(card), cardName: cardName ?? null } : {}),
});
