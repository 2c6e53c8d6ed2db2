/** Draws the stored state as lists in the panel. */
import type { StoredRecord } from './api.ts';
import { h } from './dom.ts';
import { MAX_ENTRIES, type About, type Line, type RecordPanel } from './recordPanels.ts';
import { stateIn, t } from './frameTexts.ts';

/** The list of a panel. */
export function drawPanel(panel: RecordPanel, records: readonly StoredRecord[], about: About): HTMLElement {
  const picked = panel.pick(records);
  if (picked.length === 0) return h('p', { class: 'empty' }, t(panel.empty));
  const more =
    picked.length > MAX_ENTRIES
      ? h('p', { class: 'subtle' }, t('The first {n} of {all}.', { n: MAX_ENTRIES, all: picked.length }))
      : undefined;
  const list = h(
    'ul',
    { class: 'entries' },
    ...picked.slice(0, MAX_ENTRIES).map((record) => entry(panel.say(record, about))),
  );
  return h('div', {}, panel.picture?.(picked), more, list);
}

function entry({ name, state, title, facts }: Line): HTMLElement {
  return h(
    'li',
    { class: 'entry' },
    h('div', { class: 'entry-head', attributes: { dir: 'auto' } }, h('strong', {}, name), chip(state)),
    title && h('p', { class: 'entry-title', attributes: { dir: 'auto' } }, title),
    facts.length > 0 && h('p', { class: 'subtle', attributes: { dir: 'auto' } }, facts.join(' · ')),
  );
}

const GOOD = new Set(['endorsed', 'decided', 'sent', 'accepted', 'consensus', 'current']);
const PLAIN = new Set([
  ...['open', 'queued', 'dropped', 'withdrawn', 'superseded', 'noted', 'deferred', 'future', 'past'],
  ...['posted', 'said', 'planned', 'ended', 'minutes', 'left', 'scheduled', 'declined', 'cancelled'],
]);

/** The state in one word. A state that needs attention stands out. */
const chip = (state: string): HTMLElement =>
  h('span', { class: `state ${GOOD.has(state) ? 'state-good' : PLAIN.has(state) ? '' : 'state-bad'}` }, stateIn(state));
