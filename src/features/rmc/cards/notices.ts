/** Notices about changes in the RMC: before a change, on the day, and about problems. */
import type { Card, ListItem } from '../../../core/card.ts';
import type { CalendarDate, EntityId, PersonId } from '../../../core/ids.ts';
import type { RmcView, TermView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, list, strong, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { acknowledge, askSwap, concernItem, eyebrow, isMine, section, showRmc, termItem, whoSits } from './parts.ts';

const when = (say: Speaker, { seat, from, to }: TermView) =>
  facts([say('card.rmc.seat'), String(seat)], [say('card.rmcTerm.term'), say('card.rmc.span', { from, to })]);

/** To the entity that comes in: the days of its term, what is expected of it, and one button. The card is edited. */
export function rmcIncoming({ say, reader, view }: CardContext<RmcView>): Card | null {
  const mine = view.named.filter((term) => isMine(reader, term));
  const [term] = mine;
  if (!term) return null;
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

/** Replaces that card when the entity no longer has the term. */
export const rmcIncomingPast = ({ say }: CardContext<RmcView>): Card => ({
  title: say('card.rmcIncoming.past'),
  eyebrow: say('card.rmcIncoming.eyebrow'),
  body: [text(say('card.rmcIncoming.notYours'))],
  actions: [showRmc(say)],
  summary: say('card.rmcIncoming.past'),
});

/** To the entity that goes out: its last day, and who comes in. Not sent after that day. */
export function rmcOutgoing({ say, reader, view }: CardContext<RmcView>): Card | null {
  const [term] = view.named;
  if (!term || term.state === 'past') return null;
  const title = say('card.rmcOutgoing.title', {
    entity: reader.entity ? say.entity(reader.entity) : whoSits(say, term),
  });
  const next = view.terms.filter((one) => one.seat === term.seat && one.from > term.to).slice(0, 1);
  return {
    title,
    ...eyebrow(say),
    body: [
      text(say('card.rmcOutgoing.body', { to: term.to })),
      ...section(say, say('card.rmcOutgoing.next'), next, (one) => termItem(say, one)),
    ],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the Chair: the next changes, by day. */
export function rmcAhead({
  say,
  view,
  data,
}: CardContext<RmcView, { readonly days?: readonly CalendarDate[] }>): Card | null {
  const days = (data.days ?? []).filter((day) => day > view.today);
  if (days.length === 0) return null;
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

/** To the network, on the day of a change. Not sent when there was a later change. */
export function rmcTurn({ say, view, data }: CardContext<RmcView, { readonly on: CalendarDate }>): Card | null {
  const title = say('card.rmcTurn.title', { on: data.on });
  const current = view.terms.filter(({ state }) => state === 'current');
  if (current.some(({ from }) => from > data.on)) return null;
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

/** To the Secretariat: problems that only it can solve. Those that were solved meanwhile are left out. */
export function rmcConcerns({ say, view }: CardContext<RmcView>): Card | null {
  const named = new Set(view.named.map(({ ref }) => ref));
  const left = view.concerns.filter(({ ref }) => named.has(ref));
  if (left.length === 0) return null;
  const title = say('card.rmcConcerns.title', { n: left.length });
  return {
    title,
    ...eyebrow(say),
    tone: 'attention',
    body: [list(upTo(say, left, (term) => concernItem(say, term)))],
    actions: [showRmc(say)],
    summary: title,
  };
}

export interface Lost {
  readonly seat: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}
/** To an entity that was told of a term which it will not have. */
export function rmcNoLonger({ say, view, data }: CardContext<RmcView, Lost>): Card | null {
  if (data.to < view.today) return null;
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

/** To the Chair, and to the entity that had the seat: another entity takes over the rest of the term. */
export function rmcTakenOver({ say, view, data }: CardContext<RmcView, { readonly entity: EntityId }>): Card | null {
  const title = say('card.rmcTakenOver.title', { entity: data.entity });
  const [term] = view.named;
  if (!term || term.state === 'past') return null;
  return {
    title,
    ...eyebrow(say),
    body: [text(say('card.rmcTakenOver.body', { entity: data.entity, to: term.to })), when(say, term)],
    actions: [showRmc(say)],
    summary: title,
  };
}

/** To the new Chair and the former one. */
export function rmcChairNamed({
  say,
  reader,
  data,
}: CardContext<undefined, { readonly name: string; readonly person: PersonId }>): Card {
  const title = say('card.rmcChairNamed.title', { name: data.name });
  return {
    title,
    ...eyebrow(say),
    body: [text(reader.person === data.person ? say('card.rmcChairNamed.you') : say('card.rmcChairNamed.other'))],
    actions: [showRmc(say)],
    summary: title,
  };
}
