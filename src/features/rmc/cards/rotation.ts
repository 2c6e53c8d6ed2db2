/** The committee now and in the future: who sits in it, who comes next, one term, the years ahead. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { RmcView, TermView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { standInForm } from './forms.ts';
import { meetingName, shareForm } from './outcomes.ts';
import {
  acknowledge,
  askSwap,
  byDay,
  concernItem,
  eyebrow,
  heldDays,
  isMine,
  mineItem,
  preview as previewPress,
  section,
  showRmc,
  swapActions,
  swapItem,
  termItem,
  whoSits,
} from './parts.ts';
import type { Reader } from '../../../core/people.ts';

/** `rmc`: everything for this reader. */
export function rmc({ say, reader, view }: CardContext<RmcView>): Card {
  const title = say('card.rmc.title');
  const current = view.terms.filter(({ state }) => state === 'current');
  const [next] = byDay(view.terms.filter(({ state }) => state === 'future'));
  return {
    title,
    ...eyebrow(say),
    ...(view.concerns.length > 0 && { tone: 'attention' as const }),
    body: [
      ...(view.terms.length === 0 ? [text(say('card.rmc.none'))] : []),
      ...section(say, say('card.rmc.concerns'), view.concerns, (term) => concernItem(say, term)),
      ...section(say, say('card.rmc.swaps'), view.swaps, (swap) => swapItem(say, swap)),
      ...(reader.entity && view.mine.length > 0
        ? section(say, say('card.rmc.mine', { entity: reader.entity }), view.mine.slice(0, MAX_MINE), (term) =>
            mineItem(say, term),
          )
        : []),
      ...sitting(say, current),
      ...(next ? section(say, say('card.rmc.next'), next[1], (term) => termItem(say, term)) : []),
      facts([say('card.rmc.chair'), view.chair ?? say('card.rmc.noChair')]),
      ...section(say, say('card.rmc.outcomes'), [...view.outcomes].reverse(), (one) => ({
        text: say('card.rmc.outcomeLine', { ref: one.meeting, title: meetingName(say, one) }),
        note: say('card.rmc.outcomeAt', { at: one.at }),
        press: { verb: 'rmc.show', target: one.meeting },
      })),
    ],
    actions: actions(say, reader, view),
    more: say('card.more'),
    summary: say('card.rmc.summary'),
    refreshVerb: 'rmc.show',
  };
}
const MAX_MINE = 5;

const sitting = (say: Speaker, current: readonly TermView[]): Block[] =>
  current.length === 0
    ? []
    : [
        heading(say('card.rmc.sits')),
        {
          type: 'table',
          columns: [say('card.rmc.seat'), say('card.rmc.entity'), say('card.rmc.until')],
          rows: current.map((term) => [String(term.seat), whoSits(say, term), say.date(term.to)]),
        },
      ];

function actions(say: Speaker, reader: Reader, view: RmcView): Action[] {
  const waiting = view.mine.find((term) => term.awaitsAcknowledgement);
  const own = view.mine.find(({ state }) => state === 'future');
  const [swap] = view.swaps.filter(({ mayAccept }) => mayAccept);
  return [
    ...(waiting?.ref ? [acknowledge(say, waiting.ref)] : []),
    ...(swap ? swapActions(say, swap) : []),
    ...view.owed.slice(0, 1).map(({ meeting }) => shareForm(say, meeting)),
    ...(view.terms.length > 0 ? [previewPress(say)] : []),
    ...(own?.ref && !swap ? [askSwap(say, own.ref)] : []),
    ...(view.terms.length > 0
      ? [{ type: 'press', title: say('record.open'), verb: 'rmc.export', minor: true } as const]
      : []),
    ...(reader.manages
      ? [
          {
            type: 'press',
            title: say('card.rmc.act.setUp'),
            verb: 'rmc.form',
            ...(view.terms.length === 0 && { look: 'primary' as const }),
          } as const,
        ]
      : []),
  ];
}

export interface OneTerm {
  readonly term?: string;
}
/** One term: its entity, the reason, and what can be done with it. */
export function rmcTerm({ say, reader, view }: CardContext<RmcView, OneTerm>): Card {
  const [term] = view.named;
  if (!term) return gone(say);
  const title = say('card.rmcTerm.title', { seat: term.seat, entity: whoSits(say, term) });
  const swaps = view.swaps.filter(({ askerTerm, askedTerm }) => askerTerm === term.ref || askedTerm === term.ref);
  const waits = isMine(reader, term) && term.awaitsAcknowledgement;
  return {
    title,
    eyebrow: term.ref ? say('card.rmcTerm.eyebrow', { ref: term.ref }) : say('card.rmcTerm.eyebrowAhead'),
    ...((waits || term.vacant) && { tone: 'attention' as const }),
    body: [
      text(say(`card.rmcTerm.state.${term.state}`)),
      facts(
        [say('card.rmcTerm.term'), say('card.rmc.span', heldDays(term))],
        [say('card.rmcTerm.why'), say.phrase(term.reason)],
        ...(term.before ? [[say('card.rmcTerm.before'), say.entity(term.before)] as const] : []),
      ),
      ...confirmation(say, term),
      ...section(say, say('card.rmc.swaps'), swaps, (swap) => swapItem(say, swap)),
    ],
    actions: [
      ...(waits && term.ref ? [acknowledge(say, term.ref)] : []),
      ...swaps.slice(0, 1).flatMap((swap) => swapActions(say, swap)),
      ...(term.ref && swaps.length === 0 && isMine(reader, term) && term.state === 'future'
        ? [askSwap(say, term.ref)]
        : []),
      ...(term.ref && reader.manages && term.state === 'current' ? [standInForm(say, view, term.ref)] : []),
      showRmc(say),
    ],
    ...(term.ref && { context: { target: term.ref } }),
    summary: title,
  };
}

const gone = (say: Speaker): Card => ({
  title: say('card.rmcTerm.gone'),
  ...eyebrow(say),
  body: [],
  actions: [showRmc(say)],
  summary: say('card.rmcTerm.gone'),
});

function confirmation(say: Speaker, term: TermView): Block[] {
  if (!term.announced || term.entity === undefined || term.state === 'past') return [];
  return term.acknowledgedBy === undefined
    ? [strong(say('card.rmcTerm.notConfirmed'), 'attention')]
    : [text(say('card.rmcTerm.confirmed', { name: term.acknowledgedBy }), 'good')];
}

/** The years ahead: a row for each day of change, with the reason for each entity that comes in. */
export function rmcPreview({ say, view, data }: CardContext<RmcView, { readonly years?: number }>): Card {
  const title = say('card.rmcPreview.title', { n: data.years ?? 6 });
  const days = byDay(view.terms);
  const body: Block[] =
    days.length === 0
      ? [text(say('card.rmc.none'))]
      : [
          subtle(say('card.rmcPreview.explain')),
          {
            type: 'table',
            columns: [say('card.rmc.from'), say('card.rmcPreview.entities')],
            rows: days
              .slice(0, MAX_ROWS)
              .map(([from, terms]) => [say.date(from), say.list(terms.map((term) => whoSits(say, term)))]),
          },
          ...section(say, say('card.rmcPreview.ahead'), view.ahead, ({ entity, on }) => ({
            text: say('card.rmcPreview.aheadOf', { entity, on }),
            note: say('card.rmcPreview.aheadWhy'),
          })),
          ...fold(say('card.rmcPreview.reasons'), [list(upTo(say, view.terms, (term) => termItem(say, term)))]),
        ];
  return { title, ...eyebrow(say), body, actions: [showRmc(say)], summary: title };
}
const MAX_ROWS = 40;
