/** Urgent information, which any representative sends without moderation [ToR 2.a.i]. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { maybeChoice, words, type Inputs, line } from '../../../core/inputs.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { fresh, type Correspondence } from './state.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { madeBy, fileFor, goOut } from './circulate.ts';

export const urgentInputs = { subject: line(), text: words(), classification: maybeChoice(CLASSIFICATIONS) };

/** Read by `urgentFacts`: the unique key that counts this message within the daily limit; empty when none is left. */
export interface UrgentSlot {
  readonly urgentKey: string;
}

/**
 * The unique keys of an entity's urgent messages of one day. The store refuses a second message with the same key, so the limit
 * holds however many are sent at once.
 */
export const urgentKeys = (entity: EntityId, at: Instant, { settings }: Network): string[] =>
  Array.from({ length: settings.urgentPerDay }, (_, i) =>
    JSON.stringify(['urgent', entity, dateAt(at, settings.timeZone), i + 1]),
  );

/**
 * `correspondence.urgent`: any representative sends at once, also in quiet hours. The Secretariat reviews it afterwards [ToR
 * 2.a.i].
 */
export function urgent(
  target: Ref,
  act: Act<Inputs<typeof urgentInputs> & UrgentSlot, Person>,
  network: Network,
): Decision<Correspondence | undefined> {
  const { inputs, receivedAt, actor } = act;
  const entity = actor.entity as EntityId;
  const { subject, text, classification = 'unclassified' } = inputs;
  if (inputs.urgentKey === '')
    return refuse(
      undefined,
      'tooMuch',
      phrase('correspondence.tooManyUrgent', { n: network.settings.urgentPerDay, entity }),
      {
        card: {
          name: 'sendForm',
          data: { kind: 'submission', values: { subject, text, classification } },
        },
      },
    );
  const made = fresh(target, 'urgent', madeBy(act), {
    subject,
    text,
    links: [],
    classification,
    audience: ['focalPoints'],
  });
  const out = goOut({ ...made, entity, acknowledge: true }, receivedAt, network);
  const item: Correspondence = { ...out.item, urgentKey: inputs.urgentKey };
  return accept(
    item,
    phrase('correspondence.urgentSent', { ref: target, n: item.recipients.length }),
    [...out.effects, fileFor(item)],
    { target, card: { name: 'correspondence', about: target } },
  );
}
