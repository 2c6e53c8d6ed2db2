/**
 * The minutes of a meeting [ToR 3.b.iii]. They are drafted from what was recorded, and open to comments for some working days,
 * after which silence adopts them. Then they are issued with a number and no longer changed; only corrections are added.
 */
import type { Act, ByPerson, SYSTEM } from '../../../core/act.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import type { EntityId, Instant, PersonId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { closingOf, dateAt, workingDaysAfter } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { heldFrom, refresh, tellAll, touched, type Meeting } from './state.ts';
import { misread, readAfterwards, representedInputs, withRepresented } from './represented.ts';
import type { AgendaItem } from './item.ts';
import type { MinutesContent, Minutes, MinutesComment, MinutesCorrection, MinutesItem } from './minutesState.ts';
import type { Extras } from '../../../core/decision.ts';
import type { Acts } from '../../../core/contract.ts';

const shown = (m: Meeting): Extras => ({ target: m.target, card: { name: 'minutes', about: m.target } });
const frozen = (m: Meeting): Decision<Meeting> =>
  refuse(m, 'closed', phrase('minutes.frozen', { ref: m.target }), shown(m));
const none = (m: Meeting): Decision<Meeting> =>
  refuse(m, 'conflict', phrase('minutes.none', { ref: m.target }), {
    target: m.target,
    card: { name: 'meeting', about: m.target },
  });

export const draftInputs = { text: maybeWords(20_000), ...representedInputs };

/** `minutes.draft` (Secretariat): drafts the minutes, or drafts them again, and sends them out. The comment period begins. */
export function draft(
  m: Meeting,
  act: ByPerson<Inputs<typeof draftInputs> & { content: MinutesContent }>,
  network: Network,
): Decision<Meeting> {
  if (m.record?.state === 'issued') return frozen(m);
  if (m.state !== 'ended')
    return refuse(m, 'conflict', phrase('minutes.notEnded', { ref: m.target }), {
      target: m.target,
      card: { name: 'meeting', about: m.target },
    });
  const came = readAfterwards(m, act, network);
  if ('fault' in came) return misread(m, came.fault);
  const { settings } = network;
  const { text, content } = act.inputs;
  const days = workingDaysAfter(dateAt(act.receivedAt, settings.timeZone), settings.minutesCommentDays, settings);
  const record: Minutes = {
    state: 'draft',
    content,
    ...(text && { text }),
    draftedAt: act.receivedAt,
    draftedBy: act.actor.id,
    drafts: (m.record?.drafts ?? 0) + 1,
    adoptAt: closingOf(days, settings),
    comments: m.record?.comments ?? [],
    corrections: [],
  };
  const next: Meeting = { ...touched(m), record, ...withRepresented(m, came.read) };
  const tell = tellAll(next, network, { card: 'minutesDraft', data: { draft: record.drafts }, live: true });
  return accept(
    next,
    phrase('minutes.drafted', { ref: m.target, until: record.adoptAt }),
    [...tell, refresh],
    shown(next),
  );
}

/** The draft with the numbers that the register gave its decisions since: it may be drafted before the register has spoken. */
export function withNumbers(record: Minutes, items: readonly Pick<AgendaItem, 'target' | 'number'>[]): Minutes {
  if (record.state === 'issued') return record;
  const numbered = record.content.items.map((one): MinutesItem => {
    const number = items.find(({ target }) => target === one.item)?.number;
    return one.outcome === 'consensus' && number !== undefined ? { ...one, number } : one;
  });
  return { ...record, content: { ...record.content, items: numbered } };
}

/** Can the draft be commented on? The closing instant itself is still in time. */
export const takesComments = ({ state, adoptAt }: Minutes, now: Instant): boolean =>
  state === 'draft' && now <= adoptAt;

export const commentInputs = { text: words() };

/** `minutes.comment` (representative): within the comment period. The Secretariat is told. */
export function comment(m: Meeting, act: ByPerson<Inputs<typeof commentInputs>>): Decision<Meeting> {
  const { record } = m;
  if (!record) return none(m);
  if (record.state === 'issued') return frozen(m);
  if (!takesComments(record, act.receivedAt))
    return refuse(m, 'closed', phrase('minutes.commentsOver', { ref: m.target, until: record.adoptAt }), shown(m));
  const said: MinutesComment = {
    entity: act.actor.entity as EntityId,
    by: act.actor.id,
    at: act.receivedAt,
    text: act.inputs.text,
    draft: record.drafts,
  };
  const next = { ...touched(m), record: { ...record, comments: [...record.comments, said] } };
  const data = { entityName: said.entity, byName: act.actor.name, text: said.text };
  const tell: Effect = { type: 'tell', to: 'secretariat', card: 'minutesComment', data };
  return accept(next, phrase('minutes.commented', { ref: m.target }), [tell, refresh], shown(next));
}

/** `minutes.issue` (Secretariat): after the comment period. Minutes are issued once. */
export function issue(m: Meeting, act: ByPerson<{ readonly isOutdated?: true }>): Decision<Meeting> {
  const { record } = m;
  if (!record) return none(m);
  if (record.state === 'issued')
    return accept(
      m,
      phrase('minutes.issuedAlready', { ref: m.target, number: record.number ?? m.target }),
      [],
      shown(m),
    );
  if (takesComments(record, act.receivedAt))
    return refuse(m, 'conflict', phrase('minutes.commentsRun', { ref: m.target, until: record.adoptAt }), shown(m));
  const { state, effects } = issued(m, record, act.receivedAt, act.actor.id);
  return accept(state, phrase('minutes.issued', { ref: m.target }), effects, {
    ...shown(state),
    ...(act.inputs.isOutdated && { also: phrase('minutes.issuedAsDrafted') }),
  });
}

/** The label of minutes is the strictest label of what they record (domain.md 9). */
export const labelOf = ({ items, earlier }: Pick<MinutesContent, 'items' | 'earlier'>): Classification =>
  strictest([...items, ...earlier].map(({ restricted = 'unclassified' }) => restricted));

/** The issued minutes are no longer changed. The register gives the number in a second act, after which everyone is told. */
function issued(m: Meeting, record: Minutes, at: Instant, by: PersonId | 'silence'): Decision<Meeting> {
  const { silenceOver: _asked, ...rest } = record;
  const { present } = record.content;
  const people = (record.content.people ?? []).filter(({ entity }) => present.includes(entity));
  const next: Meeting = { ...touched(m), record: { ...rest, state: 'issued', issuedAt: at, issuedBy: by } };
  const line: Acts['register.enter'] = {
    kind: 'minutes',
    decision: m.target,
    at,
    route: 'meeting',
    title: m.title,
    documentUrl: '',
    documentVersion: String(record.drafts),
    classification: labelOf(record.content),
    outcome: 'minutes',
    positions: { present, ...(people.length > 0 && { people }), startedAt: heldFrom(m) },
  };
  const enter: Effect = { type: 'act', verb: 'register.enter', inputs: line, key: `register/${m.target}` };
  return accept(next, phrase('concord.done'), [enter, refresh]);
}

/** The comment period is over. Without comments the draft is adopted; with comments the Secretariat is asked. */
export function minutesDue(m: Meeting, now: Instant): Decision<Meeting> {
  const { record } = m;
  if (record?.state !== 'draft' || record.silenceOver || takesComments(record, now))
    return accept(m, phrase('concord.done'));
  if (!record.comments.some(({ draft: of }) => of === record.drafts))
    return issued(m, record, record.adoptAt, 'silence');
  const next: Meeting = { ...touched(m), record: { ...record, silenceOver: true } };
  const ask: Effect = { type: 'tell', to: 'secretariat', card: 'minutesToIssue', live: true };
  return accept(next, phrase('concord.done'), [ask, refresh]);
}

export const numberedInputs = { number: words(100) };
/** `minutes.numbered`: the register has given the number, so everyone gets the minutes, once. */
export function numbered(
  m: Meeting,
  act: Act<Inputs<typeof numberedInputs>, typeof SYSTEM>,
  network: Network,
): Decision<Meeting> {
  if (!m.record || m.record.number !== undefined) return accept(m, phrase('concord.done'));
  const next: Meeting = { ...touched(m), record: { ...m.record, number: act.inputs.number } };
  return accept(next, phrase('concord.done'), [
    ...tellAll(next, network, { card: 'minutesIssued', live: true }),
    refresh,
  ]);
}

export const correctInputs = { text: words(), ...representedInputs };
/**
 * `minutes.correct` (Secretariat): adds a correction to issued minutes, and everyone is told. It may say who represented
 * entities.
 */
export function correct(m: Meeting, act: ByPerson<Inputs<typeof correctInputs>>, network: Network): Decision<Meeting> {
  if (m.record?.state !== 'issued')
    return m.record ? refuse(m, 'conflict', phrase('minutes.notIssued', { ref: m.target }), shown(m)) : none(m);
  const came = readAfterwards(m, act, network);
  if ('fault' in came) return misread(m, came.fault);
  const entry: MinutesCorrection = {
    ...{ at: act.receivedAt, by: act.actor.id, text: act.inputs.text },
    ...(came.read.length > 0 && { represented: came.read }),
  };
  const next: Meeting = { ...touched(m), record: { ...m.record, corrections: [...m.record.corrections, entry] } };
  const data = { text: entry.text, byName: act.actor.name };
  const tell = tellAll(next, network, { card: 'minutesCorrected', data });
  return accept(next, phrase('minutes.corrected', { ref: m.target }), [...tell, refresh], shown(next));
}
