/** The parts of Teams' activities that are used. Other properties are ignored. */
import * as z from 'zod';
import { LANGUAGES, type Language } from '../../core/people.ts';
import { MAX_MESSAGE, plainOf } from './plain.ts';

const text = z.string();
const account = z.looseObject({ id: text.max(1000), name: text.nullish(), aadObjectId: text.max(200).nullish() });
const named = z.looseObject({ id: text.nullish(), name: text.nullish() }).nullish();

const Shape = z.looseObject({
  type: text.min(1).max(100),
  id: text.max(1000).nullish(),
  name: text.max(200).nullish(),
  action: text.nullish(),
  channelId: text.nullish(),
  serviceUrl: text.max(1000).nullish(),
  replyToId: text.nullish(),
  locale: text.max(100).nullish(),
  text: text.nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .looseObject({
      id: text.max(1000),
      name: text.nullish(),
      conversationType: text.nullish(),
      tenantId: text.max(200).nullish(),
    })
    .nullish(),
  channelData: z.looseObject({ tenant: named, team: named, channel: named, eventType: text.nullish() }).nullish(),
  attachments: z
    .array(z.looseObject({ contentType: text.nullish(), name: text.nullish(), content: z.unknown().optional() }))
    .nullish(),
  entities: z.array(z.looseObject({ type: text.nullish() })).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
export type Activity = z.infer<typeof Shape>;

/** The activity in a body; undefined when there is none. */
export function readActivity(body: unknown): Activity | undefined {
  const read = Shape.safeParse(body);
  return read.success ? read.data : undefined;
}

/**
 * The language of the client (`fr-CH`), where Concord has it. It may be in either place; an invoke often has only the
 * second.
 */
export const localeOf = ({ locale, entities }: Activity): Language | undefined =>
  oursOf(locale) ?? oursOf(entities?.find(({ type }) => type === 'clientInfo')?.['locale']);

const oursOf = (locale: unknown): Language | undefined =>
  typeof locale === 'string'
    ? LANGUAGES.find((language) => language === locale.toLowerCase().split('-')[0])
    : undefined;

/** Every tenant in the activity: that of the conversation and that of the writer. */
export const tenantsOf = ({ channelData, conversation }: Activity): string[] =>
  [channelData?.tenant?.id, conversation?.tenantId].flatMap((tenant) => (tenant ? [tenant.toLowerCase()] : []));

/** Is it a chat with one person? Where Teams does not name the type, any sign of a group or a channel decides. */
export function isPersonal({ conversation, channelData }: Activity): boolean {
  const kind = conversation?.conversationType;
  if (kind) return kind === 'personal';
  const isOfMany = conversation?.['isGroup'] === true || channelData?.team?.id || channelData?.channel?.id;
  return !isOfMany && !conversation?.id.startsWith('19:');
}

/**
 * Can it come from a place without Concord? "Send to the network…" is offered everywhere: in chats of two people, in
 * channels without Concord, beside the search box.
 */
export const isFromAnywhere = ({ type, name }: Activity): boolean =>
  type === 'invoke' && name?.startsWith('composeExtension/') === true;

/**
 * The text without the mention of the bot, which Teams requires in channels and group chats, and without the quoted
 * message, which a reply contains.
 */
export function wordsOf(activity: Activity): string {
  const { text: typed, entities, recipient } = activity;
  const said = withoutQuote(activity) ?? typed;
  const mentions = (entities ?? []).flatMap((entity) => {
    const { type, text: as, mentioned } = entity as { type?: unknown; text?: unknown; mentioned?: { id?: unknown } };
    return type === 'mention' && typeof as === 'string' && as !== '' && mentioned?.id === recipient?.id ? [as] : [];
  });
  const whole = (said ?? '').slice(0, MAX_MESSAGE);
  const bare = [...new Set(mentions)]
    .slice(0, MAX_MENTIONS)
    .reduce((left, mention) => left.split(mention).join(' '), whole);
  return bare
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}

/** The maximum of mentions of the bot that are removed from a message. */
const MAX_MENTIONS = 20;

/**
 * The message to which a text replies. Its id is in an element of the text's HTML. The first such element counts; when it
 * is not closed, there is none.
 */
function quoteIn(html: string): { readonly id: string; readonly from: number; readonly to: number } | undefined {
  for (const { 0: mark, index: from } of html.matchAll(/<blockquote[^<>]*>/gi)) {
    const id = /schema\.skype\.com\/Reply/i.test(mark) ? /itemid="(\d{1,40})"/i.exec(mark)?.[1] : undefined;
    if (id === undefined) continue;
    const end = /<\/blockquote>/gi;
    end.lastIndex = from + mark.length;
    return end.exec(html) ? { id, from, to: end.lastIndex } : undefined;
  }
  return undefined;
}

function quoting({ attachments }: Activity): { readonly id: string; readonly rest: string } | undefined {
  for (const { contentType, content } of attachments ?? []) {
    if (contentType !== 'text/html' || typeof content !== 'string') continue;
    const html = content.slice(0, MAX_MESSAGE);
    const found = quoteIn(html);
    if (found) return { id: found.id, rest: plainOf(html.slice(0, found.from) + html.slice(found.to)) };
  }
  return undefined;
}

const withoutQuote = (activity: Activity): string | undefined => quoting(activity)?.rest;

/** The messages to which an activity replies: the quoted one in a chat, the first of the thread in a channel. */
export function answered(activity: Activity): string[] {
  const { replyToId, conversation } = activity;
  const root = /;messageid=([^;]+)/.exec(conversation?.id ?? '')?.[1];
  const quoted = quoting(activity)?.id;
  return [quoted, replyToId, root].flatMap((id) => (id ? [id] : []));
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
