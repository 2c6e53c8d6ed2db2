/** Finds out who presses or writes, and in which language they are answered. */
import type { Windows } from './windows.ts';
import type { ModalView } from '@slack/types';
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { NetworkId } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import { within } from '../../core/timeout.ts';
import type { Door, ShownAnswer, KnownPerson } from '../door.ts';
import type { Home } from './home.ts';
import type { People } from './people.ts';
import type { Visitor } from './recognise.ts';
import type { AnswerDeps, PressOrigin } from './pressOrigin.ts';
import type { Threads } from './threads.ts';
import { identityOf } from './users.ts';
import type { Workspaces } from './workspaces.ts';

export interface SlackDeps extends AnswerDeps {
  readonly door: Door;
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly threads: Threads;
  readonly home: Home;
  readonly windows: Windows;
  readonly fault: (what: string, fault: unknown) => void;
}

/** Acknowledges an event. For a modal, it also tells Slack what to do with it. */
export type Ack = (response?: ViewResponse) => Promise<void>;
export type ViewResponse =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

/** The longest wait of an acknowledgement for the press to be stored, in milliseconds. */
export const ACK_MS = 400;

/** The person who acts, in the network of the pressed card. */
export interface SlackActor {
  readonly from: string;
  readonly network?: NetworkId;
  readonly language: Language;
  readonly known?: KnownPerson;
  /** Nobody was found, but Slack could not be asked. A refusal could be wrong, and would be reported to the Secretariat. */
  readonly isUnsure?: boolean;
}

/** An answer with the person it is for. */
export interface Asked {
  readonly actor: SlackActor;
  readonly shown: ShownAnswer;
  /** The act did not reach the core, so what was filled in stays in its form. */
  readonly isUnasked?: boolean;
}

const networkOf = (person: string | undefined): string | undefined => person?.slice(0, person.lastIndexOf('-'));

export async function actorOf(
  { people }: Pick<SlackDeps, 'people'>,
  visitor: Visitor,
  card?: string,
): Promise<SlackActor> {
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

/** A person who could not be looked up. Their language is that of the card, or of their last answer. */
const nobody = ({ visitor, meta }: Asker): SlackActor => {
  const from = identityOf(visitor);
  return { from, language: meta?.language ?? languages.get(from) ?? 'en' };
};

type Asker = Pick<PressOrigin, 'visitor'> & { readonly meta?: PressOrigin['meta'] };

/**
 * Finds out who asks and where, then asks the core. The person gets an answer even when the store or Slack fails: before
 * the core was asked, nothing has been changed.
 */
export async function asking<Found extends { readonly actor: SlackActor }>(
  acting: SlackDeps,
  at: Asker,
  look: () => Promise<Found>,
  ask: (found: Found) => Promise<ShownAnswer>,
): Promise<Asked> {
  const found = await look().catch((error: unknown) => {
    acting.fault('a press or words in Slack could not be brought to the core', error);
    const actor = nobody(at);
    return { actor, unasked: acting.door.refused(error, actor.language) };
  });
  const { actor } = found;
  if ('unasked' in found) return { actor, shown: found.unasked, isUnasked: true };
  if (actor.isUnsure) return { actor, shown: notNow(acting, actor), isUnasked: true };
  try {
    return { actor, shown: await ask(found) };
  } catch (error) {
    acting.fault('a press or words in Slack were not answered', error);
    const { language } = actor;
    return { actor, shown: { ok: false, message: acting.words(language, 'fault'), language } };
  }
}

/** The answer when Slack could not be asked about the person. The core is not asked. */
const notNow = ({ words }: Pick<SlackDeps, 'words'>, { language }: SlackActor): ShownAnswer => ({
  ok: false,
  code: 'conflict',
  message: words(language, 'notNow'),
  language,
});

/** The part of a trigger's lifetime that may be used to find the person, in milliseconds. */
const LANGUAGE_TIMEOUT_MS = 600;

/** The language for a modal that opens before the person is known: that of the card, or of their last answer. */
export async function languageFor(
  acting: SlackDeps,
  { meta, visitor }: Pick<PressOrigin, 'meta' | 'visitor'>,
): Promise<Language> {
  const known = meta.language ?? languages.get(identityOf(visitor));
  if (known) return known;
  const asked = actorOf(acting, visitor, meta.who).catch(() => undefined);
  return (await within(asked, LANGUAGE_TIMEOUT_MS))?.language ?? 'en';
}

/** The maximum of accounts whose last language is remembered. */
const MAX_LANGUAGES = 5_000;
const languages = createBoundedCache<string, Language>(MAX_LANGUAGES);
export function remember(visitor: Visitor, language: Language): void {
  languages.set(identityOf(visitor), language);
}
