/** Installation and removal of the app, and members added to or removed from a team that has it. */
import { isPersonal, type Activity } from './activity.ts';
import { channelIn, withoutThread } from './channels.ts';
import type { TeamsReference } from './references.ts';
import { answerWords } from './say.ts';
import type { Turn, TeamsDeps } from './turn.ts';
import { whoIs, whoWrites, type Writer } from './who.ts';

/** `installationUpdate`: `add` and `add-upgrade`, `remove` and `remove-upgrade`. */
export async function installed(speaking: TeamsDeps, turn: Turn): Promise<void> {
  const { action = '' } = turn.activity;
  // An upgrade removes the old version just before it adds the new one. The person can still be reached.
  if (action === 'remove') return left(speaking, turn.activity);
  if (action?.startsWith('add')) return arrived(speaking, turn, action === 'add');
}

/** `conversationUpdate`. A personal installation sends both events, in any order: the first one greets. */
export async function membersChanged(speaking: TeamsDeps, turn: Turn): Promise<void> {
  const { membersAdded, membersRemoved, recipient, from } = turn.activity;
  const isBot = ({ id }: { readonly id: string }): boolean => id === recipient?.id;
  // Teams does not always name the installer. In a chat of two it is the other member, who is among those added.
  const other = from ?? membersAdded?.find((member) => !isBot(member));
  if (membersAdded?.some(isBot))
    return arrived(speaking, { ...turn, activity: { ...turn.activity, from: other } }, true);
  if (membersRemoved?.some(isBot)) return left(speaking, turn.activity);
  if (isPersonal(turn.activity)) return;
  const event = turn.activity.channelData?.eventType;
  if (event === 'teamDeleted' || event === 'teamHardDeleted') return left(speaking, turn.activity);
  if (event === 'channelDeleted') return lostChannel(speaking, turn.activity);
  for (const { id } of membersAdded ?? []) await meet(speaking, turn.activity, id);
  for (const member of membersRemoved ?? []) await leftTeam(speaking, member);
}

async function arrived(speaking: TeamsDeps, turn: Turn, greets: boolean): Promise<void> {
  const { activity } = turn;
  if (!isPersonal(activity)) return meetAll(speaking, activity);
  const writer = await whoWrites(speaking, activity, true);
  if (greets && (await speaking.references.once(greeting(writer), String(activity.id ?? activity['timestamp']))))
    await greet(speaking, turn, writer);
}

/** The greeting: the answer to "home" shows what waits for the person, or whom to ask. */
const greet = (speaking: TeamsDeps, turn: Turn, writer: Writer): Promise<void> =>
  answerWords(speaking, turn, { writer, text: 'home' });

/** Records that the bot was removed. Nothing can be sent in such a turn. */
async function left(speaking: TeamsDeps, activity: Activity): Promise<void> {
  if (!isPersonal(activity)) return leftRoom(speaking, activity);
  if (!activity.from) return;
  await gone(speaking, activity.from.id, () => true);
  await speaking.references.again(greetingOf(identityOf(activity, activity.from)));
}

/**
 * Records that the bot was removed from a room. Removed from a team, it is removed from all its channels; from a group
 * chat, only from that.
 */
async function leftRoom({ channels, door }: TeamsDeps, activity: Activity): Promise<void> {
  const here = channelIn(activity)?.channel;
  if (!here) return;
  const { tenant, team, conversation } = here;
  const gone = await channels.where(
    (one) => one.tenant === tenant && (one.conversation === conversation || (team !== undefined && one.team === team)),
  );
  for (const address of gone) await door.roomLost('teams', address);
}

/** A channel was deleted; the team and its other channels are still there. */
async function lostChannel({ door }: TeamsDeps, activity: Activity): Promise<void> {
  const here = channelIn(activity);
  if (here) await door.roomLost('teams', here.address);
}

/** A person who was only known through the team can no longer be written to. A chat of their own is not affected. */
const leftTeam = (speaking: TeamsDeps, member: Account): Promise<void> =>
  gone(speaking, member.id, ({ conversation }) => conversation === undefined);

/** Finds the person by the account alone. Their tenant is only known from the list of members, where they are no longer. */
async function gone(
  { references }: TeamsDeps,
  user: string,
  isOver: (reference: TeamsReference) => boolean,
): Promise<void> {
  for (const [person, reference] of await references.whose(user))
    if (isOver(reference)) await references.keep(person, { ...reference, state: 'gone' });
}

type Account = NonNullable<Activity['from']>;

function identityOf({ channelData, conversation }: Activity, { aadObjectId, id }: Account): string {
  const tenant = channelData?.tenant?.id ?? conversation?.tenantId ?? '';
  return `${tenant}/${aadObjectId ?? id}`.toLowerCase();
}

const greeting = ({ identity }: Writer): string => greetingOf(identity);
const greetingOf = (identity: string): string => `greeted/${identity}`;

/** Stores the members of a team with the app who are on the roll, because they can be written to directly. */
async function meetAll(speaking: TeamsDeps, activity: Activity): Promise<void> {
  const { serviceUrl, conversation } = activity;
  if (!serviceUrl || !conversation) return;
  const members = await speaking.connector.members({ serviceUrl, conversation: withoutThread(conversation.id) });
  for (const member of members) await whoIs(speaking, activity, member);
}

async function meet(speaking: TeamsDeps, activity: Activity, user: string): Promise<void> {
  const { serviceUrl, conversation } = activity;
  if (!serviceUrl || !conversation) return;
  const member = await speaking.connector.member({ serviceUrl, conversation: withoutThread(conversation.id) }, user);
  if (member) await whoIs(speaking, activity, member);
}
