/**
 * An action that somebody said was done, and that is not (domain.md 5). It is to be done again, and its owner is reminded anew.
 * What minutes that are issued say of it stays: they are put right by a correction.
 */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { maybeNumber, type Inputs } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { manages, type Reader } from '../../../core/people.ts';
import { removedOf } from '../../../core/retention.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { mayEnd } from './actions.ts';
import { reminding } from './actionReminders.ts';
import { itemLabel, refresh, shown, tellAbout, type Action, type AgendaItem, type Around } from './item.ts';

export const undoneInputs = { n: maybeNumber(1, 1000) };

/**
 * @property stated the numbers of the actions that issued minutes state as done, with the meeting of those minutes
 * @property drafted the same of drafts of minutes: they are out of date once it is not done
 */
export interface Stated {
  readonly stated: ReadonlyMap<number, Ref>;
  readonly drafted: ReadonlyMap<number, readonly Ref[]>;
}

/** Whoever said that it was done, and whoever may say so. */
export const mayTakeBack = (
  action: Action,
  by: Pick<Reader, 'person' | 'entity' | 'manages'>,
  network: Pick<Network, 'roll'>,
): boolean => action.done !== undefined && (action.done.by === by.person || mayEnd(action, by, network));

/** Have its words been removed? Nobody could read any more what is to be done. */
export const isBare = (item: AgendaItem): boolean => {
  const { meetings, decisions } = removedOf(item);
  return meetings !== undefined || decisions !== undefined;
};

/** `action.undone`: without a number it is the action that was said to be done last. */
export function undone(
  item: AgendaItem,
  act: ByPerson<Inputs<typeof undoneInputs> & Pick<Around, 'source' | 'meeting'> & Stated>,
  network: Network,
): Decision<AgendaItem> {
  const { actor, inputs, receivedAt: at } = act;
  const by = { person: actor.id, ...(actor.entity && { entity: actor.entity }), manages: manages(actor) };
  const ended = item.actions
    .filter(({ n, done }) => done && (inputs.n === undefined || n === inputs.n))
    .sort((a, b) => ((a.done?.at ?? '') < (b.done?.at ?? '') ? 1 : -1));
  const found = ended.find((one) => mayTakeBack(one, by, network));
  if (!found?.done) {
    const isOthers = ended.length > 0;
    if (isOthers) return refuse(item, 'notAllowed', phrase('action.notYours'), shown(item));
    return refuse(item, 'conflict', phrase('action.noneDone', { ref: item.target }), shown(item));
  }
  const minutes = inputs.stated.get(found.n);
  if (minutes !== undefined)
    return refuse(item, 'conflict', phrase('action.statedDone', { ref: minutes }), shown(item));
  if (isBare(item)) return refuse(item, 'conflict', phrase('action.wordsGone', { ref: item.target }), shown(item));
  const { done, ...open } = found;
  const reopened: Action = { ...open, remindAt: [], reopened: [...(found.reopened ?? []), { done, at, by: actor.id }] };
  const actions = item.actions.map((one) => (one === found ? reminding(reopened, at, network) : one));
  const { meeting } = inputs;
  const isDrafted =
    meeting?.target === found.meeting && meeting.record?.state === 'draft' && done.at <= meeting.record.draftedAt;
  const isRestricted = itemLabel(item, inputs.source) !== 'unclassified';
  const say = isRestricted
    ? phrase('action.undoneOf', { ref: item.target })
    : phrase('action.undone', { text: found.text });
  const tell = tellAbout(item, found, inputs.drafted.get(found.n));
  return accept({ ...item, actions }, say, [...tell, refresh], {
    ...shown(item),
    ...(isDrafted && { also: phrase('action.draftAgain', { ref: found.meeting }) }),
  });
}
