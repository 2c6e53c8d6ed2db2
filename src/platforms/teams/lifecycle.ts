/** Comings and goings: the app installed and taken out, people added to and removed from a team that has it. */
import { isPersonal, type Activity } from './activity.ts';
import { channelIn, withoutThread } from './channels.ts';
import type { Reference } from './references.ts';
import { answerWords } from './say.ts';
import type { Turn, Speaking } from './turn.ts';
import { whoIs, whoWrites, type Writer } from './who.ts';

/** `installationUpdate`: `add` and `add-upgrade`, `remove` and `remove-upgrade`. */
export async function installed(speaking: Speaking, turn: Turn): Promise<void> {
  const { action = '' } = turn.activity;
  // An upgrade takes the old version out just before the new one comes: the person is as reachable as before.
  if (action === 'remove') return left(speaking, turn.activity);
  if (action?.startsWith('add')) return arrived(speaking, turn, action === 'add');
}

/** `conversationUpdate`. Of a personal install both events come, in either order: whoever is first greets. */
export async function membersChanged(speaking: Speaking, turn: Turn): Promise<void> {
  const { membersAdded, membersRemoved, recipient, from } = turn.activity;
  const isBot = ({ id }: { readonly id: string }): boolean => id === recipient?.id;
  // Teams does not always say who did it. In a chat of two it is the other one, who is among those that came.
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

async function arrived(speaking: Speaking, turn: Turn, greets: boolean): Promise<void> {
  const { activity } = turn;
  if (!isPersonal(activity)) return meetAll(speaking, activity);
  const writer = await whoWrites(speaking, activity, true);
  if (greets && (await speaking.references.once(greeting(writer), String(activity.id ?? activity['timestamp']))))
    await greet(speaking, turn, writer);
}

/** What waits for them, or whom to ask: the answer to "home" is both. */
const greet = (speaking: Speaking, turn: Turn, writer: Writer): Promise<void> =>
  answerWords(speaking, turn, { writer, text: 'home' });

/** Nothing can be sent back in such a turn. */
async function left(speaking: Speaking, activity: Activity): Promise<void> {
  if (!isPersonal(activity)) return leftRoom(speaking, activity);
  if (!activity.from) return;
  await gone(speaking, activity.from.id, () => true);
  await speaking.references.again(greetingOf(identityOf(activity, activity.from)));
}

/** Taken out of a team, Concord is taken out of all its channels; out of a group chat, of that alone. */
async function leftRoom({ channels, door }: Speaking, activity: Activity): Promise<void> {
  const here = channelIn(activity)?.channel;
  if (!here) return;
  const { tenant, team, conversation } = here;
  const gone = await channels.where(
    (one) => one.tenant === tenant && (one.conversation === conversation || (team !== undefined && one.team === team)),
  );
  for (const address of gone) await door.roomLost('teams', address);
}

/** A channel was deleted; the team and its other channels are still there. */
async function lostChannel({ door }: Speaking, activity: Activity): Promise<void> {
  const here = channelIn(activity);
  if (here) await door.roomLost('teams', here.address);
}

/** Whoever was known through the team alone cannot be written to any more; a chat of their own is another matter. */
const leftTeam = (speaking: Speaking, member: Account): Promise<void> =>
  gone(speaking, member.id, ({ conversation }) => conversation === undefined);

/** By the account alone: the roster, which told of their tenant, has them no more. */
async function gone({ references }: Speaking, user: string, isOver: (reference: Reference) => boolean): Promise<void> {
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

/** A team that has the app lets its members be written to one by one: those on the roll are remembered. */
async function meetAll(speaking: Speaking, activity: Activity): Promise<void> {
  const { serviceUrl, conversation } = activity;
  if (!serviceUrl || !conversation) return;
  const members = await speaking.connector.members({ serviceUrl, conversation: withoutThread(conversation.id) });
  for (const member of members) await whoIs(speaking, activity, member);
}

async function meet(speaking: Speaking, activity: Activity, user: string): Promise<void> {
  const { serviceUrl, conversation } = activity;
  if (!serviceUrl || !conversation) return;
  const member = await speaking.connector.member({ serviceUrl, conversation: withoutThread(conversation.id) }, user);
  if (member) await whoIs(speaking, activity, member);
}
