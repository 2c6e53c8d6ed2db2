/** The course of a written endorsement: what happened to the request in its order, and how its closing time moved. */
import type { Instant } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { ENDORSEMENT } from '../../../kit/documents/fields/endorsement.ts';
import {
  runs,
  turnedWith,
  type ClosingMoved,
  type Endorsement,
  type EndorsementOutcome,
  type OnAgenda,
  type Turn,
} from '../rules/state.ts';
import { when } from '../../../kit/blocks/blocks.ts';
import { inSentences } from '../../../kit/blocks/stops.ts';
import { sentence } from './ended.ts';
import { agendaOf, becameOf } from './parts.ts';
import type { RecordView } from './recordView.ts';

interface Step {
  readonly at: Instant;
  readonly what: string;
  /** The id of whoever did it. */
  readonly by?: string;
  readonly words?: string;
  readonly closing?: Pick<ClosingMoved, 'to'> | undefined;
}

export function courseOf(
  say: Speaker,
  { request: e, names, sittings }: RecordView,
): DataOf<typeof ENDORSEMENT>['course'] {
  return [...steps(say, e, sittings)]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, what, by, words = '', closing }) => ({
      at: say.moment(at),
      what,
      person: by === undefined ? '' : (names[by] ?? by),
      closes: closing === undefined ? '' : say.moment(closing.to),
      words,
    }));
}

/** At equal instants what comes first here was the cause: a challenged correction makes a new version. */
const steps = (say: Speaker, e: Endorsement, sittings: RecordView['sittings']): Step[] => [
  { at: e.openedAt, what: say('record.course.opened'), by: e.openedBy, closing: { to: firstClosing(e) } },
  ...e.corrections.map(({ at, by, note, closing }) => ({
    ...{ at, by, closing, words: note },
    what: say('record.course.corrected'),
  })),
  ...e.corrections.flatMap(({ challenged }) =>
    challenged
      ? [
          {
            ...{ at: challenged.at, by: challenged.by, words: challenged.text, closing: challenged.closing },
            what: say('record.course.challenged', { name: challenged.entity }),
          },
        ]
      : [],
  ),
  ...e.revisions.map(({ at, by, documentVersion: version, changes, closing }) => ({
    ...{ at, by, closing, words: changes },
    what: say('record.course.revised', { version }),
  })),
  ...e.extensions.map(({ at, by, to, reason }) => ({
    ...{ at, by, words: reason, closing: { to } },
    what: say('record.course.extended'),
  })),
  ...(e.turns ?? []).map((one) => turned(say, one, e)),
  ...outcomesOf(e).map((one) => ended(say, one)),
  ...(e.agendas ?? []).flatMap((one) => onAgenda(say, one, sittings)),
  ...putBefore(say, e, sittings),
  ...withdrawnLater(say, e),
];

/** With whoever it was, and their words; nobody where the entity left the network. */
function turned(say: Speaker, turn: Turn, e: Endorsement): Step {
  const { at, what, entity: name, closing } = turn;
  const said = turnedWith(e, turn);
  return {
    ...{ at, closing, what: say(`record.course.${what}`, { name }) },
    ...(said && { by: said.by }),
    ...(said?.text && { words: said.text }),
  };
}

/** What became of it in the meeting before, who recorded that and in which words; and which one has it now. */
function onAgenda(say: Speaker, { before, ...one }: OnAgenda, sittings: RecordView['sittings']): Step[] {
  const now = { at: one.at, what: agendaOf(say, one) };
  if (!before) return [now];
  const wasTaken = before.became === 'deferred' || before.became === 'leftOpen';
  const sat = wasTaken ? sittings.find(({ meeting }) => meeting === before.meeting) : undefined;
  const how = {
    ...(sat?.by !== undefined && { by: sat.by }),
    ...(sat?.text && { words: sat.text }),
  };
  const what = [becameOf(say, before), ...when(sat?.question, (words) => say('card.minutes.question', { words }))];
  return [{ at: one.at, what: inSentences(what), ...how }, now];
}

/** What was withdrawn in writing while a meeting kept the item: after the closing time, or once the question was put. */
function withdrawnLater(say: Speaker, { positions, closesAt, heard, turns = [] }: Endorsement): Step[] {
  return positions.flatMap(({ position, entity: name, at, by, text, meeting, counts }): Step[] => {
    if (position !== 'withdrawObjection' && position !== 'withdrawRequest') return [];
    const stays = at > closesAt || (heard !== undefined && at >= heard.at);
    const isTold = turns.some((turn) => turn.what === 'reopened' && turn.at === at && turn.entity === name);
    if (!counts || meeting !== undefined || !stays || isTold) return [];
    return [{ at, by, what: say(`record.course.${position}`, { name }), ...(text && { words: text }) }];
  });
}

/** The question that was open in a meeting when the request was withdrawn. */
function putBefore(say: Speaker, e: Endorsement, sittings: RecordView['sittings']): Step[] {
  const sat = sittings.at(-1);
  const isTold = (e.agendas ?? []).some(({ before }) => before?.meeting === sat?.meeting);
  if (e.outcome?.state !== 'withdrawn' || !sat?.question || sat.by !== undefined || isTold) return [];
  const { meeting, question } = sat;
  const at = e.heard?.meeting === meeting ? e.heard.at : e.outcome.at;
  return [{ at, what: say('record.course.put', { meeting }), words: question }];
}

/** The outcomes of all meetings, the last one last. One that was only sent elsewhere since is the same. */
function outcomesOf(e: Endorsement): EndorsementOutcome[] {
  const all = [...(e.earlierOutcomes ?? []), ...(e.outcome && !runs(e) ? [e.outcome] : [])];
  return all.filter((one, i) => all.findIndex(({ at, state }) => at === one.at && state === one.state) === i);
}

const ended = (say: Speaker, one: EndorsementOutcome): Step => ({
  at: one.at,
  what:
    one.meeting === undefined || one.committee !== undefined || one.state === 'superseded'
      ? sentence(say, one)
      : say('record.course.inMeeting', { meeting: one.meeting, outcome: sentence(say, one) }),
  ...(one.by !== 'silence' && { by: one.by }),
  ...(one.reason && { words: one.reason }),
});

/** The closing time before anything moved it. */
function firstClosing({ closesAt, revisions, corrections, extensions, turns = [] }: Endorsement): Instant {
  const moves = [
    ...revisions.map(({ at, closing }) => ({ at, from: closing?.from })),
    ...corrections.map(({ at, closing }) => ({ at, from: closing?.from })),
    ...corrections.map(({ challenged }) => ({ at: challenged?.at ?? '', from: challenged?.closing?.from })),
    ...extensions.map(({ at, from }) => ({ at, from })),
    ...turns.map(({ at, closing }) => ({ at, from: closing?.from })),
  ].filter(({ from }) => from !== undefined);
  const [first] = moves.sort((a, b) => (a.at < b.at ? -1 : 1));
  return first?.from ?? closesAt;
}
