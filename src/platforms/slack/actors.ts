/** Who presses or writes, and in which language they are answered. */
import type { ModalView } from '@slack/types';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { NetworkId } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import { within } from '../../core/timeout.ts';
import type { Door } from '../door.ts';
import type { Home } from './home.ts';
import type { People } from './people.ts';
import type { Known, Visitor } from './recognise.ts';
import type { Showing, Spot } from './spot.ts';
import type { Threads } from './threads.ts';
import { identityOf } from './users.ts';
import type { Workspaces } from './workspaces.ts';

export interface Acting extends Showing {
  readonly door: Door;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly threads: Threads;
  readonly home: Home;
  readonly fault: (what: string, fault: unknown) => void;
}

/** Acknowledges: with nothing, or for a modal with what is to become of it. */
export type Ack = (response?: ViewResponse) => Promise<void>;
export type ViewResponse =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** A press is stored before Slack is told that it arrived, unless that takes longer than this. */
export const ACK_MS = 400;

/** Who this is, in the network that the pressed card is of. */
export interface Actor {
  readonly from: string;
  readonly network?: NetworkId;
  readonly language: Language;
  readonly known?: Known;
  /** Nobody is known, but Slack could not be asked: a refusal would be wrong, and the Secretariat would hear of a stranger. */
  readonly isUnsure?: boolean;
}

const networkOf = (person: string | undefined): string | undefined => person?.slice(0, person.lastIndexOf('-'));

export async function actorOf({ people }: Pick<Acting, 'people'>, visitor: Visitor, card?: string): Promise<Actor> {
  const { known, identity, isUnsure } = await people.behind(visitor);
  const network = networkOf(card);
  const one = known.find((each) => each.network === network) ?? (network === undefined ? known[0] : undefined);
  if (one) return { from: one.person.id, network: one.network, language: one.person.language, known: one };
  return {
    from: identity,
    language: known[0]?.person.language ?? languages.get(identity) ?? 'en',
    ...(isUnsure && { isUnsure }),
    ...(network !== undefined && { network: network as NetworkId }),
  };
}

/** In how much of a trigger's time somebody is looked up. */
const LANGUAGE_MS = 600;

/** What opens before it is known who presses speaks as the card does, or as the last answer did. */
export async function languageFor(
  acting: Acting,
  { meta, visitor }: Pick<Spot, 'meta' | 'visitor'>,
): Promise<Language> {
  const known = meta.language ?? languages.get(identityOf(visitor));
  if (known) return known;
  const asked = actorOf(acting, visitor, meta.who).catch(() => undefined);
  return (await within(asked, LANGUAGE_MS))?.language ?? 'en';
}

/** The language in which somebody was last answered. */
const MAX_LANGUAGES = 5_000;
const languages = createBoundedCache<string, Language>(MAX_LANGUAGES);
export function remember(visitor: Visitor, language: Language): void {
  languages.set(identityOf(visitor), language);
}
