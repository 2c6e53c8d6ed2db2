/**
 * Draws answers and deliveries for one reader: reads the view from the store, then draws the card in the reader's language.
 */
import type { Card } from '../core/card.ts';
import { sameAddress } from '../core/addresses.ts';
import { own } from '../core/own.ts';
import type { Delivery } from '../core/envelope.ts';
import type { EventId, Instant, NetworkId } from '../core/ids.ts';
import { type Language, type Person, readerOf, type Roll } from '../core/people.ts';
import { hashOf, type Rendered } from '../delivery/rendered.ts';
import type { ShownAnswer } from '../platforms/door.ts';
import { sha256 } from '../store/chain.ts';
import type { Store } from '../store/store.ts';
import { platformsIn, traitsOf } from './platforms.ts';
import { loadNetwork, REGISTRY, viewFor } from './registry.ts';
import type { Links } from './links.ts';
import { erasedIn } from '../i18n/erased.ts';
import type { Speaker } from '../i18n/speaker.ts';
import { speakerFor } from '../i18n/speakers.ts';
import { dataOf, type Answer, type StoredCard } from '../core/answer.ts';
import type { CardName } from '../core/contract.ts';

export interface PresenterDeps {
  readonly store: Store;
  readonly links: Pick<Links, 'linksFor'>;
  /** The faults that are known now. */
  readonly troubles?: () => readonly string[];
}

interface Wanted {
  readonly network: NetworkId;
  readonly card: StoredCard;
  readonly person: Person;
  readonly now: Instant;
  readonly unveiled: boolean;
  /** The version of the text for which the card was sent. When there is a newer text, the card points to the newer card. */
  readonly sentFor?: string;
}

/** Draws the card as this person may see it now; null when there is nothing to show. */
async function drawCard(
  { store, links, troubles }: PresenterDeps,
  { network, card, person, now, unveiled, sentFor }: Wanted,
) {
  const definition = REGISTRY.card(card.name);
  const reader = readerOf(person);
  const data = dataOf(card);
  const seen = await viewFor(store, {
    view: definition.view,
    network,
    ...(card.about && { about: card.about }),
    data,
    reader,
    now,
    unveiled,
  });
  if (!seen) return null;
  const isEarlier = sentFor !== undefined && seen.text !== undefined && seen.text !== sentFor;
  const shown = isEarlier && definition.earlier !== undefined ? REGISTRY.card(definition.earlier) : definition;
  const link = await links.linksFor(network, person, now);
  const say = speakerFor(person, seen.roll, seen.over);
  const withoutAccess = platformsIn(troubles?.() ?? []);
  const at = {
    say,
    reader,
    view: seen.view,
    data: erasedIn(data, seen.roll, say.language),
    link,
    traits: traitsOf,
    withoutAccess,
  };
  const made = shown.draw(at);
  const drawn = made && unveiled && seen.isRestricted && !made.discreet ? { ...made, transient: true } : made;
  const entity = person.entity === undefined ? undefined : speakerFor(person, seen.roll).entity(person.entity);
  const invitation = shown.invites?.({ say, reader, view: seen.view });
  const byMail = shown.differsByMail && (() => shown.draw({ ...at, byMail: true }) ?? made);
  const { version, isRestricted = false } = seen;
  return (
    drawn && {
      card: drawn,
      byMail,
      version,
      isRestricted,
      entity,
      invitation,
      isFarewell: isFarewell(seen.roll, person),
    }
  );
}

/** Has this person left the roll, or another address there? */
function isFarewell({ people, formerPeople = {} }: Roll, { id, email }: Person): boolean {
  const present = own(people, id);
  return present ? !sameAddress(present.email, email) : own(formerPeople, id) !== undefined;
}

export interface AnswerReader {
  readonly network: NetworkId;
  readonly person: Person | undefined;
  /** The language for a person who is not on the roll. */
  readonly language?: Language | undefined;
  readonly now: Instant;
  /** The answer follows an act. Its card replaces one that stays in the chat, so restricted details are left out. */
  readonly acted?: boolean;
  readonly event?: EventId;
}

/** Draws an answer for a platform. */
export async function showAnswer(deps: PresenterDeps, answer: Answer, to: AnswerReader): Promise<ShownAnswer> {
  // A store that cannot be read is reported in words too. Without the store, entities are named by their ids.
  const network = to.person && (await loadNetwork(deps.store.cached ?? deps.store, to.network).catch(() => undefined));
  const roll = network?.roll;
  const say = speakerFor(to.person ?? { language: to.language ?? 'en', zone: 'UTC' }, roll);
  const { card: wanted } = answer;
  const { person } = to;
  const draws = async (unveiled: boolean) =>
    wanted && person ? drawCard(deps, { network: to.network, card: wanted, person, now: to.now, unveiled }) : null;
  const made = wanted ? await draws(unveils(wanted, to)) : null;
  const kept = made?.card.transient ? await draws(false) : null;
  const said = {
    message: erasedIn(inWords(answer, say), roll, say.language),
    language: say.language,
    ...(answer.target && { target: answer.target }),
  };
  const card = made &&
    wanted && {
      card: withFormName(made.card, to.event),
      ...(kept && !kept.card.transient && { kept: withFormName(kept.card, to.event) }),
      cardName: wanted.name,
    };
  if (answer.ok) return { ok: true, ...said, ...card };
  const fields =
    answer.fields &&
    Object.fromEntries(Object.entries(answer.fields).map(([field, phrase]) => [field, say.phrase(phrase)]));
  return { ok: false, code: answer.code, ...said, ...(fields && { fields }), ...card };
}

const inWords = (answer: Answer, say: Speaker): string =>
  answer.ok && answer.also ? `${say.phrase(answer.say)} ${say.phrase(answer.also)}` : say.phrase(answer.say);

/**
 * Gives the forms of this answer a name of their own, so that the same inputs in a form of an earlier card are another act.
 */
function withFormName(card: Card, event: EventId | undefined): Card {
  const hasForms = card.form !== undefined || card.actions.some(({ type }) => type === 'form');
  return hasForms && event !== undefined ? { ...card, opened: sha256(event).slice(0, 16) } : card;
}

const unveils = ({ name }: StoredCard, { acted }: AnswerReader): boolean =>
  !(acted && own(REGISTRY.cards, name)?.isKept);

/** Draws a delivery as it would be sent now; null when it has nothing left to say. */
export const drawDelivery = (
  deps: PresenterDeps,
  delivery: Delivery,
  person: Person,
  now: Instant,
): Promise<Rendered | null> => render(deps, delivery, delivery.card, person, now);

/** Draws a message that was sent already. When it has nothing left to say, it is replaced by the card that says so. */
export const redrawDelivery = async (
  deps: PresenterDeps,
  delivery: Delivery,
  person: Person,
  now: Instant,
): Promise<Rendered | null> => {
  const made = await drawDelivery(deps, delivery, person, now);
  const past = made ? undefined : own(REGISTRY.cards, delivery.card)?.past;
  return past === undefined ? made : render(deps, delivery, past, person, now);
};

async function render(
  deps: PresenterDeps,
  delivery: Delivery,
  name: CardName,
  person: Person,
  now: Instant,
): Promise<Rendered | null> {
  const card: StoredCard = { name, data: delivery.data, ...(delivery.about && { about: delivery.about }) };
  const made = await drawCard(deps, {
    network: delivery.network,
    card,
    person,
    now,
    unveiled: false,
    ...(delivery.version !== undefined && { sentFor: delivery.version }),
  });
  if (!made) return null;
  const shown = withSentVersion(made.card, delivery);
  const { byMail } = made;
  return {
    message: {
      ...{ kind: delivery.card, card: shown, language: person.language, at: now },
      ...(byMail && { byMail: () => withSentVersion(byMail() ?? made.card, delivery) }),
      ...(made.isRestricted && { isRestricted: true }),
      ...(made.entity !== undefined && { entity: made.entity }),
      ...(made.isFarewell && { isFarewell: true }),
      ...(made.invitation && { invitation: made.invitation }),
    },
    version: made.version,
    hash: hashOf(shown),
  };
}

/** Keeps the version for which the card was sent, so that a press on an old card is recognised. */
function withSentVersion(card: Card, delivery: Delivery): Card {
  if (delivery.version === undefined || !card.context) return card;
  return { ...card, context: { ...card.context, version: delivery.version } };
}
