/** The record of a written endorsement, as a Secretariat hands it in [ToR 3.b.iii, 3.b.iv]: what it says. */
import { saidInWords } from './parts.ts';
import { briefly, type Speaker } from '../../../i18n/speaker.ts';
import { enteredBy, ownerInWords } from '../../../i18n/called.ts';
import { changesOf, correctionsOf } from '../../../core/corrections.ts';
import { askedInWords, raisedLines } from '../../../kit/blocks/raised.ts';
import { inSentences, stopLines, withReason } from '../../../kit/blocks/stops.ts';
import { changeLines } from '../../../kit/blocks/corrections.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { ENDORSEMENT } from '../../../kit/documents/fields/endorsement.ts';
import { when } from '../../../kit/blocks/blocks.ts';
import { platformName } from '../../../kit/blocks/platforms.ts';
import { why, whyBack } from '../../../kit/blocks/reasons.ts';
import {
  CAME_BACK,
  cameBackFor,
  followersOf,
  runs,
  type Endorsement,
  type EndorsementOutcome,
  type Position,
  type PositionKind,
} from '../rules/state.ts';
import { agreedInWords, sentence } from './ended.ts';
import { courseOf } from './recordCourse.ts';
import type { CameBy, MailCame, ObjectionEnd, RecordView, ReturnedTo } from './recordView.ts';

type Record = DataOf<typeof ENDORSEMENT>;

export function recordData(say: Speaker, view: RecordView): Record {
  const { request: e, names } = view;
  const name = (id: string): string => names[id] ?? id;
  return {
    network: view.network,
    reference: e.target,
    number: e.outcome?.number ?? '',
    zone: say.city,
    classification: say(`card.classification.${e.classification}`),
    title: e.title,
    request: e.target,
    state: say(`card.state.${e.state}`),
    summary: e.summary ?? '',
    documentUrl: e.documentUrl,
    documentVersion: e.documentVersion,
    openedAt: say.instant(e.openedAt),
    openedBy: name(e.openedBy),
    closesAt: say.instant(e.closesAt),
    follows: e.follows ?? '',
    followedBy: say.list(followersOf(e)),
    asked: String(e.electorate.length),
    ...ending(say, view, name),
    course: courseOf(say, view),
    ...stood(say, view),
    endorsedHead: say(view.sittings.length > 0 ? 'register.endorsedBefore' : 'register.endorsed'),
    trail: view.trail ? say('record.trail', { line: String(view.trail.line), hash: view.trail.hash }) : '',
    versions: versions(say, view, name),
    corrections: correctionsOf(e).map(({ at, note, ...made }, i) => ({
      at: say.moment(at),
      by: name(e.corrections[i]?.by ?? ''),
      note,
      changed: changeLines(say, changesOf(made)).join('\n'),
      challenged: challengedBy(say, e.corrections[i]),
    })),
    extensions: e.extensions.map(({ at, by, from, to, reason }) => ({
      at: say.moment(at),
      by: name(by),
      from: say.moment(from),
      to: say.moment(to),
      reason,
    })),
    reach: view.reach.map((one) => reached(say, one)),
    ...spoken(say, view, name),
    objections: view.objections.map((one) => ({
      entity: say.entity(one.entity),
      text: one.text,
      end: endOf(briefly(say), one, view),
    })),
    discussion: view.discussion.map(({ entity, text, raised }) => ({
      ...{ entity: say.entity(entity), text },
      by: askedInWords(say, say.entity(entity), raised && { ...raised, ...(raised.by && { by: name(raised.by) }) }),
    })),
    contests: (e.contests ?? []).map(({ entity, by, at, text = '' }) => ({
      entity: say.entity(entity),
      person: name(by),
      at: say.moment(at),
      text,
    })),
    late: e.late.map((one, i) => ({
      entity: say.entity(one.entity),
      person: view.lateBy?.[i] ?? name(one.by),
      at: say.moment(one.at),
      position: saidInWords(say, one.verb, one.requestsDiscussion) ?? '',
      closedAt: one.closedAt === undefined ? '' : say.moment(one.closedAt),
      text: allWords(say, one),
    })),
    departed: (e.departed ?? []).map(({ entity, at, reason = '', into }) => ({
      entity: say.entity(entity),
      at: say.moment(at),
      what: into === undefined ? say('record.endorsement.left') : say('record.endorsement.became', { name: into }),
      reason,
    })),
    actions: view.actions.map((one) => ({
      owner: ownerInWords(say, one.owner),
      text: one.text,
      due:
        one.decided === undefined && one.doneOn === undefined
          ? one.due === undefined
            ? ''
            : say.date(one.due)
          : agreedInWords(say, one),
    })),
  };
}

type Name = (id: string) => string;

function ending(
  say: Speaker,
  { request: e }: RecordView,
  name: Name,
): Pick<Record, 'outcome' | 'endedAt' | 'endedBy' | 'reason' | 'recorded'> {
  const { outcome } = e;
  const none = { endedAt: '', endedBy: '', reason: '', recorded: '' };
  if (!outcome) return { ...none, outcome: runs(e) ? say('record.endorsement.runs') : '' };
  return {
    outcome: sentence(say, outcome),
    endedAt: outcome.committee ? say.date(outcome.committee.on) : say.instant(outcome.at),
    endedBy: outcome.by === 'silence' ? '' : name(outcome.by),
    ...wordsOf(outcome),
  };
}

/** What a meeting or the committee recorded is the text of the decision; anybody else gave a reason. */
const wordsOf = ({
  reason = '',
  meeting,
  committee,
  state,
}: EndorsementOutcome): Pick<Record, 'reason' | 'recorded'> =>
  (meeting !== undefined || committee !== undefined) && (state === 'decided' || state === 'notDecided')
    ? { reason: '', recorded: reason }
    : { reason, recorded: '' };

const challengedBy = (say: Speaker, made: Endorsement['corrections'][number] | undefined): string =>
  made?.challenged
    ? say('record.endorsement.challenged', { name: made.challenged.entity, text: made.challenged.text })
    : '';

const stood = (say: Speaker, { stood: all }: RecordView): RecordStood =>
  Object.fromEntries(
    Object.entries(all).map(([kind, entities]) => [kind, say.list(entities.map(say.entity))]),
  ) as RecordStood;
type RecordStood = Pick<Record, keyof RecordView['stood']>;

/** The first version as it was circulated, then those that came after it. */
function versions(say: Speaker, { request: e }: RecordView, name: Name): Record['versions'] {
  const [first] = e.revisions;
  return [
    {
      version: first?.before.documentVersion ?? e.documentVersion,
      documentUrl: first?.before.documentUrl ?? e.documentUrl,
      at: say.moment(e.openedAt),
      by: name(e.openedBy),
      changes: say('record.endorsement.first'),
    },
    ...e.revisions.map(({ at, by, documentUrl, documentVersion, changes }) => ({
      version: documentVersion,
      documentUrl,
      at: say.moment(at),
      by: name(by),
      changes,
    })),
  ];
}

const reached = (say: Speaker, came: CameBy): Record['reach'][number] => {
  const { entity, state, at, name, platform, cameBack = [] } = came;
  return {
    entity: say.entity(entity),
    state: say(`record.endorsement.${state === 'asked' ? 'askedByMail' : state}`),
    at: at === undefined ? '' : say.moment(at),
    by:
      name === undefined
        ? ''
        : say('record.endorsement.reachedBy', { name, platform: platformName(say, platform ?? '') }),
    reason: say.clauses([howItCame(say, came), ...cameBack.map((one) => backWords(say, one))].filter(Boolean)),
  };
};

function backWords(say: Speaker, { to, at, reason, said, isAfterEnd }: ReturnedTo): string {
  const back = { at, why: withWords(say, whyBack(say, reason), said) };
  if (!to) return say('record.mail.cameBack', back);
  return say(isAfterEnd ? 'record.mail.cameBackTo' : 'record.mail.returned', { ...back, ...to });
}

function howItCame(say: Speaker, { state, reason, mail, mailSaid, cameBack = [], isLook }: CameBy): string {
  // The line of that mail says why.
  const isSaid = ({ reason: code, isAfterEnd }: ReturnedTo): boolean =>
    !isAfterEnd && [code, cameBackFor(code), CAME_BACK].includes(reason ?? '');
  if (state === 'notReached' && cameBack.some(isSaid)) return '';
  const isBack = cameBack.some(({ to }) => to === undefined || to.address === mail?.address);
  const how = mail ? mailWords(say, mail, isBack) : isLook ? say('record.endorsement.looked') : '';
  const because = reason === undefined ? '' : withWords(say, why(say, reason), mailSaid);
  return [how, because].filter(Boolean).join('; ');
}

const withWords = (say: Speaker, because: string, words: string | undefined): string =>
  words === undefined ? because : say('record.mail.said', { why: because, words });

/** What is known of a mail, so that a reader can judge what the entity's silence means. */
function mailWords(
  say: Speaker,
  { address, handedAt, provedAt, isSeen, isDelayed }: MailCame,
  isBack: boolean,
): string {
  const unproved = isDelayed ? 'delayed' : isBack ? 'handed' : 'noReport';
  const known = isSeen ? 'seen' : provedAt ? 'delivered' : unproved;
  return say(`record.mail.${known}`, { address, handedAt, provedAt: provedAt ?? handedAt });
}

type Spoken = Pick<Record, 'positions' | 'said' | 'enteredFor' | 'recusals'>;
function spoken(say: Speaker, view: RecordView, name: Name): Spoken {
  const all = view.request.positions.map((one) => ({
    one,
    entity: say.entity(one.entity),
    position: positionOf(say, one),
    person: name(one.by),
    at: say.moment(one.at),
    text: one.text ?? '',
  }));
  const withWords = all.filter(({ one }) => one.text || one.wouldSatisfy || one.until);
  return {
    positions: all.map(({ one, ...said }) => ({
      ...said,
      version: one.version,
      wouldSatisfy: one.wouldSatisfy ?? '',
      note: noteOn(say, one, view),
    })),
    said: withWords.map(({ one, entity, position, person, at }) => ({
      entity,
      position,
      person,
      at,
      text: allWords(say, one),
    })),
    enteredFor: all.flatMap(({ one, entity, position, person, at }) =>
      one.source === undefined ? [] : [{ entity, position, person, at, source: one.source }],
    ),
    recusals: all.flatMap(({ one, entity, person, at, text }) =>
      one.position === 'recuse'
        ? [{ entity, person, at, text: [text, recusalEnd(say, view.request, one)].filter(Boolean).join('\n') }]
        : [],
    ),
  };
}

const ENDS_RECUSAL: readonly PositionKind[] = ['endorse', 'abstain', 'object', 'requestDiscussion'];
/** Since when the entity no longer stood aside, and why; nothing where it did to the end. */
function recusalEnd(say: Speaker, e: Endorsement, one: Position): string {
  const texts = [...e.revisions, ...e.corrections.flatMap(({ challenged }) => challenged ?? [])].map(({ at }) => at);
  const anew = texts.filter((at) => at > one.at).sort()[0];
  const own = e.positions
    .slice(e.positions.indexOf(one) + 1)
    .filter(({ entity, counts }) => counts && entity === one.entity);
  const next = own.find(({ position }) => ENDS_RECUSAL.includes(position));
  if (next && (anew === undefined || next.at < anew))
    return say('record.endorsement.recusalEnded', { at: next.at, position: positionOf(say, next) });
  return anew === undefined ? '' : say('record.endorsement.recusalLapsed', { at: anew });
}

/** The words, with what would satisfy the entity and the date that it proposed, a line each. */
const allWords = (
  say: Speaker,
  { entity: name, text, wouldSatisfy: words, until }: Pick<Position, 'entity' | 'text' | 'wouldSatisfy' | 'until'>,
): string =>
  [
    text,
    ...when(words, (these) => say('record.endorsement.wouldSatisfy', { name, words: these })),
    ...when(until, (date) => say('record.endorsement.until', { until: date })),
  ]
    .filter(Boolean)
    .join('\n');

const positionOf = (say: Speaker, { position, requestsDiscussion, alsoRequested }: Position): string =>
  position === 'object' && (requestsDiscussion || alsoRequested)
    ? say('record.endorsement.objectAndRequest')
    : say(`card.position.${position}`);

const COUNTS_NEVER: readonly PositionKind[] = ['comment', 'needTime'];
function noteOn(say: Speaker, one: Position, { request: e, names }: RecordView): string {
  const { onBehalfOf, role, platform } = one;
  return say.list([
    ...(one.counts ? [] : [say('record.endorsement.withoutEffect')]),
    ...(COUNTS_NEVER.includes(one.position) ? [say('record.endorsement.doesNotCount')] : []),
    ...(role === 'secretariat' ? [say('record.endorsement.enteredForIt')] : []),
    ...(role === 'alternate' && onBehalfOf !== undefined
      ? [say('record.endorsement.inAbsence', { name: names[onBehalfOf] ?? onBehalfOf })]
      : []),
    ...(platform === 'mail' ? [say('record.endorsement.byMail')] : []),
    ...(one.meeting === undefined ? [] : [say('record.endorsement.inMeeting', { ref: one.meeting })]),
    ...(one.moved === undefined ? [] : [say('record.endorsement.movedFrom', { name: one.moved.from })]),
    ...(one.revision < e.revision ? [say('record.endorsement.stale')] : []),
  ]);
}

function endOf(say: Speaker, one: ObjectionEnd, view: RecordView): string {
  const name = (by: string): string => view.names[by] ?? by;
  const stopped = stopLines(say, one.stops, name);
  const { by, ...made } = one.raised ?? {};
  const raised = 'at' in made ? { ...made, ...(by !== undefined && { by: name(by) }) } : undefined;
  return inSentences([howEnded(say, one, view, stopped.length > 0), ...raisedLines(say, raised), ...stopped]);
}

function howEnded(
  say: Speaker,
  { entity: name, ended, at, by: who, reason: why, entered, source, meeting, since, held }: ObjectionEnd,
  { request: e, names }: RecordView,
  hadStopped: boolean,
): string {
  const by = who === undefined ? undefined : enteredBy(say, { by: names[who] ?? who, entered, source });
  if (ended === 'withdrawn' && at !== undefined && by !== undefined)
    return why === undefined
      ? say('record.endorsement.withdrawn', { name, at, by })
      : say('record.endorsement.withdrawnWhy', { name, at, by, why });
  if (ended === 'lifted' && at !== undefined && held !== undefined) {
    const end =
      by === undefined
        ? say('record.endorsement.liftedLater', { name, held, at })
        : say('record.endorsement.liftedLaterBy', { name, held, at, by });
    return by === undefined ? end : withReason(say, end, why);
  }
  if (ended === 'lifted' && at !== undefined) {
    if (by === undefined) return say('record.endorsement.liftedAt', { name, at });
    return why === undefined
      ? say('record.endorsement.liftedBy', { name, at, by })
      : say('record.endorsement.liftedWhy', { name, at, by, why });
  }
  if (ended === 'stood' && meeting !== undefined)
    return say(since === undefined ? 'record.endorsement.stoodIn' : `record.endorsement.stoodIn.${since}`, {
      name,
      meeting,
    });
  if (ended === 'left' && meeting !== undefined) return say('record.endorsement.leftRoom', { name, meeting });
  if (ended === 'replaced' && at !== undefined) return say('record.endorsement.replaced', { name, at });
  if (ended === 'departed' && at !== undefined) return say('record.endorsement.departedBefore', { name, at });
  if (ended === 'stands') return say('record.endorsement.stands', { name });
  if (e.state !== 'endorsed') return say('record.endorsement.upheld', { name });
  return say(hadStopped ? 'record.endorsement.onRecord' : 'record.endorsement.recorded', { name });
}
