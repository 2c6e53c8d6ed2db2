/**
 * Walks every kind of item through every place under every label, with planted words, and looks for them where they may not
 * stand (domain.md 9). The registry drives it: a kind, an act, a card, a file or a platform that it does not meet makes it
 * fail. Every document and the packed files: test/slow/sweeps/labels.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/cli/audit.ts';
import { networkId } from '../../src/core/ids.ts';
import { PLATFORMS } from '../../src/app/platforms.ts';
import { REGISTRY } from '../support/features.ts';
import * as elsewhere from '../support/labels/elsewhere.ts';
import { actsNotMet, cardsNotMet, KINDS } from '../support/labels/met.ts';
import { namesTold } from '../support/labels/names.ts';
import { leaks, RESTRICTED } from '../support/labels/places.ts';
import { titlesIn, wordsIn } from '../support/labels/planted.ts';
import { RENDERERS } from '../support/labels/renderers.ts';
import * as walks from '../support/labels/walk.ts';

/** A busy machine takes longer than a test usually may. */
const SLOWLY = { timeout: 240_000 };
/** Where a search names an item. */
const FOUND = /\b[EACIP]-\d|UNA\/2026/;

/** Logs and the audit trail hold references, whatever the label, and so does what is said of the trail. */
async function holdsReferencesAlone({ w }: walks.Walk): Promise<void> {
  const verdict = inWords(await w.store.verifyAudit(UNA));
  expect(verdict).toContain('all in order');
  for (const text of [w.log.join('\n'), JSON.stringify(await w.store.audit(UNA)), verdict])
    expect([...titlesIn(text), ...wordsIn(text)]).toEqual([]);
  expect(w.faults).toEqual([]);
}
const UNA = networkId('una');

describe('the walk', () => {
  it('knows every kind of document, and every platform', () => {
    expect(Object.keys(REGISTRY.kinds).sort()).toEqual(Object.keys(KINDS).sort());
    expect(Object.keys(RENDERERS).sort()).toEqual(PLATFORMS.map(([name]) => name).sort());
  });

  it('finds every word that it plants where nothing is restricted, and meets every act', SLOWLY, async () => {
    const walk = await walks.walkOf('unclassified');
    const kept = JSON.stringify([await walk.w.records('endorsements'), await walk.w.records('agenda')]);
    const all = [...walks.told(walk), ...walks.answered(walk)].map(({ text }) => text).join('\n') + kept;
    const planted = JSON.stringify(walk.w.said);
    expect(wordsIn(planted).length).toBeGreaterThan(80);
    const missing = [...wordsIn(planted), ...titlesIn(planted)].filter((word) => !all.includes(word));
    expect(missing).toEqual([]);
    expect(await actsNotMet(walk)).toEqual([]);
    const log = walk.w.log.join('\n');
    expect(log).toContain('"code":"act.accepted"');
    expect(log).toContain('"code":"state.changed"');
    expect(log).toContain('"code":"number.given"');
    await holdsReferencesAlone(walk);
  });
});

describe.each(RESTRICTED)('what is %s', (label) => {
  it('goes no further than the table says, whatever its kind and the place', SLOWLY, async () => {
    const store = elsewhere.breakingStore();
    const walk = await walks.walkOf(label, { store: store.over });
    await walks.typed(walk, walk.some);
    const seen = [
      ...walks.told(walk),
      ...(await walks.home(walk)),
      ...(await walks.calendars(walk)),
      ...(await walks.drawn(walk, walk.some)),
      ...(await walks.chats(walk)),
      ...walks.answered(walk),
      ...elsewhere.invitations(walk),
      ...(await elsewhere.local(walk)),
      ...(await elsewhere.metrics(walk)),
      ...(await elsewhere.faultPages(walk)),
      ...(await elsewhere.broken(walk, store)),
    ];
    expect(leaks(seen, label)).toEqual([]);
    expect(namesTold(walk, label)).toEqual([]);
    expect(cardsNotMet(walk)).toEqual([]);
    const before = walk.w.answers.length;
    const found = (await walks.sought(walk)).filter(({ text }) => FOUND.test(text));
    // Whoever may read all of it finds it by its words, and sees no more of it than a list shows.
    expect(found.filter(({ by }) => by === 'observer')).toEqual([]);
    expect([...new Set(found.map(({ what }) => what))].sort()).toEqual(walks.SEARCHES);
    expect(leaks(walks.answered(walk, before), label)).toEqual([]);
    await holdsReferencesAlone(walk);
    const files = await walks.files(walk, walk.some, (name) => !walks.isPacked(name));
    expect(walks.wrongFiles(files, label)).toEqual([]);
    // Whoever asks is shown everything: what the rest leaves out is there.
    const shown = walk.w.answers.filter(({ by, shown: { card } }) => by !== walk.observer.id && card?.transient);
    const read = JSON.stringify(shown.map(({ shown: { card } }) => card));
    for (const kind of ['corrected', 'referred', 'proposed', 'circular', 'callcorrected'])
      expect(titlesIn(read), kind).toContain(`Zanzibar-${kind}`);
    for (const said of ['objection', 'decided', 'committee', 'circular', 'asked', 'minutes', 'remark', 'comma'])
      expect(wordsIn(read), said).toContain(`zqwords-${said}`);
  });
});
