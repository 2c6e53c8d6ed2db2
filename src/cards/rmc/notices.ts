/** What people are told about changes in the RMC: before them, on the day, and when something is the matter. */
import type { Card, ListItem } from '../../core/card.ts';
import type { CalendarDate, EntityId, PersonId } from '../../core/ids.ts';
import type { RmcView, TermView } from '../../core/rmcView.ts';
import type { Speaker } from '../../copy/copy.ts';
import { facts, heading, list, strong, text, upTo } from '../blocks.ts';
import type { At } from '../maker.ts';
import { acknowledge, askSwap, concernItem, eyebrow, isMine, section, showRmc, termItem, whoSits } from './parts.ts';

const when = (say: Speaker, { seat, from, to }: TermView) =>
  facts([say('card.rmc.seat'), String(seat)], [say('card.rmcTerm.term'), say('card.rmc.span', { from, to })]);

/** To the entity that comes in: from when to when, what the seat asks, and one button. Kept up to date. */
export function rmcIncoming({ say, reader, view }: At<RmcView>): Card {
  const mine = view.named.filter((term) => isMine(reader, term));
  const [term] = mine;
  if (!term) return past(say, say('card.rmcIncoming.notYours'));
  const entity = whoSits(say, term);
  const title = say('card.rmcIncoming.title', { entity });
  const waits = term.acknowledgedBy === undefined;
  return {
    title,
    eyebrow: say('card.rmcIncoming.eyebrow'),
    tone: waits ? 'attention' : 'good',
    body: [
      ...mine.map((one) => when(say, one)),
      text(say('card.rmcIncoming.asks')),
      waits
        ? strong(say('card.rmcIncoming.please'))
        : text(say('card.rmcTerm.confirmed', { name: term.acknowledgedBy ?? '' }), 'good'),
    ],
    actions: [
      ...(waits && term.ref ? [acknowledge(say, term.ref)] : []),
      ...(waits && term.ref && term.state === 'future' ? [askSwap(say, term.ref)] : []),
      showRmc(say),
    ],
    ...(term.ref && { context: { target: term.ref } }),
    summary: say('card.rmcIncoming.summary', { entity, from: term.from }),
  };
}

const past = (say: Speaker, why: string): Card => ({
  title: say('card.rmcIncoming.past'),
  eyebrow: say('card.rmcIncoming.eyebrow'),
  body: [text(why)],
  actions: [showRmc(say)],
  summary: say('card.rmcIncoming.past'),
});

/** To the entity that goes out: the last day, and who comes in. */
export function rmcOutgoing({ say, reader, view }: At<RmcView>): Card {
  const [term] = view.named;
  const entity = reader.entity ?? (term ? whoSits(say, term) : '');
  const title = say('card.rmcOutgoing.title', { entity });
  const next = view.terms
    .filter((one) => term !== undefined && one.seat === term.seat && one.from > term.to)
    .slice(0, 1);
  return {
    title,
    ...eyebrow(say),
    body: term
      ? [
          text(say('card.rmcOutgoing.body', { to: term.to })),
          ...section(say, say('card.rmcOutgoing.next'), next, (one) => termItem(say, one)),
        ]
      : [text(say('card.rmcTerm.gone'))],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the Chair: the changes ahead, by day. */
export function rmcAhead({ say, view, data }: At<RmcView, { readonly days?: readonly CalendarDate[] }>): Card {
  const days = data.days ?? [];
  const title = say('card.rmcAhead.title', { n: days.length });
  return {
    title,
    ...eyebrow(say),
    body: days.flatMap((day) => [
      heading(say('card.rmcAhead.on', { from: day })),
      list(
        upTo(
          say,
          view.terms.filter(({ from }) => from === day),
          (term) => comes(say, view, term),
        ),
      ),
    ]),
    actions: [showRmc(say)],
    summary: title,
  };
}

function comes(say: Speaker, view: RmcView, term: TermView): ListItem {
  const before = view.terms.find(({ seat, to, state }) => seat === term.seat && state === 'current' && to < term.from);
  const entity = whoSits(say, term);
  return {
    text: before
      ? say('card.rmcAhead.follows', { entity, before: whoSits(say, before) })
      : say('card.rmcAhead.comes', { entity }),
    note:
      term.acknowledgedBy === undefined
        ? say('card.rmcAhead.seat', { seat: term.seat })
        : say('card.rmcAhead.seatConfirmed', { seat: term.seat }),
  };
}

/** To the network, on the day. */
export function rmcTurn({ say, view, data }: At<RmcView, { readonly on: CalendarDate }>): Card {
  const title = say('card.rmcTurn.title', { on: data.on });
  const current = view.terms.filter(({ state }) => state === 'current');
  const item = (term: TermView): ListItem => ({
    text: whoSits(say, term),
    note: say('card.rmc.span', { from: term.from, to: term.to }),
  });
  return {
    title,
    ...eyebrow(say),
    body: [
      text(say('card.rmcTurn.body')),
      list(
        upTo(
          say,
          current.filter(({ from }) => from === data.on),
          item,
        ),
      ),
      ...section(
        say,
        say('card.rmcTurn.others'),
        current.filter(({ from }) => from !== data.on),
        item,
      ),
    ],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the Secretariat: what cannot go on by itself. What was settled meanwhile is left out. */
export function rmcConcerns({ say, view }: At<RmcView>): Card {
  const named = new Set(view.named.map(({ ref }) => ref));
  const left = view.concerns.filter(({ ref }) => named.has(ref));
  const title = say('card.rmcConcerns.title', { n: Math.max(left.length, 1) });
  return {
    title,
    ...eyebrow(say),
    tone: left.length > 0 ? 'attention' : 'neutral',
    body:
      left.length > 0
        ? [list(upTo(say, left, (term) => concernItem(say, term)))]
        : [text(say('card.rmcConcerns.settled'))],
    actions: [showRmc(say)],
    summary: title,
  };
}

interface Lost {
  readonly seat: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** To an entity that was told of a term which it will not have after all. */
export function rmcNoLonger({ say, data }: At<RmcView, Lost>): Card {
  const title = say('card.rmcNoLonger.title');
  return {
    title,
    ...eyebrow(say),
    tone: 'attention',
    body: [text(say('card.rmcNoLonger.body', { from: data.from, to: data.to }))],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the Chair, and to whoever sat there: an entity takes over for the rest of the term. */
export function rmcTakenOver({ say, view, data }: At<RmcView, { readonly entity: EntityId }>): Card {
  const title = say('card.rmcTakenOver.title', { entity: data.entity });
  const [term] = view.named;
  return {
    title,
    ...eyebrow(say),
    body: term ? [text(say('card.rmcTakenOver.body', { entity: data.entity, to: term.to })), when(say, term)] : [],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the new Chair and the one before. */
export function rmcChairNamed({
  say,
  reader,
  data,
}: At<undefined, { readonly name: string; readonly person: PersonId }>): Card {
  const title = say('card.rmcChairNamed.title', { name: data.name });
  return {
    title,
    ...eyebrow(say),
    body: [text(reader.person === data.person ? say('card.rmcChairNamed.you') : say('card.rmcChairNamed.other'))],
    actions: [showRmc(say)],
    summary: title,
  };
}
