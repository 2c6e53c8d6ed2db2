/** Makes the view of a stored request for one reader. Pure: it depends on the reader, the roll and the instant. */
import type { Documents } from '../../../core/contract.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import { asOf, isMember, personName, type Person, type Roll, type Reader } from '../../../core/people.ts';
import type { AgreedView, CorrectionView, RequestView } from '../cards/view.ts';
import { overAt, mayBeFollowed, cardVersion, inTime, isCarried, runs, type Endorsement } from '../rules/state.ts';
import type { Network } from '../../../core/network.ts';
import { isChallengeable } from '../rules/change.ts';
import { mayContest } from '../rules/contest.ts';
import { closesOnDayOff } from '../rules/replanned.ts';
import { changesOf, correctionsOf } from '../../../core/corrections.ts';
import { discretionOf } from '../../../core/classification.ts';
import { agreedNow } from './agreedNow.ts';
import { discreet } from './kept.ts';
import { silentAtEnd } from '../rules/silence.ts';
import {
  blocking,
  mailedWithChat,
  isAsked,
  reachHours,
  silenceMeans,
  unreachedFor,
  waitsFor,
} from '../rules/stands.ts';
import { standsOf } from './standViews.ts';
import { remarks } from './remarks.ts';
import { rollFor } from '../../../kit/namesGone.ts';

/** Members of the network may see restricted requests, observers may not (domain.md 9). */
export const maySee = (e: Endorsement, person: Person): boolean =>
  e.classification === 'unclassified' || isMember(person);

interface Shown {
  /** The reader has just asked for the details of a restricted request: they are shown and not kept. */
  readonly unveiled?: boolean;
  /** The agenda item that it came to, which has the present state of the agreed actions. */
  readonly item?: Documents['agenda'] | undefined;
}

export function requestView(
  e: Endorsement,
  reader: Reader,
  network: Network,
  now: Instant,
  { unveiled = false, item }: Shown = {},
): RequestView {
  const live = rollFor(e, 'endorsements', network.roll);
  const roll = asOf(live, overAt(e));
  const open = inTime(e, now);
  const { stands, counts } = standsOf(e, roll);
  const mine = stands.find((stand) => stand.entity === reader.entity);
  const revision = e.revisions.at(-1);
  return discreet({
    ref: e.target,
    title: e.title,
    documentUrl: e.documentUrl,
    documentVersion: e.documentVersion,
    cardVersion: cardVersion(e),
    ...(e.summary && { summary: e.summary }),
    classification: e.classification,
    discretion: unveiled ? 'all' : discretionOf(e.classification),
    state: e.state,
    open,
    awaitingSecretariat: e.awaitingSecretariat,
    ...(reader.manages && e.awaitingSecretariat && { blocking: blockingOf(e) }),
    openedAt: e.openedAt,
    openedBy: personName(roll, e.openedBy),
    closesAt: e.closesAt,
    reachHours: reachHours(e),
    counts,
    stands,
    remarks: remarks(e, roll, live),
    ...(mine && { mine }),
    ...(mine && runs(e) && { silence: silenceOf(e, mine.entity, now) }),
    mayAct: isAsked(e, reader.entity, now),
    waitsForReader: waitsFor(e, reader.entity, now),
    mayManage: reader.manages,
    ...mayBesides(e, reader, network, now),
    ...(reader.manages &&
      counts.asked &&
      mailedWithChat(e, network.roll).length > 0 && { mayWriteInChat: true as const }),
    ...(reader.manages && dayOff(e, network, now)),
    ...(revision && revision.documentVersion === e.documentVersion && { changes: revision.changes }),
    ...correctionView(e, reader, now),
    extensions: e.extensions.map(({ from, to, reason }) => ({ from, to, reason })),
    ...agendaView(e),
    ...remindedAt(e, reader),
    ...links(e),
    ...(reader.manages && mayBeFollowed(e) && { mayFollow: true as const }),
    ...outcomeView(e, roll, agreedNow(e, item, live, network.settings.timeZone)),
  });
}

const blockingOf = (e: Endorsement): NonNullable<RequestView['blocking']> =>
  blocking(e).map((name) => ({ name, reason: unreachedFor(e, name) }));

/**
 * Where no mailbox is read nothing that comes back would be known, and so the silence of whoever was asked by mail counts only
 * if it is proved (domain.md 3).
 */
export const withoutMailbox = (view: RequestView, e: Endorsement, now: Instant): RequestView =>
  view.mine && view.silence
    ? { ...view, silence: silenceOf({ ...e, silenceByMail: 'onlyIfProved' }, view.mine.entity, now) }
    : view;

const silenceOf = (e: Endorsement, entity: EntityId, now: Instant): NonNullable<RequestView['silence']> => ({
  inChat: silenceMeans(e, entity, now, false),
  byMail: silenceMeans(e, entity, now, true),
});

/** What a newcomer may do, and whether the reader may contest a position entered for the entity. */
function mayBesides(
  e: Endorsement,
  { entity, person }: Reader,
  network: Network,
  now: Instant,
): Pick<RequestView, 'mayComment' | 'mayContest'> {
  if (entity === undefined || !runs(e)) return {};
  if (!e.electorate.includes(entity)) return inTime(e, now) ? { mayComment: true } : {};
  return mayContest(e, entity, person, network, now) ? { mayContest: true } : {};
}

function dayOff(e: Endorsement, { settings }: Network, now: Instant): Pick<RequestView, 'dayOff'> {
  const found = closesOnDayOff(e, now, settings);
  return found ? { dayOff: found } : {};
}

/** The last reminder in the reader's zone: readers in one zone are reminded at the same time. */
function remindedAt(e: Endorsement, { zone }: Reader): Pick<RequestView, 'remindedAt'> {
  const at = e.remindedIn ? e.remindedIn[zone] : e.remindedAt;
  return at === undefined ? {} : { remindedAt: at };
}

function correctionView(
  e: Endorsement,
  reader: Reader,
  now: Instant,
): Pick<RequestView, 'correction' | 'earlierCorrections'> {
  const last = e.corrections.at(-1);
  const all = correctionsOf(e).map((made, i): CorrectionView => {
    const by = e.corrections[i]?.challenged;
    const challenged = by && { name: by.entity, ...(by.text !== '' && { text: by.text }) };
    return { note: made.note, at: made.at, changed: changesOf(made), ...(challenged && { challenged }) };
  });
  const shown = all.pop();
  if (!last || !shown) return {};
  const mayChallenge = !last.challenged && isChallengeable(e, last, now) && isAsked(e, reader.entity, now);
  return {
    correction: {
      ...shown,
      challengeUntil: last.challengeUntil,
      mayChallenge,
    },
    ...(all.length > 0 && { earlierCorrections: all }),
  };
}

const links = ({
  follows,
  followedBy,
  alsoFollowedBy,
}: Endorsement): Pick<RequestView, 'follows' | 'followedBy' | 'alsoFollowedBy'> => ({
  ...(follows && { follows }),
  ...(followedBy && { followedBy }),
  ...(alsoFollowedBy && { alsoFollowedBy }),
});

/** Where its item is. What has ended is on no agenda. */
function agendaView(e: Endorsement): Pick<RequestView, 'agendaItem' | 'agendaMeeting' | 'agendaBefore'> {
  const before = runs(e) || isCarried(e) ? e.agendas?.at(-1)?.before : undefined;
  return {
    ...(e.agendaItem && { agendaItem: e.agendaItem }),
    ...(e.agendaMeeting && { agendaMeeting: e.agendaMeeting }),
    ...(before && { agendaBefore: before }),
  };
}

function outcomeView(
  e: Endorsement,
  roll: Roll,
  actions: readonly AgreedView[],
): Pick<RequestView, 'outcome' | 'cameBack'> {
  const { outcome } = e;
  if (!outcome) return {};
  return {
    outcome: {
      state: outcome.state,
      at: outcome.at,
      ...(outcome.number && { number: outcome.number }),
      ...(outcome.reason && { reason: outcome.reason }),
      ...(outcome.by !== 'silence' && { byName: personName(roll, outcome.by) }),
      endorsed: outcome.endorsed,
      silent: silentAtEnd(outcome),
      abstained: outcome.abstained,
      recused: outcome.recused ?? [],
      objections: outcome.objections.map(({ entity, text }) => ({ name: entity, text })),
      discussion: (outcome.discussion ?? []).map(({ entity, text }) => ({ name: entity, text })),
      unreached: outcome.unreached,
      ...(outcome.then && { then: outcome.then }),
      ...(outcome.committee && { committee: outcome.committee }),
      present: outcome.present ?? [],
      lifted: (outcome.lifted ?? []).map(({ entity }) => entity),
      actions,
    },
    ...(e.cameBack && { cameBack: e.cameBack.map(({ entity: name, at, reason }) => ({ name, at, reason })) }),
  };
}
