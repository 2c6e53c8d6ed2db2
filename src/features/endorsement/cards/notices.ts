/** Notices to everyone while a request runs. They contain people's words only where the classification lets them be kept. */
import type { Block, Card, Tone } from '../../../core/card.ts';
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, quote, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { changesIn } from '../../../kit/blocks/corrections.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { challenge, endorse, objectForm } from './positions.ts';
import { extend } from './managing.ts';
import { about, closing, named, notified, page, showRequest } from './parts.ts';
import type { EntityId } from '../../../core/ids.ts';

interface Notice {
  readonly eyebrow: string;
  readonly tone?: Tone;
  readonly body: readonly Block[];
  readonly actions?: Card['actions'];
  /** The reader has to do something. */
  readonly waits?: boolean;
}

/** A notice that stays in the chat. For a strictly confidential request it has only the reference, the end and a button. */
export function notice(
  say: Speaker,
  view: RequestView,
  { eyebrow, tone = 'neutral', body, actions = [], waits }: Notice,
): Card {
  const bare = view.discretion === 'reference';
  return {
    title: named(view),
    eyebrow,
    tone,
    body: bare ? [text(say('card.restricted')), facts(closing(say, view))] : body,
    actions: bare ? [showRequest(say, view.ref)] : [...actions, showRequest(say, view.ref)],
    ...(bare ? {} : { whole: page(say, view, 1) }),
    ...about(view),
    summary: notified(say, view, say('card.notice.summary', { what: eyebrow, title: named(view) }), waits),
  };
}

/** Somebody's words, if they may be kept. */
export const words = (view: RequestView, said: string | undefined, by: string): Block[] =>
  said === undefined || said === '' || view.discretion !== 'all' ? [] : [quote(said, by)];

export interface Referred {
  readonly entityName: string;
  readonly byName: string;
  readonly text?: string;
  readonly wouldSatisfy?: string;
  readonly request?: string;
}
/** The silence is broken. Everybody is told at once, with the entity's name and words [ToR 3.b.iv]. */
export function referred({ say, view, data }: CardContext<RequestView, Referred>): Card {
  const { entityName: name, byName: by } = data;
  const acts = view.mayAct && view.mine?.silent ? [endorse(say, 'plain'), objectForm(say, view.mine)] : [];
  return notice(say, view, {
    eyebrow: say('card.referred.eyebrow', { ref: view.ref }),
    tone: 'warning',
    body: [
      strong(
        view.discretion === 'all'
          ? say('card.referred.broken', { name, by })
          : say('card.referred.brokenBare', { name }),
        'warning',
      ),
      ...words(view, data.text, say('card.said.objects', { name })),
      ...words(view, data.wouldSatisfy, say('card.said.wouldSatisfy', { name })),
      ...words(view, data.request === data.text ? undefined : data.request, say('card.said.requests', { name })),
      text(say('card.referred.agenda')),
      ...(view.open ? [text(say('card.referred.others', { closesAt: view.closesAt }))] : []),
    ],
    actions: acts,
  });
}

export interface PairWithdrawn {
  readonly entity: EntityId;
  readonly entityName: string;
  readonly reopened: boolean;
  readonly closesAt: Instant;
  /** What was withdrawn. Of an entity that is asked no more, and in notices from before December 2026, it is not said. */
  readonly gone?: 'objection' | 'request' | 'both';
}
export function pairWithdrawn({ say, view, data }: CardContext<RequestView, PairWithdrawn>): Card {
  const { entityName: name, closesAt } = data;
  return notice(say, view, {
    eyebrow: say('card.pairWithdrawn.eyebrow', { ref: view.ref }),
    body: [
      strong(say(`card.pairWithdrawn.gone.${data.gone ?? 'unsaid'}`, { name })),
      text(
        data.reopened
          ? say('card.pairWithdrawn.reopened', { closesAt })
          : say(data.gone === 'request' ? 'card.pairWithdrawn.staysDiscussion' : 'card.pairWithdrawn.stays'),
      ),
    ],
  });
}

export interface Corrected {
  readonly note: string;
  readonly challengeUntil: Instant;
  /** Notices from before December 2026 have none. */
  readonly at?: Instant;
}
export function corrected({ say, view, data }: CardContext<RequestView, Corrected>): Card {
  const { earlierCorrections = [], correction } = view;
  const changed = [...earlierCorrections, ...(correction ? [correction] : [])].findLast(
    ({ at }) => at === data.at,
  )?.changed;
  return notice(say, view, {
    eyebrow: say('card.corrected.eyebrow', { ref: view.ref }),
    body: [
      text(say('card.corrected.body')),
      ...when(data.at, (at) => facts([say('card.corrected.since'), say.instant(at)])),
      ...words(view, data.note, say('card.corrected.note')),
      ...changesIn(say, changed),
      ...(view.discretion !== 'all'
        ? [text(say('card.corrected.shown'))]
        : changed?.length === 0
          ? [text(say('card.corrected.asBefore'))]
          : []),
      text(say('card.corrected.challenge', { until: data.challengeUntil })),
    ],
    actions: challenge(say, view),
  });
}

export interface Challenged {
  readonly entityName: string;
  readonly text: string;
  readonly closesAt: Instant;
}
export function challenged({ say, view, data }: CardContext<RequestView, Challenged>): Card {
  const { entityName: name, closesAt } = data;
  return notice(say, view, {
    eyebrow: say('card.challenged.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [text(say('card.challenged.body', { name, closesAt })), ...words(view, data.text, name)],
  });
}

export interface Extended {
  readonly from: Instant;
  readonly to: Instant;
  readonly reason: string;
}
export function extended({ say, view, data }: CardContext<RequestView, Extended>): Card {
  return notice(say, view, {
    eyebrow: say('card.extended.eyebrow', { ref: view.ref }),
    body: [
      facts([say('card.extended.to'), say.instant(data.to)], [say('card.extended.from'), say.instant(data.from)]),
      ...words(view, data.reason, say('card.reason')),
    ],
  });
}

export interface Withdrawn {
  readonly reason: string;
  readonly byName: string;
}
export function withdrawnNotice({ say, view, data }: CardContext<RequestView, Withdrawn>): Card {
  return notice(say, view, {
    eyebrow: say('card.withdrawn.eyebrow', { ref: view.ref }),
    body: [
      text(
        view.discretion === 'all' ? say('card.withdrawn.body', { by: data.byName }) : say('card.withdrawn.bodyBare'),
      ),
      ...words(view, data.reason, say('card.reasonBy', { name: data.byName })),
    ],
  });
}

export interface NeedTime {
  readonly entityName: string;
  readonly byName: string;
  readonly until?: CalendarDate;
  readonly text?: string;
}
/** To the Secretariat: an entity needs more time. The period goes on. */
export function needTime({ say, view, data }: CardContext<RequestView, NeedTime>): Card {
  const { byName: by, until } = data;
  return notice(say, view, {
    eyebrow: say('card.needTime.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      text(needs(say, view, data)),
      ...words(view, data.text, by),
      facts([say('card.closes'), say.instant(view.closesAt)]),
    ],
    actions: view.mayManage && view.state === 'open' ? [extend(say, until)] : [],
  });
}

function needs(say: Speaker, view: RequestView, { entityName: name, byName: by, until }: NeedTime): string {
  if (view.discretion !== 'all')
    return until === undefined
      ? say('card.needTime.asksBare', { name })
      : say('card.needTime.asksUntilBare', { name, until });
  return until === undefined
    ? say('card.needTime.asks', { name, by })
    : say('card.needTime.asksUntil', { name, by, until });
}

export interface ObjectionNoted {
  readonly entityName: string;
  readonly byName: string;
  readonly text?: string;
  /** Another entity had stopped the written procedure before. */
  readonly stopped?: boolean;
}
/** To the Secretariat: an objection without a request for discussion. It does not stop the written procedure. */
export function objectionNoted({ say, view, data }: CardContext<RequestView, ObjectionNoted>): Card {
  const { entityName: name, byName: by } = data;
  return notice(say, view, {
    eyebrow: say('card.objectionNoted.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      text(
        view.discretion === 'all'
          ? say('card.objectionNoted.body', { name, by })
          : say('card.objectionNoted.bodyBare', { name }),
      ),
      text(say(data.stopped ? 'card.objectionNoted.stopped' : 'card.objectionNoted.goesOn')),
      ...words(view, data.text, name),
    ],
  });
}

/** To the Coordinator: no meeting is planned that could take the item. */
export function waitsForMeeting({ say, view, data }: CardContext<RequestView, { readonly item: Ref }>): Card {
  return notice(say, view, {
    eyebrow: say('card.waitsForMeeting.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [text(say('card.waitsForMeeting.body', { item: data.item }))],
  });
}

/**
 * To the Secretariat: the day on which the request closes is no longer a working day. The end does not change unless it is
 * extended.
 */
export function closesOnDayOff({ say, view }: CardContext<RequestView>): Card {
  const { dayOff } = view;
  const eyebrow = say('card.dayOff.eyebrow', { ref: view.ref });
  if (!dayOff) return notice(say, view, { eyebrow, body: [text(say('card.dayOff.settled'))] });
  const { on, next: closesOn } = dayOff;
  return notice(say, view, {
    eyebrow,
    tone: 'attention',
    body: [strong(say('card.dayOff.body', { on })), text(say('card.dayOff.stays')), facts(closing(say, view))],
    actions: view.mayManage
      ? [
          {
            type: 'press',
            title: say('card.dayOff.extend', { on: closesOn }),
            verb: 'endorsement.extend',
            inputs: { closesOn, reason: say('card.dayOff.reason', { on }) },
          },
        ]
      : [],
  });
}
