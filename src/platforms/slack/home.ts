/** The home tab: what waits for the person in each of their networks. It is kept up to date once it has been opened. */
import type { HomeView, KnownBlock } from '@slack/types';
import { eventId } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Door, KnownPerson } from '../door.ts';
import { toBlocks } from './card.ts';
import { VIEW_LIMITS } from './card/limits.ts';
import { rich, run, section } from './card/text.ts';
import { viewOncePlainer } from './oncePlainer.ts';
import type { CardParts } from './parts.ts';
import type { People } from './people.ts';
import type { Visitor } from './recognise.ts';
import { identityOf, throughOf } from './users.ts';
import type { SlackWords } from './words.ts';
import type { Workspaces } from './workspaces.ts';

interface Deps {
  readonly door: Door;
  readonly keyValues: KeyValueStore;
  readonly people: People;
  readonly parts: CardParts;
  readonly workspaces: Workspaces;
  readonly words: SlackWords;
  readonly fault: (what: string, fault: unknown) => void;
  readonly waitMs?: number;
}

export interface Home {
  /** The person has opened the tab. */
  opened(visitor: Visitor): Promise<void>;
  /** Something on the tab has changed. */
  changed(person: Pick<Person, 'id'>): void;
  close(): void;
}

const SPACE = 'slack.home';
/** The delay in which further changes join, in milliseconds: a press, and what follows from it. */
const WAIT_MS = 1_000;

export function createHome(deps: Deps): Home {
  const { keyValues, people, fault, waitMs = WAIT_MS } = deps;
  const waiting = new Map<string, NodeJS.Timeout>();

  async function refresh(id: string): Promise<void> {
    const address = await people.kept(id);
    if (!address || address.gone || (await keyValues.get(SPACE, identityOf(address))) === undefined) return;
    await publish(deps, address);
  }

  return {
    async opened(visitor) {
      const identity = await publish(deps, visitor);
      if (identity !== undefined) await keyValues.put(SPACE, identity, '1');
    },
    changed({ id }) {
      if (waiting.has(id)) return;
      const timer = setTimeout(() => {
        waiting.delete(id);
        refresh(id).catch((error: unknown) => fault('a home tab was not refreshed', error));
      }, waitMs);
      waiting.set(id, timer.unref());
    },
    close() {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}

/** @returns the identity under which the reader is known */
async function publish(deps: Deps, visitor: Visitor): Promise<string | undefined> {
  const workspace = await deps.workspaces.of(throughOf(visitor));
  if (!workspace) return undefined;
  const { blocks, identity } = await drawn(deps, visitor).catch((error: unknown) => {
    deps.fault('a home tab could not be drawn', error);
    return { blocks: words(deps.door.refused(error, 'en').message), identity: undefined };
  });
  const view: HomeView = { type: 'home', blocks };
  await viewOncePlainer(view, (shown) => workspace.client.views.publish({ user_id: visitor.user, view: shown }));
  return identity;
}

const words = (text: string): KnownBlock[] => [rich(section(run(text)))];

async function drawn(deps: Deps, visitor: Visitor): Promise<{ blocks: KnownBlock[]; identity: string }> {
  const { known, identity, isUnsure } = await deps.people.behind(visitor);
  if (isUnsure) return { identity, blocks: words(deps.words('en', 'notNow')) };
  return { identity, blocks: known.length > 0 ? await cards(deps, known) : await stranger(deps, identity) };
}

async function cards({ door, parts }: Deps, known: readonly KnownPerson[]): Promise<KnownBlock[]> {
  const each = {
    ...VIEW_LIMITS,
    blocks: Math.floor(VIEW_LIMITS.blocks / known.length) - 1,
    size: VIEW_LIMITS.size / known.length,
  };
  const blocks: KnownBlock[] = [];
  for (const { person } of known) {
    const { card } = await door.home(person.id);
    if (!card) continue;
    const drawn = toBlocks(card, { who: person.id, kind: 'home', language: person.language }, each);
    await parts.offer(drawn.parts);
    blocks.push(...(blocks.length > 0 ? [{ type: 'divider' as const }] : []), ...drawn.blocks);
  }
  return blocks;
}

/** A person who is not on the roll is told whom to ask. */
async function stranger({ door }: Deps, from: string): Promise<KnownBlock[]> {
  const shown = await door.press({
    verb: 'home',
    inputs: {},
    from,
    platform: 'slack',
    eventId: eventId('home'),
  });
  return words(shown.message);
}
