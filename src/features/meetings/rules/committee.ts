/** The Steering Committee's list [ToR 3.b.i]: items that leave it, and the Committee's decisions. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { date, maybeLink, words, type Inputs } from '../../../core/inputs.ts';
import { calendarDate, type Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { hasEnded, itemLabel, refresh, shown, tellMeeting, type AgendaItem, type Around, type Slots } from './item.ts';
import { inForce, raisedBefore, saidBefore, spokenTo, takenUp } from './saidBefore.ts';
import { liftedNow, notLifted } from './lifted.ts';
import { place, traced } from './place.ts';

/** A meeting sent the item to the Committee, and it has not come back. */
export const isWithCommittee = ({ state, sittings }: Pick<AgendaItem, 'state' | 'sittings'>): boolean =>
  state === 'notDecided' && sittings.at(-1)?.then === 'steeringCommittee';

const notThere = (item: AgendaItem): Decision<AgendaItem> =>
  refuse(
    item,
    hasEnded(item) ? 'closed' : 'conflict',
    phrase(item.committee ? 'agenda.committeeHasDecided' : 'agenda.notWithCommittee', { ref: item.target }),
    shown(item),
  );

export const takeBackInputs = { reason: words() };

/** `agenda.takeBack` (Secretariat): removes the item from the Committee's list. The next meeting that can takes it. */
export function takeBack(item: AgendaItem, act: ByPerson<Inputs<typeof takeBackInputs> & Slots>): Decision<AgendaItem> {
  if (!isWithCommittee(item)) return notThere(item);
  const { reason, slots } = act.inputs;
  const at = act.receivedAt;
  const back = traced({ ...item, state: 'planned' }, { at, what: 'takenBack', reason });
  // The request is told that it is open again before it is told which meeting takes it.
  const open: Effect[] =
    item.kind === 'referred' && item.source !== undefined
      ? [
          {
            type: 'act',
            verb: 'endorsement.takenBack',
            target: item.source,
            inputs: { reason },
            key: `takenBack/${item.target}/${at}`,
          },
        ]
      : [];
  const placed = place(back, slots, at, { what: 'taken' });
  const say = placed.slot
    ? phrase('agenda.takenBack', { ref: item.target, meeting: placed.slot.target, startsAt: placed.slot.startsAt })
    : phrase('agenda.takenBackPool', { ref: item.target });
  return accept(placed.item, say, [...open, ...placed.effects], shown(placed.item));
}

export const committeeDecidedInputs = { text: words(), on: date(), documentUrl: maybeLink() };
type Decided = ByPerson<Inputs<typeof committeeDecidedInputs> & Around>;

/**
 * `agenda.committeeDecided` (Secretariat): records the Committee's decision and its date. It ends the item, with a register
 * number.
 */
export function committeeDecided(item: AgendaItem, act: Decided, { settings }: Network): Decision<AgendaItem> {
  if (!isWithCommittee(item)) return notThere(item);
  const { text, on, documentUrl, source } = act.inputs;
  if (on > dateAt(act.receivedAt, settings.timeZone))
    return refuse(item, 'invalid', phrase('refused.invalid'), { fields: { on: phrase('agenda.dayToCome') } });
  const at = act.receivedAt;
  const committee = { text, on: calendarDate(on), at, by: act.actor.id, ...(documentUrl && { documentUrl }) };
  const next = traced({ ...item, state: 'decided', committee }, { at, what: 'committeeDecided' });
  // Objections in writing and in the meeting that sent it there are in force until their entities withdraw them. The
  // Committee's decision over them is recorded beside them.
  const sentBy = item.sittings.at(-1);
  const written = source?.objections ?? [];
  const inRoom = [...(sentBy?.objections ?? []), ...(sentBy?.absent ?? [])].filter(
    ({ entity, text }) => !written.some((one) => one.entity === entity && one.text === text),
  );
  const objections = notLifted([...written, ...inRoom], liftedNow(item)).map((one) => inForce(source, one, sentBy));
  const enter: Effect = {
    type: 'act',
    verb: 'register.enter',
    inputs: {
      kind: 'decision',
      decision: item.target,
      ...(item.kind === 'referred' && item.source && { about: item.source }),
      ...(source?.follows && { follows: source.follows }),
      at,
      on: committee.on,
      route: 'steeringCommittee',
      title: source?.title ?? item.title,
      documentUrl: documentUrl ?? source?.documentUrl ?? '',
      documentVersion: documentUrl ? '' : (source?.documentVersion ?? ''),
      classification: itemLabel(item, source),
      outcome: 'decided',
      ...(source?.corrections && { corrections: source.corrections }),
      positions: {
        text,
        ...saidBefore(source),
        ...(objections.length > 0 && { objections }),
        ...raisedBefore(item, source, sentBy?.meeting),
        ...takenUp(item),
        ...(sentBy && { sentBy: sentBy.meeting }),
      },
    },
    key: `register/${item.target}/committee`,
  };
  const effects: Effect[] = [enter, ...tellMeeting(item.sittings.at(-1)?.meeting), refresh];
  return accept(next, phrase('agenda.committeeDecided', { ref: item.target, on: committee.on }), effects, shown(next));
}

/** After the register's number: a request ends with it; for any other item everybody is told. */
export function committeeNumbered(item: AgendaItem, number: string): Effect[] {
  const { committee, source, kind } = item;
  if (!committee) return [];
  if (kind !== 'referred' || source === undefined) return [{ type: 'tell', to: 'network', card: 'committeeDecided' }];
  return [
    {
      type: 'act',
      verb: 'endorsement.concluded',
      target: source,
      inputs: {
        state: 'decided',
        at: committee.at,
        by: committee.by,
        text: committee.text,
        meeting: item.sittings.at(-1)?.meeting as Ref,
        item: item.target,
        number,
        ...spokenTo(item),
        committee: { on: committee.on, ...(committee.documentUrl && { documentUrl: committee.documentUrl }) },
      },
      key: `concluded/${source}/committee`,
    },
  ];
}
