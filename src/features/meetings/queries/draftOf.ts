/** Which draft minutes are or were, and the hash of what it said: what silence adopted can be compared with what went round. */
import { createHash } from 'node:crypto';
import { removedOf } from '../../../core/retention.ts';
import type { MinutesView } from '../cards/minutesPaperView.ts';
import type { Meeting } from '../rules/state.ts';

/** Nothing once something was removed from it: it is no longer what went round. */
export function draftOf(m: Meeting): Pick<MinutesView, 'draft'> {
  const { record } = m;
  if (!record || removedOf(m).minutes !== undefined) return {};
  if (record.corrections.some(({ hash }) => hash !== undefined)) return {};
  const { content, text, drafts: n, draftedAt: at } = record;
  // The register gives numbers after the draft has gone round.
  const items = content.items.map(({ number: _number, ...one }) => one);
  const hash = createHash('sha256')
    .update(JSON.stringify({ text, content: { ...content, items } }))
    .digest('hex');
  return { draft: { n, at, hash } };
}
