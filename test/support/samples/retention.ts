/** What the cards of retention are drawn from: nothing set, nothing due, and everything due. */
import { calendarDate, ref } from '../../../src/core/ids.ts';
import { RETENTION_KINDS } from '../../../src/core/retention.ts';
import type { Found, Held } from '../../../src/features/retention/rules/state.ts';
import * as views from '../views.ts';
import { count, type Kind, type Sample } from './kinds.ts';

export function retentionSamples(kind: Kind): Sample[] {
  const day = calendarDate('2021-03-18');
  const all = RETENTION_KINDS.map((name): Found => ({
    kind: name,
    rule: `${name}: 5y`,
    count: count(kind, 3),
    oldest: day,
    newest: day,
  }));
  const none = RETENTION_KINDS.slice(0, 2).map((name): Found => ({ kind: name, rule: `${name}: 18m`, count: 0 }));
  const shown = (about: string, subject: object): Sample => ({
    card: 'retention',
    about,
    reader: views.officer(),
    subject,
  });
  const held: Held[] = [{ of: 'correspondence', count: count(kind, 2), refs: [ref('C-5'), ref('C-6')] }];
  const data = { on: calendarDate('2026-12-14'), found: all };
  return [
    shown('unset', { found: [], held: [] }),
    shown('nothing due', { found: none, held: [] }),
    shown('kept back', { found: none, held }),
    shown('due', { found: all, held, next: data.on }),
    { card: 'retentionSoon', about: 'soon', reader: views.officer(), data },
  ];
}
