/** Notices while a call runs. */
import type { Action, Block, Card, Tone } from '../../../core/card.ts';
import type { CalendarDate, EntityId, Instant } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, quote, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { timeLeftIn, type Left } from '../../../kit/blocks/timeLeft.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { answering, eyebrow } from './call.ts';
import { downloads } from './filesCard.ts';
import { about } from '../../../kit/blocks/restricted.ts';
import { named, notified, opening, restricted, standing, type View } from './parts.ts';

export interface Reminded extends Left {
  readonly at: Instant;
  readonly dueAt: Instant;
  readonly overdue?: boolean;
  readonly nudged?: boolean;
}

/** To an entity that owes an answer. Not sent once it has answered or the call takes no more answers. */
export function inputReminder({ say, view, data }: CardContext<View, Reminded>): Card | null {
  const isDone = view.mine?.state === 'answered' || view.mine?.state === 'nothing';
  if (!view.mayAnswer || isDone) return null;
  const title = say('inputs.reminder.title', { title: named(say, view) });
  return {
    title,
    eyebrow: eyebrow(say, view),
    tone: data.overdue ? 'warning' : 'attention',
    body: [
      ...(data.nudged ? [text(say('inputs.reminder.nudged'))] : []),
      ...when(data.overdue ? undefined : timeLeftIn(say, data.dueAt, data), text),
      strong(data.overdue ? say('inputs.stand.over', { dueAt: view.dueAt }) : standing(say, view).words),
    ],
    actions: [...(view.discretion === 'all' ? answering(say, view) : []), opening(say, view)],
    more: say('card.more'),
    ...about(view),
    summary: say('inputs.reminder.title', { title: notified(say, view) }),
  };
}

export interface Noticed {
  readonly what: 'needTime' | 'granted' | 'timeDeclined' | 'decided' | 'heldTooLong' | 'over' | 'closed' | 'corrected';
  readonly entity?: EntityId;
  readonly until?: CalendarDate;
  readonly dueAt?: Instant;
  readonly text?: string;
  readonly questions?: readonly number[];
}

/** One event of a call, to the people whom it concerns. */
export function inputNotice({ say, view, data, link }: CardContext<View, Noticed>): Card | null {
  const title = noticeTitle(say, view, data);
  const open = view.discretion === 'all';
  return {
    title,
    eyebrow: named(say, view),
    tone: toneOf(view, data),
    body: [...details(say, view, data), ...(open ? when(data.text, (words) => quote(words, said(say, data))) : [])],
    actions: [
      ...forThem(say, view, data),
      ...(data.what === 'closed' && view.isSender && open ? downloads(say, view, 'docx', link) : []),
      opening(say, view),
    ],
    more: say('card.more'),
    ...about(view),
    summary: say('mail.summary', { what: notifiedTitle(say, view, data), subject: notified(say, view) }),
  };
}

function toneOf({ decided }: View, { what }: Noticed): Tone {
  if (what === 'granted' || (what === 'decided' && decided?.how === 'approved')) return 'good';
  return what === 'closed' ? 'neutral' : 'attention';
}

function noticeTitle(say: Speaker, view: View, { what, entity = '' as EntityId }: Noticed): string {
  const { ref } = view;
  if (what === 'needTime')
    return view.discretion === 'reference' || entity === ''
      ? say('inputs.notice.needTimeBare', { ref })
      : say('inputs.notice.needTime', { ref, entity });
  if (what === 'decided') return say(`inputs.notice.${view.decided?.how ?? 'approved'}`, { ref });
  return say(`inputs.notice.${what}`, { ref });
}

/** For a notification: which entity asks for time is not said there of something restricted (domain.md 9). */
function notifiedTitle(say: Speaker, view: View, { entity, ...data }: Noticed): string {
  return noticeTitle(say, view, view.classification === 'unclassified' && entity ? { ...data, entity } : data);
}

const said = (say: Speaker, { entity }: Noticed): string =>
  entity === undefined ? say('inputs.notice.secretariat') : say.entity(entity);

function details(say: Speaker, view: View, { what, until, dueAt, questions = [] }: Noticed): Block[] {
  if (what === 'needTime' && until !== undefined) return [facts([say('inputs.form.until'), say.date(until)])];
  if ((what === 'granted' || what === 'timeDeclined') && dueAt !== undefined)
    return [facts([say('inputs.due'), say.instant(dueAt)])];
  if (what === 'decided') return view.discretion === 'all' ? when(view.decided?.reason, (reason) => text(reason)) : [];
  if (what === 'corrected') return [text(say('inputs.notice.askedAgain', { questions: questions.map(String) }))];
  if (what === 'heldTooLong') return when(view.heldSince, (since) => text(say('mail.heldTooLong.body', { since })));
  if (what === 'over') return over(say, view);
  return [];
}

function over(say: Speaker, view: View): Block[] {
  const { board } = view;
  if (view.discretion === 'reference') return restricted(say, view);
  const owing = board.filter(({ state }) => !['answered', 'nothing', 'late'].includes(state));
  if (owing.length === 0) return [text(say('inputs.notice.allAnswered'), 'good')];
  return [strong(say('inputs.notice.owing', { n: owing.length, entities: owing.map(({ entity }) => entity) }))];
}

const forThem = (say: Speaker, view: View, { what }: Noticed): Action[] =>
  what === 'corrected' || what === 'granted' || what === 'timeDeclined' ? answering(say, view) : [];
