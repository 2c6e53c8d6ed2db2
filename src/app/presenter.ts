/** Answers and deliveries, drawn for their reader: the view from the store, the card from it, in the reader's language. */
import type { Card } from '../core/card.ts';
import { own } from '../core/own.ts';
import type { Delivery } from '../core/envelope.ts';
import type { EventId, Instant, NetworkId } from '../core/ids.ts';
import { type Language, type Person, readerOf } from '../core/people.ts';
import type { Speaker } from '../i18n/speaker.ts';
import { hashOf, type Rendered } from '../delivery/rendered.ts';
import type { Shown } from '../platforms/door.ts';
import { sha256 } from '../store/chain.ts';
import type { Store } from '../store/store.ts';
import { REGISTRY, viewFor } from './registry.ts';
import type { Links } from './files.ts';
import { speakerFor } from '../i18n/speakers.ts';
import { dataOf, type Answer, type StoredCard } from '../core/answer.ts';
import type { CardName } from '../core/contract.ts';

/** What drawing needs besides what is drawn. */
export interface PresenterDeps {
  readonly store: Store;
  readonly links: Links;
}

interface Wanted {
  readonly network: NetworkId;
  readonly card: StoredCard;
  readonly person: Person;
  readonly now: Instant;
  readonly unveiled: boolean;
  /** The text that the card was sent for; a later text turns it into a pointer to the newer card. */
  readonly sentFor?: string;
}

/** The card as this person may see it now; null when there is nothing to show them. */
async function drawn(
  { store, links }: PresenterDeps,
  { network, card, person, now, unveiled, sentFor }: Wanted,
  say: Speaker,
) {
  const wanted = REGISTRY.card(card.name);
  const reader = readerOf(person);
  const data = dataOf(card);
  const seen = await viewFor(store, {
    view: wanted.view,
    network,
    ...(card.about && { about: card.about }),
    data,
    reader,
    now,
    unveiled,
  });
  if (!seen) return null;
  const isEarlier = sentFor !== undefined && seen.text !== undefined && seen.text !== sentFor;
  const shown = isEarlier && wanted.earlier !== undefined ? REGISTRY.card(wanted.earlier) : wanted;
  const made = shown.draw({ say, reader, view: seen.view, data, link: await links.linksFor(network, person.id, now) });
  return made && { card: made, version: seen.version };
}

export interface AnswerTo {
  readonly network: NetworkId;
  readonly person: Person | undefined;
  /** In which somebody is spoken to who is not on the roll. */
  readonly language?: Language | undefined;
  readonly now: Instant;
  /** What an act came to takes the place of a card that is kept: of a request, only what was asked for shows everything. */
  readonly acted?: boolean;
  readonly event?: EventId;
}

/** What a platform gets to show for an answer. */
export async function showAnswer(deps: PresenterDeps, answer: Answer, to: AnswerTo): Promise<Shown> {
  const say = speakerFor(to.person ?? { language: to.language ?? 'en', zone: 'UTC' });
  const { card: wanted } = answer;
  const { person } = to;
  const draws = async (unveiled: boolean) =>
    wanted && person ? drawn(deps, { network: to.network, card: wanted, person, now: to.now, unveiled }, say) : null;
  const made = wanted ? await draws(unveils(wanted, to)) : null;
  const kept = made?.card.transient ? await draws(false) : null;
  const said = {
    message: say.phrase(answer.say),
    language: say.language,
    ...(answer.target && { target: answer.target }),
  };
  const card = made &&
    wanted && {
      card: opened(made.card, to.event),
      ...(kept && !kept.card.transient && { kept: opened(kept.card, to.event) }),
      cardName: wanted.name,
    };
  if (answer.ok) return { ok: true, ...said, ...card };
  const fields =
    answer.fields &&
    Object.fromEntries(Object.entries(answer.fields).map(([field, phrase]) => [field, say.phrase(phrase)]));
  return { ok: false, code: answer.code, ...said, ...(fields && { fields }), ...card };
}

/** Its forms are those of this answer: what is filled in on them is not what was filled in on an earlier card. */
function opened(card: Card, event: EventId | undefined): Card {
  const hasForms = card.form !== undefined || card.actions.some(({ type }) => type === 'form');
  return hasForms && event !== undefined ? { ...card, opened: sha256(event).slice(0, 16) } : card;
}

const unveils = ({ name }: StoredCard, { acted }: AnswerTo): boolean => !(acted && own(REGISTRY.cards, name)?.isKept);

/** A delivery as it goes out now; null when it has nothing left to say. */
export const drawDelivery = (
  deps: PresenterDeps,
  delivery: Delivery,
  person: Person,
  now: Instant,
): Promise<Rendered | null> => drawing(deps, delivery, delivery.card, person, now);

/** The same for a message that is there already: one that has nothing left to say says so. */
export const redrawDelivery = async (
  deps: PresenterDeps,
  delivery: Delivery,
  person: Person,
  now: Instant,
): Promise<Rendered | null> => {
  const made = await drawDelivery(deps, delivery, person, now);
  const past = made ? undefined : own(REGISTRY.cards, delivery.card)?.past;
  return past === undefined ? made : drawing(deps, delivery, past, person, now);
};

async function drawing(
  deps: PresenterDeps,
  delivery: Delivery,
  name: CardName,
  person: Person,
  now: Instant,
): Promise<Rendered | null> {
  const say = speakerFor(person);
  const card: StoredCard = { name, data: delivery.data, ...(delivery.about && { about: delivery.about }) };
  const made = await drawn(
    deps,
    {
      network: delivery.network,
      card,
      person,
      now,
      unveiled: false,
      ...(delivery.version !== undefined && { sentFor: delivery.version }),
    },
    say,
  );
  if (!made) return null;
  const shown = asSent(made.card, delivery);
  return {
    message: { kind: delivery.card, card: shown, language: say.language, at: now },
    version: made.version,
    hash: hashOf(shown),
  };
}

/** A card keeps saying which text it was sent for: a press on an old one is known as old. */
function asSent(card: Card, delivery: Delivery): Card {
  if (delivery.version === undefined || !card.context) return card;
  return { ...card, context: { ...card.context, version: delivery.version } };
}
