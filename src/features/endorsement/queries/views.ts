/** Stored requests as one reader may see them. Pure: what is shown depends on the reader, the roll and the instant. */
import type { EntityId, Instant } from '../../../core/ids.ts';
import { type Person, type Roll, type Reader, isMember } from '../../../core/people.ts';
import type { RemarkView, RequestLine, RequestView, StandView } from '../cards/view.ts';
import {
  cardVersion,
  inTime,
  runs,
  STANDS,
  type Departed,
  type StandKind,
  type Endorsement,
  type LatePosition,
  type Position,
} from '../rules/state.ts';
import type { Network } from '../../../core/network.ts';
import { isChallengeable } from '../rules/change.ts';
import { mayContest } from '../rules/contest.ts';
import { closesOnDayOff } from '../rules/replanned.ts';
import { discreet, keptOf } from './kept.ts';
import {
  isAsked,
  isSilent,
  standing,
  standOf,
  unreached,
  unreachedFor,
  waitsFor,
  type Stand,
} from '../rules/stands.ts';

/** Restricted items are for the members of the network, not for observers (domain.md 9). */
export const maySee = (e: Endorsement, person: Person): boolean =>
  e.classification === 'unclassified' || isMember(person);

const nameOf = (roll: Roll, id: string): string => roll.people[id]?.name ?? id;

/** @param unveiled the reader asked for the details of a restricted item: they are shown, and not kept */
export function requestView(
  e: Endorsement,
  reader: Reader,
  network: Network,
  now: Instant,
  unveiled = false,
): RequestView {
  const { roll } = network;
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
    discretion: unveiled ? 'all' : keptOf(e.classification),
    state: e.state,
    open,
    awaitingSecretariat: e.awaitingSecretariat,
    openedAt: e.openedAt,
    openedBy: nameOf(roll, e.openedBy),
    closesAt: e.closesAt,
    counts,
    stands,
    remarks: remarks(e, roll),
    ...(mine && { mine }),
    mayAct: isAsked(e, reader.entity, now),
    waitsForReader: waitsFor(e, reader.entity, now),
    mayManage: reader.manages,
    ...mayBesides(e, reader, network, now),
    ...(reader.manages && dayOff(e, network, now)),
    ...(revision && revision.documentVersion === e.documentVersion && { changes: revision.changes }),
    ...correctionView(e, reader, now),
    extensions: e.extensions.map(({ from, to, reason }) => ({ from, to, reason })),
    ...(e.agendaItem && { agendaItem: e.agendaItem }),
    ...remindedAt(e, reader),
    ...outcomeView(e, roll),
  });
}

/** What a newcomer may do, and who was spoken for. */
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

/** The readers of one zone are reminded together. */
function remindedAt(e: Endorsement, { zone }: Reader): Pick<RequestView, 'remindedAt'> {
  const at = e.remindedIn ? e.remindedIn[zone] : e.remindedAt;
  return at === undefined ? {} : { remindedAt: at };
}

const byStand = (a: StandView, b: StandView): number =>
  STANDS.indexOf(a.stand) - STANDS.indexOf(b.stand) || (a.entity < b.entity ? -1 : 1);

/** What every reader sees of how the entities stand, worked out once for a crowd of them. */
const standsOf = perRoll((e: Endorsement, roll): Pick<RequestView, 'stands' | 'counts'> => {
  const missing = new Set(unreached(e));
  const stands = e.electorate.map((entity) => standView(e, entity, roll, missing)).sort(byStand);
  return { stands, counts: countsOf(stands) };
});

/** By the entity too: those that have said nothing share one stand. */
const standViews = new WeakMap<Roll, Map<EntityId, WeakMap<Stand, StandView>>>();

/** The same object as long as nothing about it has changed: a press changes one stand of many, and cards keep the rest. */
function standView(e: Endorsement, entity: EntityId, roll: Roll, missing: ReadonlySet<string>): StandView {
  const stand = standOf(e, entity);
  const kind = standing(e, entity);
  const unreached = missing.has(entity) ? unreachedFor(e, entity) : undefined;
  const known = standViewsOf(roll, entity);
  const before = known.get(stand);
  if (before?.stand === kind && before.unreached === unreached) return before;
  const view = seen(e, entity, { stand, kind, unreached }, roll);
  known.set(stand, view);
  return view;
}

function standViewsOf(roll: Roll, entity: EntityId): WeakMap<Stand, StandView> {
  let entities = standViews.get(roll);
  if (!entities) standViews.set(roll, (entities = new Map<EntityId, WeakMap<Stand, StandView>>()));
  let known = entities.get(entity);
  if (!known) entities.set(entity, (known = new WeakMap()));
  return known;
}

function seen(
  e: Endorsement,
  entity: EntityId,
  {
    stand,
    kind,
    unreached,
  }: { readonly stand: Stand; readonly kind: StandKind; readonly unreached: string | undefined },
  roll: Roll,
): StandView {
  const said = stand.objection ?? stand.position ?? stand.request ?? stand.lifted;
  return {
    entity,
    name: entity,
    stand: kind,
    silent: isSilent(e, entity),
    requestsDiscussion: stand.request !== undefined,
    ...(said?.text && { text: said.text }),
    ...(said?.wouldSatisfy && { wouldSatisfy: said.wouldSatisfy }),
    ...(said && { by: nameOf(roll, said.by), at: said.at }),
    ...(said?.source && { source: said.source }),
    ...(unreached !== undefined && { unreached }),
  };
}

/** Each entity in one of them, but for those that have stepped aside. */
function countsOf(stands: readonly StandView[]): RequestView['counts'] {
  const counts = { endorsed: 0, objected: 0, abstained: 0, recused: 0, lifted: 0, silent: 0 };
  let [unreached, discussion] = [0, 0];
  for (const { stand, silent, unreached: why } of stands)
    if (why !== undefined) unreached += 1;
    else if (silent) counts.silent += 1;
    else if (stand === 'silent' || stand === 'stale') discussion += 1;
    else counts[stand] += 1;
  const { recused, ...others } = counts;
  return { entities: stands.length - recused, ...others, recused, discussion, unreached };
}

/** Cards show the last words only; the record has them all. */
const MAX_REMARKS = 20;

function remarks(e: Endorsement, roll: Roll): RemarkView[] {
  const said = last(e.positions, MAX_REMARKS, isRemark).map((p) => positionView(p, roll));
  return [
    ...(e.departed ?? []).map((one) => departedView(e, one, roll)),
    ...said,
    ...e.late.slice(-MAX_REMARKS).map((l) => lateView(l, roll)),
  ];
}

const isRemark = (p: Position): boolean => !p.counts || p.position === 'comment' || p.position === 'needTime';

/** The last `most` that are `wanted`, in their order. Looked for from the end: the record may be long. */
function last<T>(all: readonly T[], most: number, wanted: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (let i = all.length - 1; i >= 0 && found.length < most; i -= 1) {
    const one = all[i];
    if (one !== undefined && wanted(one)) found.push(one);
  }
  return found.reverse();
}

/** What an entity said that has left stays to be seen. */
function departedView(e: Endorsement, { entity, at, into, reason }: Departed, roll: Roll): RemarkView {
  const stand = standOf(e, entity);
  const said = stand.objection ?? stand.position ?? stand.request;
  const text = [reason, said?.text].filter(Boolean).join(' · ');
  return {
    kind: into === undefined ? 'left' : 'merged',
    entity,
    name: entity,
    by: nameOf(roll, said?.by ?? ''),
    at,
    ...(text !== '' && { text }),
    ...(into && { into }),
  };
}

const positionView = perRoll((p: Position, roll): RemarkView => ({
  kind: !p.counts ? 'withoutEffect' : p.position === 'comment' ? 'comment' : 'needTime',
  entity: p.entity,
  name: p.entity,
  by: nameOf(roll, p.by),
  at: p.at,
  ...(p.text && { text: p.text }),
  ...(p.until && { until: p.until }),
}));

const lateView = perRoll((l: LatePosition, roll): RemarkView => ({
  kind: 'late',
  entity: l.entity,
  name: l.entity,
  by: nameOf(roll, l.by),
  at: l.at,
  ...(l.text && { text: l.text }),
}));

/** What is seen of something that does not change any more: the same object each time, as long as the roll is the same. */
function perRoll<Of extends object, View>(see: (of: Of, roll: Roll) => View): (of: Of, roll: Roll) => View {
  const rolls = new WeakMap<Roll, WeakMap<Of, View>>();
  return (of, roll) => {
    let known = rolls.get(roll);
    if (!known) rolls.set(roll, (known = new WeakMap()));
    let view = known.get(of);
    if (view === undefined) known.set(of, (view = see(of, roll)));
    return view;
  };
}

function correctionView(e: Endorsement, reader: Reader, now: Instant): Pick<RequestView, 'correction'> {
  const last = e.corrections.at(-1);
  if (!last) return {};
  const mayChallenge = !last.challenged && isChallengeable(e, last, now) && isAsked(e, reader.entity, now);
  return {
    correction: {
      note: last.note,
      at: last.at,
      challengeUntil: last.challengeUntil,
      mayChallenge,
      ...(last.challenged && { challengedBy: last.challenged.entity }),
    },
  };
}

function outcomeView(e: Endorsement, roll: Roll): Pick<RequestView, 'outcome' | 'followedBy'> {
  const { outcome } = e;
  if (!outcome) return {};
  return {
    outcome: {
      state: outcome.state,
      at: outcome.at,
      ...(outcome.number && { number: outcome.number }),
      ...(outcome.reason && { reason: outcome.reason }),
      ...(outcome.by !== 'silence' && { byName: nameOf(roll, outcome.by) }),
      endorsed: outcome.endorsed,
      silent: outcome.silent,
      abstained: outcome.abstained,
      recused: outcome.recused ?? [],
      objections: outcome.objections.map(({ entity, text }) => ({ name: entity, text })),
      discussion: (outcome.discussion ?? []).map(({ entity, text }) => ({ name: entity, text })),
      unreached: outcome.unreached,
      ...(outcome.then && { then: outcome.then }),
      ...(outcome.committee && { committee: outcome.committee }),
      present: outcome.present ?? [],
      lifted: (outcome.lifted ?? []).map(({ entity }) => entity),
      actions: outcome.actions ?? [],
    },
    ...(e.followedBy && { followedBy: e.followedBy }),
  };
}

/**
 * One line of a list. It shows no title of what is strictly confidential, and to an observer none of what is restricted.
 * @param mine may this reader see the request itself?
 */
export const requestLine = (e: Endorsement, reader: Reader, now: Instant, mine: boolean): RequestLine => ({
  ref: e.target,
  ...(mine && e.classification !== 'strictlyConfidential'
    ? { title: e.title, veiled: false }
    : { title: e.target, veiled: true }),
  ...(!mine && { closed: true }),
  state: e.state,
  closesAt: e.closesAt,
  waitsForReader: waitsFor(e, reader.entity, now),
  awaitingSecretariat: e.awaitingSecretariat,
  ...(reader.manages && e.state === 'open' && inTime(e, now) && missing(e)),
});

const missing = (e: Endorsement): Pick<RequestLine, 'unreached'> => {
  const n = unreached(e).length;
  return n > 0 ? { unreached: n } : {};
};
