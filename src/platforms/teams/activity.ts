/** What Teams sends: the parts of an activity that are read here. Everything else is let through unread. */
import * as z from 'zod';

const text = z.string();
const account = z.looseObject({ id: text.max(1000), name: text.nullish(), aadObjectId: text.max(200).nullish() });
const id = z.looseObject({ id: text.nullish() }).nullish();

const Shape = z.looseObject({
  type: text.min(1).max(100),
  id: text.max(1000).nullish(),
  name: text.max(200).nullish(),
  action: text.nullish(),
  channelId: text.nullish(),
  serviceUrl: text.max(1000).nullish(),
  replyToId: text.nullish(),
  text: text.nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.nullish(),
  conversation: z
    .looseObject({ id: text.max(1000), conversationType: text.nullish(), tenantId: text.max(200).nullish() })
    .nullish(),
  channelData: z.looseObject({ tenant: id, team: id, channel: id, eventType: text.nullish() }).nullish(),
  entities: z.array(z.looseObject({ type: text.nullish() })).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
export type Activity = z.infer<typeof Shape>;

/** The activity in a body; undefined when it is none. */
export function readActivity(body: unknown): Activity | undefined {
  const read = Shape.safeParse(body);
  return read.success ? read.data : undefined;
}

/** Every tenant that the activity names: of the conversation and of who writes. */
export const tenantsOf = ({ channelData, conversation }: Activity): string[] =>
  [channelData?.tenant?.id, conversation?.tenantId].flatMap((tenant) => (tenant ? [tenant.toLowerCase()] : []));

export const isPersonal = ({ conversation }: Activity): boolean =>
  (conversation?.conversationType ?? 'personal') === 'personal';

/** The text without the mention of the bot that Teams asks for in channels and group chats. */
export function wordsOf({ text: said, entities, recipient }: Activity): string {
  const mentions = (entities ?? []).flatMap((entity) => {
    const { type, text: as, mentioned } = entity as { type?: unknown; text?: unknown; mentioned?: { id?: unknown } };
    return type === 'mention' && typeof as === 'string' && as !== '' && mentioned?.id === recipient?.id ? [as] : [];
  });
  const bare = mentions.reduce((left, mention) => left.split(mention).join(' '), said ?? '');
  return bare
    .replace(/<at>[^<]*<\/at>/gi, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
