/** The cards of retention: what would go now, and what will go in fourteen days. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import type { RetentionKind } from '../../../core/retention.ts';
import { formatNumber } from '../../../i18n/format.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { subtle, table, text, when } from '../../../kit/blocks/blocks.ts';
import { card, type CardContext } from '../../../kit/cards.ts';
import type { Found, Held } from '../rules/state.ts';
import type { RetentionView } from './view.ts';

const KINDS = {
  endorsements: 'retention.kind.endorsements',
  meetings: 'retention.kind.meetings',
  correspondence: 'retention.kind.correspondence',
  inputs: 'retention.kind.inputs',
  plan: 'retention.kind.plan',
  news: 'retention.kind.news',
  deliveries: 'retention.kind.deliveries',
  files: 'retention.kind.files',
  minutes: 'retention.kind.minutes',
  decisions: 'retention.kind.decisions',
} as const satisfies Record<RetentionKind, string>;

const UNITS = { y: 'retention.years', m: 'retention.months', d: 'retention.days' } as const;
/** `correspondence: 10d` in words. */
function periodOf(say: Speaker, rule: string): string {
  const [, typed = '', n = '', unit = ''] = /: ((\d+)([ymd]))$/.exec(rule) ?? [];
  return unit in UNITS ? say(UNITS[unit as keyof typeof UNITS], { n: Number(n) }) : typed;
}

function rows(say: Speaker, found: readonly Found[]): Block {
  const columns = (['kind', 'period', 'count', 'oldest', 'newest'] as const).map((name) => say(`retention.${name}`));
  const day = (on: CalendarDate | undefined): string => (on === undefined ? '–' : say.date(on));
  return table(
    columns,
    found.map(({ kind, rule, count, oldest, newest }) => [
      say(KINDS[kind]),
      periodOf(say, rule),
      formatNumber(count, say.language),
      day(oldest),
      day(newest),
    ]),
  );
}

/** What is over its period and stays, with the reason. */
function keptBack(say: Speaker, held: readonly Held[]): Block[] {
  if (held.length === 0) return [];
  const n = held.reduce((sum, { count }) => sum + count, 0);
  const lines = held.map(({ of, count, refs }) =>
    say(`retention.waits.${of}`, { n: count, refs: (count > refs.length ? [...refs, '…'] : refs).join(', ') }),
  );
  return [text(say('retention.held', { n })), ...lines.map((line) => text(line))];
}

const settings = (say: Speaker): Action => ({ type: 'press', title: say('retention.settings'), verb: 'settings.show' });

function retention({ say, view: { found, held, next } }: CardContext<RetentionView>): Card {
  const title = say('retention.title');
  const isDue = found.some(({ count }) => count > 0);
  return {
    title,
    body: [
      text(say(found.length === 0 ? 'retention.noneExplained' : 'retention.explain')),
      ...(found.length > 0 ? [rows(say, found)] : []),
      ...(found.length > 0 && !isDue
        ? [text(say(held.length > 0 ? 'retention.nothingGoes' : 'retention.nothingDue'))]
        : []),
      ...keptBack(say, held),
      ...when(next, (on) => text(say('retention.nextOn', { on: say.date(on) }))),
      ...(found.length > 0 ? [subtle(say('retention.copies'))] : []),
    ],
    actions: [
      ...(isDue
        ? [{ type: 'press', title: say('retention.apply'), verb: 'retention.apply', look: 'danger' } as const]
        : []),
      settings(say),
    ],
    summary: title,
  };
}

export interface Soon {
  readonly on: CalendarDate;
  readonly found: readonly Found[];
}

function retentionSoon({ say, data: { on, found } }: CardContext<unknown, Soon>): Card {
  const title = say('retention.soonTitle', { on: say.date(on) });
  return {
    title,
    tone: 'attention',
    body: [text(say('retention.soon')), rows(say, found), subtle(say('retention.copies'))],
    actions: [
      { type: 'press', title: say('retention.preview'), verb: 'retention.preview', look: 'primary' },
      settings(say),
    ],
    summary: title,
  };
}

export const cards = {
  retention: card('retention', retention),
  retentionSoon: card<'none', Soon>('none', retentionSoon),
};
