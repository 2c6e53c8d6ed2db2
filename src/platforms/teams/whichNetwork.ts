/**
 * Decides which network a person means whom several know. A card names its network. Typed words may name one, or reply to a
 * message of one; otherwise the last named one is meant. A person who has named none yet is asked once.
 */
import type { Card } from '../../core/card.ts';
import type { NetworkId } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Door, KnownPerson } from '../door.ts';
import type { Writer } from './who.ts';
import type { TeamsWords } from './words.ts';

export interface NetworkChoices {
  of(identity: string): Promise<string | undefined>;
  keep(identity: string, network: NetworkId): Promise<void>;
}

const SPACE = 'teams';
const PREFIX = 'network/';

export const openNetworkChoices = (keyValues: KeyValueStore): NetworkChoices => ({
  of: (identity) => keyValues.get(SPACE, PREFIX + identity),
  keep: (identity, network) => keyValues.put(SPACE, PREFIX + identity, network),
});

/** The kind of the card that asks. A press on it is the choice. */
export const ASKED = 'whichNetwork';
/** The input with the chosen network. */
export const CHOSEN = 'chosen';

interface Deps {
  readonly door: Pick<Door, 'networks'>;
  readonly choices: NetworkChoices;
}
interface Named {
  readonly id: NetworkId;
  readonly name: string;
}
export type MeantNetwork =
  { readonly by: KnownPerson | undefined; readonly text: string } | { readonly ask: readonly Named[] };

/** @param of the network of the message to which the words reply */
export async function meantNetwork(
  { door, choices }: Deps,
  { identity, known }: Writer,
  text: string,
  of?: string,
): Promise<MeantNetwork> {
  const [only, ...others] = known;
  if (others.length === 0) return { by: only, text };
  const among = (network: string | undefined): KnownPerson | undefined =>
    known.find((each) => each.network === network);
  const own = (await door.networks()).filter(({ id }) => among(id));
  const named = own.flatMap((network) => namedIn(text, network))[0];
  if (named) {
    await choices.keep(identity, named.id);
    return { by: among(named.id), text: named.rest === '' ? 'home' : named.rest };
  }
  const by = among(of) ?? among(await choices.of(identity));
  return by ? { by, text } : { ask: own };
}

/**
 * The networks that a text begins with, by id or name, with the rest of the text: `nrc home`, `NRC: home`, `Network of nrc,
 * home`.
 */
function namedIn(text: string, { id, name }: Named): { readonly id: NetworkId; readonly rest: string }[] {
  return [name, id].flatMap((word) => {
    if (text.slice(0, word.length).toLowerCase() !== word.toLowerCase()) return [];
    const after = text.slice(word.length);
    return after === '' || /^[\s:,]/.test(after) ? [{ id, rest: after.replace(/^[\s:,]+/, '') }] : [];
  });
}

/** The maximum of buttons that clients show. Further networks can be typed. */
const MAX_BUTTONS = 6;

export function askWhich(ask: readonly Named[], words: TeamsWords, { known }: Writer): Card {
  const language = known[0]?.person.language ?? 'en';
  const title = words.whichNetwork(language);
  return {
    title,
    body: [{ type: 'text', text: words.whichNetworkWhy(language, `${ask[1]?.id ?? ''} home`) }],
    actions: ask.slice(0, MAX_BUTTONS).map(({ id, name }) => ({
      type: 'press',
      title: name,
      verb: 'home',
      inputs: { [CHOSEN]: id },
    })),
    summary: title,
  };
}
