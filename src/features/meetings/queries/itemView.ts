/** Makes the view of an agenda item for one reader. Restricted words are kept out of messages that stay (domain.md 9). */
import type { ActionView, ItemView, ObjectionView } from '../cards/view.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Documents } from '../../../core/contract.ts';
import { standOf } from '../../endorsement/public.ts';
import { mayEnd } from '../rules/actions.ts';
import { isWithCommittee } from '../rules/committee.ts';
import { standing } from '../rules/consensus.ts';
import { carriedTo, hasEnded, itemLabel, leftBy, withdrawnOf, type AgendaItem } from '../rules/item.ts';
import { liftedNow, notLifted } from '../rules/lifted.ts';
import { heldFrom, type Meeting } from '../rules/state.ts';
import type { Lifted, Objection } from '../rules/itemOutcome.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import { isBare, mayTakeBack } from '../rules/actionUndone.ts';
import { bare } from './keptItem.ts';
import { statedDone } from './stated.ts';
import { withdrawnIn, writtenObjections } from './writtenSide.ts';
import { asOf, isMember, personName, type Reader, type Roll } from '../../../core/people.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import { sittingIn } from '../rules/place.ts';
import { rollFor } from '../../../kit/namesGone.ts';
import { liftedViews, withdrawnViews } from './goneViews.ts';

type Endorsement = Documents['endorsements'];

const objectionView = ({ entity, text, written, entered }: Objection): ObjectionView => ({
  ...{ entity, text, written: written === true },
  ...(entered && { entered }),
});

export async function itemView(
  read: ReadStore,
  item: AgendaItem,
  asked: ViewRequest,
  network: Network,
  known?: Meeting,
): Promise<ItemView | undefined> {
  const { reader } = asked;
  const [source, m] = await Promise.all([
    item.kind === 'referred' ? read.load('endorsements', item.source) : undefined,
    item.meeting === known?.target ? known : read.load('meetings', item.meeting),
  ]);
  const person = network.roll.people[reader.person];
  const label = itemLabel(item, source);
  const hidden = label !== 'unclassified' && (!person || !isMember(person));
  const veiled = hidden || (label === 'strictlyConfidential' && !asked.unveiled);
  const last = item.sittings.at(-1);
  const roll = asOf(rollFor(item, 'meetings', network.roll), hasEnded(item) ? last?.at : undefined);
  // A decision has a period of its own.
  const decided = rollFor(item, last?.outcome === 'consensus' ? 'decisions' : 'meetings', network.roll);
  const trace = item.trace.findLast(({ reason }) => reason !== undefined);
  const gone = withdrawnOf(item);
  const discreet = hidden || (label !== 'unclassified' && !asked.unveiled);
  const mayUndo = !isBare(item) && item.actions.some((one) => mayTakeBack(one, reader, network));
  const stated = mayUndo ? await statedDone(read, item) : undefined;
  const shown: ItemView = {
    ref: item.target,
    title: source?.title ?? item.title,
    classification: label,
    veiled,
    ...(hidden && { closed: true }),
    restricted: label !== 'unclassified' && !hidden,
    ...(item.note && !discreet && { note: item.note }),
    state: item.state,
    kind: item.kind,
    carried: known ? carriedTo(known.target, item) : item.carried.length,
    ...(known?.state === 'ended' && { here: hereOf(item, known) }),
    ...(item.entity && { entity: item.entity }),
    ...(item.by && !discreet && { byName: personName(roll, item.by) }),
    ...(trace?.reason && (item.state === 'declined' || item.state === 'left') && !discreet && { reason: trace.reason }),
    late: item.marks.includes('late'),
    ...(gone && { withdrawn: gone }),
    ...(item.number && { number: item.number }),
    ...(m && { meeting: { ref: m.target, startsAt: m.state === 'ended' ? heldFrom(m) : m.startsAt, state: m.state } }),
    ...(source && { source: sourceView(source, liftedNow(item), discreet) }),
    ...questionView(item, source, { discreet, roll }),
    ...(last && {
      last: {
        meeting: last.meeting,
        outcome: leftBy(last) === 'leftOpen' ? 'leftOpen' : last.outcome,
        ...(last.then && { then: last.then }),
        text: discreet ? '' : last.text,
        ...(last.question && !discreet && { question: last.question }),
        present: last.present,
        objections: last.objections.map(objectionView).map((one) => wordless(one, discreet)),
        absent: last.absent.map(objectionView).map((one) => wordless(one, discreet)),
        lifted: liftedViews([...(last.former ?? []), ...(last.lifted ?? [])], {
          discreet,
          roll: asOf(decided, last.at),
        }),
        withdrawn: source
          ? withdrawnViews(withdrawnIn(source, last.at).withdrawn, {
              discreet,
              roll: asOf(rollFor(source, 'endorsements', decided), last.at),
            })
          : [],
      },
    }),
    withCommittee: isWithCommittee(item),
    ...committeeView(item, discreet),
    discreet,
    actions: item.actions.map((one) =>
      actionView(one, reader, { veiled: discreet ? item.target : undefined, roll, network, stated }),
    ),
    ...mineOf(item, source, reader),
    mayManage: reader.manages,
  };
  return veiled ? bare(shown, item.source ?? item.target) : shown;
}

/** What came of the item in this meeting, whatever became of it later. */
function hereOf(item: AgendaItem, meeting: Meeting): NonNullable<ItemView['here']> {
  const sitting = sittingIn(item, meeting);
  return sitting ? leftBy(sitting) : 'notReached';
}

function committeeView({ committee }: AgendaItem, discreet: boolean): Pick<ItemView, 'committee'> {
  if (!committee) return {};
  const { on, text, documentUrl } = committee;
  return { committee: { on, text: discreet ? '' : text, ...(documentUrl && !discreet && { documentUrl }) } };
}

/** The objections to the question in force now, in the room and in writing. */
const standingNow = (question: NonNullable<AgendaItem['question']>, source: Endorsement | undefined): Objection[] =>
  standing(question, source ? writtenObjections(source) : []);

function questionView(
  { question }: AgendaItem,
  source: Endorsement | undefined,
  { discreet, roll }: Shown,
): Pick<ItemView, 'question'> {
  if (!question) return {};
  const said = (all: readonly Objection[]) => all.map(objectionView).map((one) => wordless(one, discreet));
  return {
    question: {
      text: discreet ? '' : question.text,
      at: question.at,
      present: question.present,
      objections: said(standingNow(question, source)),
      agreed: question.agreed,
      absent: said(question.absent),
      lifted: liftedViews([...(question.former ?? []), ...(question.lifted ?? [])], { discreet, roll }),
    },
  };
}

interface Shown {
  readonly discreet: boolean;
  readonly roll: Roll;
}
/** Without statements, for messages that are kept about a restricted item (domain.md 9). */
const wordless = (one: ObjectionView, discreet: boolean): ObjectionView =>
  discreet ? { entity: one.entity, text: '', written: one.written, ...(one.entered && { entered: true }) } : one;

/**
 * The referred request. Entities that also asked for a discussion, which brought the item here, come first.
 * @param lifted objections that were withdrawn in a meeting: they are not shown as in force
 */
function sourceView(e: Endorsement, lifted: readonly Lifted[], discreet: boolean): NonNullable<ItemView['source']> {
  const asks = ({ entity }: Objection): number => (standOf(e, entity).request ? 0 : 1);
  const written = notLifted(writtenObjections(e), lifted).toSorted((a, b) => asks(a) - asks(b));
  const objections = written.map((one): ObjectionView => {
    const { objection } = standOf(e, one.entity);
    return { ...objectionView(one), ...(objection?.wouldSatisfy && { wouldSatisfy: objection.wouldSatisfy }) };
  });
  return {
    ref: e.target,
    ...(!discreet && { documentUrl: e.documentUrl }),
    documentVersion: e.documentVersion,
    objections: objections.map((one) => wordless(one, discreet)),
  };
}

/**
 * @property veiled the item's reference, shown instead of an action of a restricted item
 * @property stated the actions that issued minutes state as done; undefined where the reader may take nothing back
 */
interface ActionShown {
  readonly veiled: Ref | undefined;
  readonly roll: Roll;
  readonly network: Network;
  readonly stated: ReadonlyMap<number, Ref> | undefined;
}
const actionView = (
  action: AgendaItem['actions'][number],
  reader: Reader,
  { veiled, roll, network, stated }: ActionShown,
): ActionView => {
  const { n, owner, text, due, done, changes = [], reopened = [] } = action;
  const zone = network.settings.timeZone;
  const isNameless = roll.isNameless === true || veiled !== undefined;
  return {
    n,
    owner,
    text: veiled ? '' : text,
    ...(veiled && { veiled }),
    ...(due && { due }),
    done: done !== undefined,
    ...(done && { doneOn: dateAt(done.at, zone) }),
    ...(changes.length > 0 && {
      was: changes.map(({ owner, due, at }) => ({ owner, ...(due && { due }), until: dateAt(at, zone) })),
    }),
    ...(reopened.length > 0 && {
      reopened: reopened.map((one) => ({
        ...(!isNameless && { byName: personName(roll, one.done.by) }),
        ...{ doneOn: dateAt(one.done.at, zone), on: dateAt(one.at, zone) },
      })),
    }),
    mine: mayEnd(action, reader, network),
    ...(stated?.has(n) === false && mayTakeBack(action, reader, network) && { mayUndo: true as const }),
  };
};

function mineOf({ question }: AgendaItem, source: Endorsement | undefined, { entity }: Reader): Pick<ItemView, 'mine'> {
  if (!question || entity === undefined || !question.present.includes(entity)) return {};
  const stand = standingNow(question, source).some((one) => one.entity === entity)
    ? ('objects' as const)
    : question.agreed.includes(entity)
      ? ('agreed' as const)
      : ('silent' as const);
  return { mine: { entity, stand } };
}
