/** The walk of test/stories/labels.test.ts over every document, with every file, and every act by who may not. */
import { describe, expect, it } from 'vitest';
import { filesNotMet } from '../support/labels/met.ts';
import { leaks, RESTRICTED } from '../support/labels/places.ts';
import * as walks from '../support/labels/walk.ts';

describe.each(RESTRICTED)('what is %s', (label) => {
  it('goes no further than the table says, of every document there is', { timeout: 300_000 }, async () => {
    const walk = await walks.walkOf(label);
    const { documents } = walk;
    await walks.typed(walk, documents);
    const seen = await walks.drawn(walk, documents);
    const files = await walks.files(walk, documents);
    await walks.pressed(walk, documents);
    seen.push(...walks.told(walk), ...walks.answered(walk), ...(await walks.chats(walk)));
    expect(leaks(seen, label)).toEqual([]);
    expect(walks.wrongFiles(files, label)).toEqual([]);
    expect(filesNotMet(walk)).toEqual([]);
  });
});
