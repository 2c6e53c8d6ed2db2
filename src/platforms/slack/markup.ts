/** Slack's own markup in what people wrote: people, channels and links are references, and are read as the words seen. */
import { within } from '../../core/timeout.ts';
import { userOf, nameOf } from './users.ts';
import type { Workspace } from './workspaces.ts';

/** How people and channels are called, by their ids. */
export type Names = ReadonlyMap<string, string>;

const MARK = /<([^<>]+)>/g;
/** A person or a channel without a label: only Slack knows how it is called. */
const NAMELESS = /<[@#]([A-Z0-9]+)\|?>/g;

/**
 * The words that were seen.
 * @param own the bot's own id: where it is named, it is called and not spoken of
 */
export function typedWords(
  text: string,
  { names, own }: { readonly names?: Names; readonly own?: string } = {},
): string {
  const marked = text.replace(MARK, (_mark, inside: string) => said(inside, names ?? new Map(), own));
  return plain(marked).trim();
}

const plain = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
/** What stands for itself: an ampersand of a name is not taken for Slack's. */
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

/** `here`, a group of people, a date: its label is what was seen. */
function special(of: string, label: string): string {
  if (of.startsWith('date^')) return label;
  const group = /^subteam\^([A-Z0-9]+)$/.exec(of)?.[1];
  return `@${bare(label, '@') || (group ?? of)}`;
}

/** The address stays, beside the words over it where those are others. */
function address(of: string, label: string): string {
  const to = of.replace(/^(?:mailto|tel):/, '');
  const isSame = label === '' || label === to || label === of || to.replace(/^https?:\/\/|\/$/g, '') === label;
  return isSame ? label || to : `${label} (${to})`;
}

const MAX_NAMES = 20;
const NAME_MS = 1_500;

/** How those are called whom this text only refers to. Whom Slack does not name in time keeps their id. */
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
          NAME_MS,
        ),
      ] as const;
    }),
  );
  return new Map(named.flatMap(([id, name]) => (name === undefined || name === '' ? [] : [[id, name] as const])));
}

const personNamed = async (workspace: Workspace, id: string): Promise<string | undefined> =>
  nameOf(await userOf(workspace, id));

/** Of a channel that the app may not look at, nothing is told. */
const channelNamed = async ({ client }: Workspace, channel: string): Promise<string | undefined> =>
  (await client.conversations.info({ channel })).channel?.name;
