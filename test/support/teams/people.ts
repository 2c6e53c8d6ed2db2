/** People who use Teams, as Teams would bring what they do: real shapes, from `test/fixtures/teams`. */
import { readFileSync } from 'node:fs';
import { shownBy } from '../adaptiveCardClient.ts';
import type { Account, FakeConnector, Post } from './connector.ts';
import { dialogIn, type Dialog } from './dialog.ts';
import { TENANT } from './opened.ts';

type Json = Readonly<Record<string, unknown>>;

export const fixture = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../../fixtures/teams/${name}.json`, import.meta.url), 'utf8')) as Json;

export interface Answered {
  readonly status: number;
  readonly body: Json;
}

export interface TeamsUser {
  readonly id: string;
  readonly chat: string;
  readonly object: string;
  readonly tenant: string;
  /** As rosters have them. */
  readonly account: Account;
  /** The bot's own id, as the captured activities have it. */
  readonly bot: string;
  /** Brings an activity of theirs; the parts that are given replace those of the captured one. */
  bring(name: string, change?: Json): Promise<Answered>;
  type(text: string): Promise<Answered>;
  /** Sends a file to the bot in their own chat, with or without words. */
  attach(name: string, content: Uint8Array | string, text?: string, url?: string): Promise<Answered>;
  /** Says something to the bot in a channel, as the first words of a thread or in one. */
  sayIn(channel: string, text: string, thread?: string): Promise<Answered>;
  /** Presses the button of this title on the card of a post, filling in these inputs. */
  press(post: Post, title: string, inputs?: Readonly<Record<string, string>>): Promise<Answered>;
  /** Presses a button that opens a dialog. Words: it does not open, and says why. */
  dialog(post: Post, title: string): Promise<Dialog | string>;
  install(): Promise<void>;
  posts(): readonly Post[];
  /** What their last card says. */
  last(): string;
}

/** What Teams' rosters say of somebody. */
export interface Profile {
  readonly name: string;
  readonly email?: string;
  readonly principal?: string | undefined;
  /** Their own tenant; none: Teams does not say it. */
  readonly tenant?: string | null;
}

let events = 0;

/** @param send posts an activity to the bot */
export function teamsUser(
  connector: FakeConnector,
  send: (activity: Json) => Promise<Answered>,
  { name, email, principal = email, tenant = TENANT }: Profile,
): TeamsUser {
  const id = `29:${name}`;
  const chat = `a:chat-of-${id}`;
  const aadObjectId = `00000000-0000-0000-0000-${name.padStart(12, '0').slice(-12)}`;
  const account: Account = {
    id,
    aadObjectId,
    ...(tenant !== null && { tenantId: tenant }),
    ...(email !== undefined && { email }),
    ...(principal !== undefined && { userPrincipalName: principal }),
  };
  const home = tenant ?? TENANT;
  connector.member(chat, account);
  const posts = (): readonly Post[] => connector.posts(chat);
  const bring = (what: string, change: Json = {}): Promise<Answered> =>
    send({
      ...fixture(what),
      id: `f:${(events += 1)}`,
      serviceUrl: connector.url,
      from: { id, name, aadObjectId },
      conversation: { conversationType: 'personal', tenantId: home, id: chat },
      channelData: {
        ...(fixture(what)['channelData'] as Json),
        tenant: { id: home },
      },
      ...change,
    });
  return {
    id,
    chat,
    object: aadObjectId,
    tenant: home,
    account,
    bot: '28:22222222-2222-2222-2222-222222222222',
    bring,
    posts,
    type: (text) => bring('message', { text }),
    attach: (file, content, text, url) =>
      bring('message', {
        text: text ?? null,
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.file.download.info',
            contentUrl: `https://contoso-my.sharepoint.com/personal/${name}/Documents/${file}`,
            name: file,
            content: {
              downloadUrl: url ?? connector.file(file, typeof content === 'string' ? Buffer.from(content) : content),
              uniqueId: '1150d938-8870-4044-9f2c-5bbdebc70c9d',
              fileType: file.split('.').at(-1),
            },
          },
          // Teams adds what stands in the compose box as HTML.
          { contentType: 'text/html', content: '<div><p>&nbsp;</p></div>' },
        ],
      }),
    async sayIn(channel, text, thread = `said-${(events += 1)}`) {
      const conversation = `${channel};messageid=${thread}`;
      for (const where of [channel, conversation]) connector.member(where, account);
      const { channelData } = fixture('mention');
      return bring('mention', {
        text: `<at>Concord</at> ${text}`,
        conversation: {
          isGroup: true,
          conversationType: 'channel',
          tenantId: TENANT,
          id: conversation,
        },
        // The channel is of its host's tenant, whoever speaks there.
        channelData: {
          ...(channelData as Json),
          tenant: { id: TENANT },
          channel: { id: channel, name: 'Announcements' },
        },
      });
    },
    async press(post, title, inputs = {}) {
      const action = buttonsOf(cardOf(post)).find((each) => each['title'] === title);
      if (!action)
        throw new Error(
          `no button "${title}": ${buttonsOf(cardOf(post))
            .map((each) => String(each['title']))
            .join(', ')}`,
        );
      if (opensDialog(action)) return bring('taskFetch', { replyToId: post.id, value: { data: action['data'] } });
      if (action['type'] !== 'Action.Execute') throw new Error(`a card in a chat has no ${String(action['type'])}`);
      const verb = String(action['verb']);
      const filled = Object.fromEntries(Object.entries(inputs).map(([field, value]) => [`${verb}#${field}`, value]));
      const data = { ...(action['data'] as Json), ...filled };
      return bring('invoke', {
        replyToId: post.id,
        value: { action: { type: 'Action.Execute', title, verb, data }, trigger: 'manual' },
      });
    },
    async dialog(post, title) {
      return dialogIn(await this.press(post, title), (data) => bring('taskSubmit', { value: { data } }));
    },
    async install() {
      await bring('installationUpdate', { action: 'add' });
    },
    last: () => wordsOf(posts().at(-1)),
  };
}

export const cardOf = (post: Post | undefined): Json =>
  (post?.activity['attachments'] as { content: Json }[] | undefined)?.[0]?.content ?? {};
export function wordsOf(post: Post | undefined): string {
  const text = post?.activity['text'];
  return [...(typeof text === 'string' ? [text] : []), shownBy(cardOf(post))].join('\n');
}

/** A client asks for the dialog itself: the button never reaches the bot as a press. */
export const opensDialog = ({ type, data }: Json): boolean =>
  type === 'Action.Submit' && (data as { msteams?: { type?: unknown } } | undefined)?.msteams?.type === 'task/fetch';

/** Every button that can be pressed, those under others included. */
export function buttonsOf(card: unknown): Json[] {
  if (Array.isArray(card)) return card.flatMap(buttonsOf);
  if (typeof card !== 'object' || card === null) return [];
  const own = card as Json;
  const inside = Object.entries(own).flatMap(([key, part]) =>
    key === 'fallback' || key === 'refresh' ? [] : buttonsOf(part),
  );
  return own['type'] === 'Action.Execute' || own['type'] === 'Action.Submit' ? [own, ...inside] : inside;
}
