/** Words and small blocks of several cards of meetings. */
import { withoutEnd } from '../../../core/ends.ts';
import type { Action, Block, Card, ListItem, Press } from '../../../core/card.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type {
  ActionBefore,
  ActionLine,
  ItemView,
  MeetingLine,
  MeetingView,
  ObjectionView,
  PlanTroubleView,
  GoneView,
  WithdrawnView,
} from './view.ts';
import {
  actionInWords,
  called,
  dayInWords,
  enteredBy,
  ownerInWords,
  representedInWords,
  standsInWords,
} from '../../../i18n/called.ts';
import type { CorrectionView, MinutesItemView, MinutesView, StandingView } from './minutesPaperView.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, link, list, MAX_LIST_ITEMS, quote, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import type { ActName } from '../../../core/contract.ts';
import { raisedLines } from '../../../kit/blocks/raised.ts';
import { inSentences, stopLines, withReason } from '../../../kit/blocks/stops.ts';

export const eyebrow = (say: Speaker, m: Pick<MeetingLine, 'ref' | 'state'>): string =>
  say('card.meeting.eyebrow', { ref: m.ref, state: say(`card.meeting.state.${m.state}`) });

/** What every card about a meeting carries, so that a press names the meeting. */
export const aboutMeeting = ({ ref }: { readonly ref: Ref }) => ({ context: { target: ref } });

export const showMeeting = (say: Speaker, target: Ref): Press => ({
  type: 'press',
  title: say('card.showRequest', { ref: target }),
  verb: 'meeting.show',
  target,
});
export const showItem = (say: Speaker, target: Ref): Press => ({
  type: 'press',
  title: say('card.showRequest', { ref: target }),
  verb: 'agenda.show',
  target,
});

/** When and where the meeting is, a link to join it, and the deadline for agenda items. */
export const whenAndWhere = (say: Speaker, m: MeetingView): Block[] => [
  facts(
    whenIs(say, m),
    m.endedAt === undefined
      ? [say('card.meeting.length'), say('card.meeting.minutes', { n: m.minutes })]
      : [say('card.minutes.until'), say.instant(m.endedAt)],
    ...when(m.place, (place) => [say('card.meeting.place'), place] as const),
    ...(m.state === 'planned' ? [untilWhen(say, m)] : []),
  ),
  ...(m.state === 'planned' || m.state === 'running' ? joinLink(say, m.place) : []),
];

/** When it begins, or when it was held. */
export const whenIs = (
  say: Speaker,
  { state, startsAt }: Pick<MeetingLine, 'state' | 'startsAt'>,
): readonly [string, string] => [say(state === 'ended' ? 'paper.heldOn' : 'card.meeting.when'), say.instant(startsAt)];

/** The deadline for agenda items. */
export const untilWhen = (say: Speaker, m: Pick<MeetingView, 'final' | 'cutoffAt'>): readonly [string, string] =>
  m.final
    ? [say('card.agenda.title'), say('card.meeting.isFinal')]
    : [say('card.meeting.cutoff'), say.instant(m.cutoffAt)];

/** The address of a call in the text of the place, as a button. */
export function joinLink(say: Speaker, place: string | undefined): Block[] {
  const [found] = /https:\/\/[^\s<>"]+/.exec(place ?? '') ?? [];
  const url = found && addressAlone(found);
  return url && URL.canParse(url) ? [link(say('card.meeting.join'), url)] : [];
}

/** The address without punctuation around it. A closing bracket stays if the address also has the opening one. */
function addressAlone(found: string): string {
  const url = withoutEnd(found, /[.,;:!?'’»”)\]}]/);
  const taken = found.slice(url.length);
  const closes =
    /^[)\]}]/.test(taken) && url.split(OPENS[taken.charAt(0)] ?? '').length > url.split(taken.charAt(0)).length;
  return closes ? url + taken.charAt(0) : url;
}
const OPENS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Who comes. Everybody may see it. */
export function whoComes(say: Speaker, m: MeetingView): Block[] {
  const lines = (['attending', 'alternate', 'regrets'] as const).filter((answer) => m.replies[answer].length > 0);
  if (m.state !== 'planned') return [];
  return [
    facts(...lines.map((answer) => [say(`card.reply.those.${answer}`), names(say, m.replies[answer])] as const), [
      say('card.reply.silent'),
      say('card.reply.silentOf', { n: m.silent.length, all: m.invited }),
    ]),
  ];
}

interface Veiled {
  readonly ref: Ref;
  readonly veiled: boolean;
  readonly closed?: true;
}
/** The name of an item of which only the reference is shown: it says why. */
export const veiledName = (say: Speaker, { ref, closed }: Pick<Veiled, 'ref' | 'closed'>): string =>
  say(closed ? 'card.line.closed' : 'card.line.veiled', { ref });
/** An item on one line: its reference and, where it may be shown, its title. */
export const itemName = (say: Speaker, item: Veiled & { readonly title: string }): string =>
  item.veiled ? veiledName(say, item) : say('card.line', { ref: item.ref, title: item.title });

/** Why an item of the agenda was not dealt with: it had left the agenda, or the meeting did not come to it. */
export function notReached(
  say: Speaker,
  { left, question, present }: Pick<MinutesItemView, 'left' | 'question' | 'present'>,
): string {
  const wasPut = question !== undefined || present.length > 0;
  if (left === 'requestWithdrawn' && wasPut) return say('card.minutes.leftOpen.requestWithdrawn');
  return say(left === undefined ? 'card.minutes.notReached' : `card.minutes.left.${left}`);
}

/** An item as a line of an agenda. */
export const itemLine = (say: Speaker, item: ItemView): ListItem => ({
  text: itemName(say, item),
  note: itemNote(say, item),
  ...(item.state === 'taken' && { tone: 'attention' as const }),
  press: { verb: 'agenda.show', target: item.ref },
});

/** That the objection, or the request for discussion alone, was withdrawn after the closing time (domain.md 3). */
export const withdrawnLate = (say: Speaker, what: WithdrawnView): string => say(`card.item.${what}Withdrawn`);

/** How an item stands on the agenda, and what was withdrawn after the closing time. */
const itemNote = (say: Speaker, item: ItemView): string => {
  const stands = standsAs(say, item);
  if (item.withdrawn === undefined) return stands;
  return say(item.withdrawn === 'objection' ? 'card.item.noteWithdrawn' : 'card.item.noteDiscussion', { stands });
};

const standsAs = (say: Speaker, item: ItemView): string => {
  const kind = item.carried > 0 ? say('card.item.kind.carried') : say(`card.item.kind.${item.kind}`);
  const state = item.here === undefined ? say(`card.item.state.${item.state}`) : say(`card.item.here.${item.here}`);
  const by = item.entity ?? item.source?.objections[0]?.entity;
  // An agenda need not say that its items are on the agenda.
  if (item.state === 'planned' && item.here === undefined)
    return by === undefined ? kind : say('card.item.noteBy', { kind, entity: by });
  return by === undefined
    ? say('card.item.note', { kind, state })
    : say('card.item.noteOf', { kind, state, entity: by });
};

/** The agenda, what is noted with it, and the actions of earlier meetings. */
export function agendaBlocks(say: Speaker, m: MeetingView): Block[] {
  return [
    heading(say('card.agenda.title')),
    m.items.length === 0
      ? text(say('card.agenda.empty'))
      : list(upTo(say, m.items, (item) => itemLine(say, item), { verb: 'agenda.show', target: m.ref })),
    ...(m.noted.length > 0
      ? [
          heading(say('card.agenda.noted')),
          list(upTo(say, m.noted, ({ number, title }) => ({ text: say('card.line', { ref: number, title }) }))),
        ]
      : []),
    ...(m.earlier.length > 0
      ? [heading(say('card.agenda.earlier')), list(upTo(say, m.earlier, (one) => actionLine(say, one)))]
      : []),
    ...(m.plan.length > 0
      ? [heading(say('card.agenda.plan')), list(upTo(say, m.plan, (one) => planLine(say, one)))]
      : []),
  ];
}

const planLine = (say: Speaker, { ref, activity, lead, to, why }: PlanTroubleView): ListItem => ({
  text: say('card.line', { ref, title: activity }),
  note: [
    ...(lead === undefined ? [] : [say.entity(lead)]),
    why === 'overdue' && to !== undefined ? say('card.action.due', { on: to }) : say('plan.silent'),
  ].join(' · '),
  tone: 'warning',
  press: { verb: 'plan.show', target: ref },
});

/** An action: its owner, its text, its date. */
export const actionLine = (say: Speaker, a: ActionLine): ListItem => ({
  text: actionInWords(say, a),
  note: dueInWords(say, a),
});

/** By when an action is due, and that it is done: its date still stands in the record; and what it was before. */
export function dueInWords(say: Speaker, action: ActionLine): string {
  const { was = [], reopened = [] } = action;
  return [
    standsInWords(say, action),
    ...was.map((one, i) => wasInWords(say, one, was[i + 1] ?? action)),
    ...reopened.map(({ byName, ...on }) =>
      byName === undefined
        ? say('card.action.reopened', on)
        : say('card.action.reopenedAfter', { ...on, name: byName }),
    ),
  ].join(' · ');
}

/** What one change took away: the owner or the day, whichever is another since. */
function wasInWords(say: Speaker, { owner, due, until: on }: ActionBefore, next: Pick<ActionBefore, 'owner' | 'due'>) {
  const parts = [
    ...(owner !== '' && owner !== next.owner ? [ownerInWords(say, owner)] : []),
    ...(due === next.due ? [] : [dayInWords(say, due)]),
  ];
  const was = parts.length > 0 ? parts.join(', ') : say('card.action.another');
  return say('card.action.was', { on, was });
}

/** Clients show six buttons, and one of them opens the menu with the others. */
const MAX_BUTTONS = 5;
export function folded(actions: readonly Action[]): Action[] {
  const major = actions.filter((action) => !action.minor);
  return [
    ...major.slice(0, MAX_BUTTONS),
    ...major.slice(MAX_BUTTONS).map((action) => ({ ...action, minor: true })),
    ...actions.filter((action) => action.minor),
  ];
}

/** Offered when a card was shortened to its platform's size limit. */
export const whole = (say: Speaker, verb: ActName, target: Ref): { readonly whole: Press } => ({
  whole: { type: 'press', title: say('card.showAll'), verb, target },
});

/** The short names of entities, shortened when there are many. */
export const names = (say: Speaker, all: readonly string[]): string => {
  const shown = all.slice(0, MAX_LIST_ITEMS).map(say.entity);
  return say.list(
    all.length > MAX_LIST_ITEMS ? [...shown, say('card.others', { n: all.length - MAX_LIST_ITEMS })] : shown,
  );
};

/** Objections in the entities' words, with what would satisfy them. */
export const objectionBlocks = (say: Speaker, objections: readonly ObjectionView[]): Block[] =>
  objections
    .slice(0, MAX_OBJECTIONS)
    .flatMap((one) => [
      one.text === ''
        ? text(objectsIn(say, one))
        : quote(one.text, one.written ? say('card.question.inWriting', { name: one.entity }) : objectsIn(say, one)),
      ...when(one.wouldSatisfy, (words) => quote(words, say('card.said.wouldSatisfy', { name: one.entity }))),
    ]);
const MAX_OBJECTIONS = 12;

/** That the entity objects, in the room or in writing; by whom and when, and that the Secretariat entered it. */
export function objectsIn(
  say: Speaker,
  { entity: name, entered, source, written, byName, at, stops, afterwards }: Omit<StandingView, 'text'>,
): string {
  if (at === undefined) return say(entered ? 'card.said.objectsEntered' : 'card.said.objects', { name });
  const by = whoDid(say, { byName, entered, source });
  const how = written ? ('card.minutes.written' as const) : afterwards ? 'card.said.objectsLater' : 'card.said.objects';
  const objects = by === undefined ? say(`${how}At`, { name, at }) : say(`${how}By`, { name, by, at });
  return inSentences([objects, ...stopLines(say, stops, (who) => who)]);
}

/** Who did it, and that the Secretariat entered it: that stays where the name has gone. */
const whoDid = (
  say: Speaker,
  { byName, entered, source }: { readonly [K in 'byName' | 'entered' | 'source']?: StandingView[K] | undefined },
): string | undefined =>
  byName === undefined ? entered && say('paper.enteredNameless') : enteredBy(say, { by: byName, entered, source });

/** The same of a written objection whose entity was not present. */
export function absentIn(say: Speaker, { entity: name, at, stops, ...one }: StandingView): string {
  if (at === undefined) return say('card.minutes.absentObjection', { name });
  const by = whoDid(say, one);
  const objects =
    by === undefined ? say('card.minutes.absentAt', { name, at }) : say('card.minutes.absentBy', { name, by, at });
  return inSentences([objects, ...stopLines(say, stops, (who) => who)]);
}

/** The written request that brought an item, and who stopped that procedure, when. */
export const procedureOf = (say: Speaker, { source, stopped = [] }: MinutesItemView): string[] =>
  source === undefined
    ? []
    : [
        say('card.minutes.request', { ref: source }),
        ...stopped.map(({ entity: name, at, byName, entered }) => {
          const by = whoDid(say, { byName, entered });
          return by === undefined
            ? say('card.minutes.stopped', { name, at })
            : say('card.minutes.stoppedBy', { name, at, by });
        }),
      ];

/** That the entity asked for a discussion, by whom and when. */
export function discussesIn(say: Speaker, { entity: name, at, ...one }: StandingView): string {
  if (at === undefined) return say('card.minutes.discusses', { name });
  const by = whoDid(say, one);
  return by === undefined
    ? say('card.minutes.discussesAt', { name, at })
    : say('card.minutes.discussesBy', { name, at, by });
}

/** Objections that were withdrawn in the meeting, by whom and when. They are recorded and no longer in force. */
export const liftedBlocks = (say: Speaker, lifted: readonly GoneView[]): Block[] => goneBlocks(say, lifted, liftedBy);

/** Written objections that were withdrawn in writing before the meeting. */
export const withdrawnBlocks = (say: Speaker, withdrawn: readonly GoneView[]): Block[] =>
  goneBlocks(say, withdrawn, withdrawnBy);

/** Each objection that is no longer in force, how it ended, and why. */
const goneBlocks = (say: Speaker, all: readonly GoneView[], ended: (say: Speaker, one: GoneView) => string): Block[] =>
  all.slice(0, MAX_OBJECTIONS).flatMap((one) => {
    const by = ended(say, one);
    return [
      one.text === '' ? text(by) : quote(one.text, by),
      ...when(one.reason, (words) => quote(words, whyLifted(say, one))),
    ];
  });

/** That, when and by whom an objection was withdrawn in the meeting; and who had made it, and when. */
export const liftedBy = (say: Speaker, one: GoneView): string => goneIn(say, one, 'lifted');

/** The same of one that was withdrawn in writing before the meeting, and whether it had stopped the procedure. */
export const withdrawnBy = (say: Speaker, one: GoneView): string => goneIn(say, one, 'withdrawn');

/** The same with the reason, for whoever reads nothing beside it. */
export const goneAndWhy = (say: Speaker, one: GoneView, how: 'lifted' | 'withdrawn'): string =>
  goneIn(say, one, how, one.reason);

function goneIn(say: Speaker, one: GoneView, how: 'lifted' | 'withdrawn', reason?: string): string {
  const { entity: name, at, ended, raised, stops } = one;
  const by = whoDid(say, one);
  const said = how === 'lifted' && one.afterwards ? 'liftedLater' : how;
  const end =
    ended !== undefined && ended !== 'lifted'
      ? say(`card.said.ended.${ended}`, { name, at })
      : by !== undefined
        ? say(`card.said.${said}By`, { name, by, at })
        : say(`card.said.${said}At`, { name, at });
  return inSentences([
    withReason(say, end, reason),
    ...raisedLines(say, raised),
    ...stopLines(say, stops, (who) => who),
  ]);
}

/** Whose words the reason is for which an objection was withdrawn. */
export const whyLifted = (say: Speaker, { entity: name }: Pick<GoneView, 'entity'>): string =>
  say('card.said.whyLifted', { name });

/** A notice about a meeting that stays in the chat. */
export function meetingNotice(
  say: Speaker,
  m: MeetingView,
  of: { what: string; tone?: Card['tone']; body: readonly Block[]; actions?: Card['actions'] },
): Card {
  const title = called(say, m);
  return {
    title,
    eyebrow: say('card.meeting.noticeEyebrow', { what: of.what, ref: m.ref }),
    ...(of.tone && { tone: of.tone }),
    body: of.body,
    actions: folded([...(of.actions ?? []), showMeeting(say, m.ref)]),
    ...whole(say, 'meeting.show', m.ref),
    more: say('card.more'),
    ...aboutMeeting(m),
    summary: say('card.meeting.summary', { what: of.what, title, startsAt: m.startsAt }),
  };
}

/** The local time in the zone, `YYYY-MM-DDTHH:mm`, as acts take it. */
export function localTime(at: Instant, zone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(Date.parse(at));
  return parts.replace(' ', 'T');
}

/** A correction to issued minutes, of a removal with the hash of what was there before. */
const correctionText = (say: Speaker, { text, hash, represented = [] }: CorrectionView): string =>
  [
    hash === undefined ? text : say('card.minutes.correctionHash', { text, hash }),
    ...represented.map((one) => representedLine(say, one)),
  ].join('\n');

/** Who represented an entity, as it was corrected; or that it stands without a name. */
export function representedLine(
  say: Speaker,
  { entity: id, people }: NonNullable<CorrectionView['represented']>[number],
): string {
  const entity = say.entity(id);
  return people.length === 0
    ? say('card.minutes.notNamed', { entity })
    : representedInWords(
        say,
        [entity],
        people.map((one) => ({ ...one, entity })),
      );
}

/** The corrections to issued minutes, and that their period of retention was over. */
export const correctionsIn = (
  say: Speaker,
  { corrections, bareSince: at }: Pick<MinutesView, 'corrections' | 'bareSince'>,
): readonly { readonly text: string; readonly by: string }[] => [
  ...corrections.map((one) => ({
    text: correctionText(say, one),
    // Officers alone correct minutes.
    by: say('card.minutes.correction', { at: one.at, by: one.by ?? say('card.minutes.theSecretariat') }),
  })),
  ...(at === undefined ? [] : [{ text: say('card.minutes.bare'), by: say('card.minutes.bareSince', { at }) }]),
];
