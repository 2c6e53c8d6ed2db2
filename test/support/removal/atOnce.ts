/** Several people are erased at the same time, and issued minutes name them all. */
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { documentId, type Store } from '../../../src/store/store.ts';
import type { Meeting } from '../../../src/features/meetings/rules/state.ts';
import { networkId } from '../../../src/core/ids.ts';
import { begin, plan } from '../meetings.ts';
import { world, type Options } from '../world.ts';

const NAMES = { UNHCR: 'Omar Siddiqui', UNICEF: 'Luc Descombes', UNFPA: 'Rosa Gaudreau', WHO: 'Mina Achterberg' };

/** The hash of each version of issued minutes, in the order in which they were stored. */
function versionsOf(store: Store): { readonly watched: Store; readonly hashes: string[] } {
  const hashes: string[] = [];
  const watched: Store = {
    ...store,
    async commit(commit) {
      const result = await store.commit(commit);
      const record = (commit.document?.state as Partial<Meeting> | undefined)?.record;
      if (result.type === 'saved' && record?.state === 'issued')
        hashes.push(createHash('sha256').update(JSON.stringify(record)).digest('hex'));
      return result;
    },
  };
  return { watched, hashes };
}

/** Each correction names the version that was stored right before it. */
export async function erasedAtOnce(options: Pick<Options, 'store'> = {}): Promise<void> {
  let hashes: string[] = [];
  const w = await world({
    entities: [...Object.keys(NAMES), 'WFP'],
    store: (own) => {
      const seen = versionsOf(options.store?.(own) ?? own);
      hashes = seen.hashes;
      return seen.watched;
    },
  });
  for (const [entity, name] of Object.entries(NAMES))
    await w.officer.press('roll.set', null, { email: `fp@${entity.toLowerCase()}.example`, name });
  const m = await plan(w);
  await begin(w, m, 'WFP, UNHCR, UNICEF');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m, { text: `Thanks to ${Object.values(NAMES).join(', ')}.` });
  await w.to('2026-12-17T15:00:00Z');
  const emails = Object.keys(NAMES).map((entity) => `fp@${entity.toLowerCase()}.example`);
  const answers = await Promise.all(emails.map((email) => w.officer.press('person.erase', null, { email })));
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  await w.settle();
  const found = await w.store.load(documentId(networkId('una'), m));
  const { record } = found?.state as Meeting;
  expect(JSON.stringify(record)).not.toMatch(/Siddiqui|Descombes|Gaudreau|Achterberg/);
  const named = record?.corrections.map(({ hash }) => hash) ?? [];
  expect(named).toHaveLength(emails.length);
  expect(named).toEqual(hashes.slice(-1 - emails.length, -1));
  expect(await w.store.verifyAudit(networkId('una'))).toMatchObject({ ok: true });
}
