/** An action that is recorded gets another day or another owner (domain.md 5). What it was before stays in the record. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import { maybeDateOrNone, maybeLine, maybeNumber, yesNo, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Phrase } from '../../../core/phrase.ts';
import type { Meeting } from './state.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isNoDay, TYPED } from '../../../i18n/typed.ts';
import { ownerNamed } from './actions.ts';
import { allOwners, reminding } from './actionReminders.ts';
import { itemLabel, refresh, shown, tellAbout, type Action, type AgendaItem, type Around } from './item.ts';

export const changeInputs = {
  n: maybeNumber(1, 1000),
  due: maybeDateOrNone(isNoDay),
  /** The field of a form for what `due: none` says in words: a client's field for a day takes nothing but a day. */
  noDue: yesNo(TYPED.answers),
  owner: maybeLine(200),
};
/** The meeting in which the action was agreed. */
export interface AgreedIn {
  readonly agreedIn?: Pick<Meeting, 'record'>;
}
type Changes = Inputs<typeof changeInputs> & Pick<Around, 'source'> & AgreedIn;

/**
 * `action.change` (Secretariat): another day, none, or another owner for an action that is not done. The owners are reminded
 * anew.
 */
export function change(item: AgendaItem, act: ByPerson<Changes>, network: Network): Decision<AgendaItem> {
  const { n, noDue, owner: typed } = act.inputs;
  const due = noDue ? (act.inputs.due ?? null) : act.inputs.due;
  const open = item.actions.filter((one) => !one.done && (n === undefined || one.n === n));
  const [found, another] = open;
  if (!found) return refuse(item, 'conflict', phrase('action.none', { ref: item.target }), shown(item));
  if (another) return misread(item, { n: whichOf(item, open, act.inputs.source) });
  if (due === undefined && typed === undefined) return misread(item, { due: phrase('input.required') });
  if (noDue && due !== null) return misread(item, { noDue: phrase('action.dayOrNone') });
  const owner = typed === undefined ? ownerOf(found) : ownerNamed(typed, act, network);
  if (!owner) return misread(item, { owner: phrase('action.unknownOwner', { name: (typed ?? '').slice(0, 60) }) });
  if (typeof due === 'string' && due < agreedOn(item, found, network.settings.timeZone))
    return misread(item, { due: phrase('action.tooEarly', { on: due }) });

  const { n: number, text, meeting, changes = [] } = found;
  const on = due === undefined ? found.due : (due ?? undefined);
  const isNew = owner.owner !== found.owner || owner.person !== found.person;
  const of = { ref: item.target, n: number };
  if (!isNew && on === found.due) return accept(item, phrase('action.soAlready', of), [], shown(item));
  const was = { ...ownerOf(found), ...(found.due && { due: found.due }), at: act.receivedAt, by: act.actor.id };
  const changed: Action = {
    ...{ n: number, ...owner, text, ...(on && { due: on }), meeting, remindAt: [] },
    changes: [...changes, was],
  };
  const actions = item.actions.map((one) => (one === found ? reminding(changed, act.receivedAt, network) : one));
  const say =
    due !== undefined
      ? due === null
        ? phrase('action.notDueNow', of)
        : phrase('action.dueNow', { ...of, on: due })
      : owner.entity
        ? phrase('action.entityNow', { ...of, entity: owner.entity })
        : phrase('action.ownerNow', of);
  const isDrafted = act.inputs.agreedIn?.record?.state === 'draft';
  // A new owner is told at once; of another day the reminders speak.
  const tell: Effect = {
    type: 'tell',
    to: allOwners(changed, network),
    card: 'actionDue',
    data: { n: number, isNew: true },
  };
  return accept({ ...item, actions }, say, [...(isNew ? [tell] : []), ...tellAbout(item, found), refresh], {
    ...shown(item),
    ...(isDrafted && { also: phrase('action.draftAgain', { ref: meeting }) }),
  });
}

const ownerOf = ({ owner, entity, person }: Action): Pick<Action, 'owner' | 'entity' | 'person'> => ({
  owner,
  ...(entity && { entity }),
  ...(person && { person }),
});

/** The day on which it was agreed: nothing is due before. */
export function agreedOn({ sittings }: AgendaItem, { n }: Action, zone: string): CalendarDate | '' {
  const at = sittings.find(({ actions }) => actions.includes(n))?.at;
  return at === undefined ? '' : dateAt(at, zone);
}

/** The numbers of its open actions; of a restricted item no words, since the answer stays in the chat. */
function whichOf(item: AgendaItem, open: readonly Action[], source: Around['source']): Phrase {
  const isRestricted = itemLabel(item, source) !== 'unclassified';
  const lines = open.map(({ n, text }) =>
    isRestricted ? String(n) : `${n}: ${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}`,
  );
  return phrase('action.which', { ref: item.target, lines });
}

const SHORT = 60;

const misread = (item: AgendaItem, fields: Readonly<Record<string, Phrase>>): Decision<AgendaItem> =>
  refuse(item, 'invalid', phrase('refused.invalid'), { fields });
