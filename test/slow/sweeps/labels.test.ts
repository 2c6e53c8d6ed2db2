/**
 * The walk of test/stories/labels.test.ts over every document, with every file, every act by who may not, a tab of Teams, and
 * what an administrator's commands say of the store.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as elsewhere from '../../support/labels/elsewhere.ts';
import { filesNotMet } from '../../support/labels/met.ts';
import { namesTold } from '../../support/labels/names.ts';
import { leaks, RESTRICTED } from '../../support/labels/places.ts';
import * as walks from '../../support/labels/walk.ts';
import { startEntra } from '../../support/teams/entra.ts';
import { withTab } from '../../support/teams/tab.ts';

describe.each(RESTRICTED)('what is %s', (label) => {
  it('goes no further than the table says, of every document there is', { timeout: 300_000 }, async () => {
    const entra = await startEntra();
    onTestFinished(() => entra.stop());
    const folder = mkdtempSync(join(tmpdir(), 'concord-labels-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const walk = await walks.walkOf(label, { folder, ...withTab(entra) });
    const { documents } = walk;
    await walks.typed(walk, documents);
    const seen = await walks.drawn(walk, documents);
    const files = await walks.files(walk, documents);
    await walks.pressed(walk, documents);
    seen.push(...walks.told(walk), ...walks.answered(walk), ...(await walks.chats(walk)));
    seen.push(...(await elsewhere.tab(walk, entra)), ...(await elsewhere.local(walk)));
    seen.push(...(await elsewhere.commands(folder)));
    expect(leaks(seen, label)).toEqual([]);
    expect(namesTold(walk, label)).toEqual([]);
    expect(walks.wrongFiles(files, label)).toEqual([]);
    expect(filesNotMet(walk)).toEqual([]);
  });
});
