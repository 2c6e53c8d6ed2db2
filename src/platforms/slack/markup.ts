/**
 * Decodes Slack's markup in people's messages: references to people, channels and links become the words that were shown.
 */
import { within } from '../../core/timeout.ts';
import { userOf, nameOf } from './users.ts';
import type { Workspace } from './workspaces.ts';

/** The names of people and channels by their ids. */
export type Names = ReadonlyMap<string, string>;

const MARK = /<([^<>]+)>/g;
/** A reference without a label. Only Slack knows the name. */
const NAMELESS = /<[@#]([A-Z0-9]+)\|?>/g;

/**
 * The words as they were shown.
 * @param own the bot's own id: its mention is not part of the words
 */
export function typedWords(
  text: string,
  { names, own }: { readonly names?: Names; readonly own?: string } = {},
): string {
  const marked = text.replace(MARK, (_mark, inside: string) => said(inside, names ?? new Map(), own));
  return plain(marked).trim();
}

const plain = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
/** Escapes characters again, because an ampersand in a name must not be decoded twice. */
const kept = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function said(inside: string, names: Names, own: string | undefined): string {
  const bar = inside.indexOf('|');
  const [of, label] = bar < 0 ? [inside, ''] : [inside.slice(0, bar), inside.slice(bar + 1)];
  const id = of.slice(1);
  if (of.startsWith('@')) return id === own ? '' : `@${bare(label, '@') || kept(names.get(id) ?? id)}`;
  if (of.startsWith('#')) return `#${bare(label, '#') || kept(names.get(id) ?? id)}`;
  if (of.startsWith('!')) return special(id, label);
  return /^(?:https?:\/\/|mailto:|tel:)/.test(of) ? address(of, label) : `&lt;${inside}&gt;`;
}

const bare = (label: string, sign: string): string => (label.startsWith(sign) ? label.slice(1) : label);

/** `here`, a user group or a date: the label is what was shown. */
function special(of: string, label: string): string {
  if (of.startsWith('date^')) return label;
  const group = /^subteam\^([A-Z0-9]+)$/.exec(of)?.[1];
  return `@${bare(label, '@') || (group ?? of)}`;
}

/** The address, with its label when they differ. */
function address(of: string, label: string): string {
  const to = of.replace(/^(?:mailto|tel):/, '');
  const isSame = label === '' || label === to || label === of || to.replace(/^https?:\/\/|\/$/g, '') === label;
  return isSame ? label || to : `${label} (${to})`;
}

const MAX_NAMES = 20;
const NAME_TIMEOUT_MS = 1_500;

/** Asks Slack for the names of references without a label. Those that are not returned in time keep their ids. */
export async function namesIn(text: string, workspace: Workspace | undefined): Promise<Names> {
  const marks = new Map([...text.matchAll(NAMELESS)].map(([mark, id = '']) => [id, mark.startsWith('<@')] as const));
  if (!workspace || marks.size === 0) return new Map();
  const named = await Promise.all(
    [...marks].slice(0, MAX_NAMES).map(async ([id, isPerson]) => {
      const asked = isPerson ? personNamed(workspace, id) : channelNamed(workspace, id);
      return [
        id,
        await within(
          asked.catch(() => undefined),
          NAME_TIMEOUT_MS,
        ),
      ] as const;
    }),
  );
  return new Map(named.flatMap(([id, name]) => (name === undefined || name === '' ? [] : [[id, name] as const])));
}

const personNamed = async (workspace: Workspace, id: string): Promise<string | undefined> =>
  nameOf(await userOf(workspace, id));

/** The name of a channel; undefined for a channel that the app may not read. */
const channelNamed = async ({ client }: Workspace, channel: string): Promise<string | undefined> =>
  (await client.conversations.info({ channel })).channel?.name;
