/** The register as a Word document: what would take more memory than there is, is not offered, and says so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ref } from '../../src/core/ids.ts';
import { exportRegister } from '../../src/features/register/queries/answers.ts';
import { registerFiles, type RegisterFiles } from '../../src/features/register/cards/register.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { readFrom } from '../../src/kit/read.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Store } from '../../src/store/store.ts';
import { request, saved, UNA } from '../contracts/store/things.ts';
import { readerOf } from '../../src/core/people.ts';
import { act, officer } from '../support/builders.ts';

const LENGTH = 15_002;
let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  const line = (n: number) => ({ number: `UNA/${n}`, date: n <= 3 ? '2025-03-01' : '2026-03-01', route: 'written' });
  const lines = Array.from({ length: LENGTH }, (_, i) => line(i + 1));
  const target = ref('register');
  const named = { id: documentId(UNA, target), target, number: 0, kind: 'register', lists: ['lines'] };
  await saved(store, { document: request(0, { ...named, state: { lines } }) });
});
afterAll(() => store.close());

type Asked = { readonly format?: RegisterFiles['format']; readonly year?: number };
const asked = ({ format, year }: Asked) =>
  exportRegister(readFrom(store, UNA), act('register.export', officer(), { format, year }));

it('is refused by name of the year, and not offered beside the other formats', async () => {
  const tooLong = { n: LENGTH, most: 15_000 };
  expect(await asked({ format: 'docx' })).toMatchObject({
    ok: false,
    code: 'invalid',
    fields: { year: { key: 'register.tooLong', with: tooLong } },
  });
  expect(await asked({})).toMatchObject({ ok: true, card: { data: { tooLong } } });
  for (const [language, words] of [
    ['en', /at most 15,000 lines .* these are 15,002\. Name a year/],
    ['fr', /au plus 15\s000 lignes .* 15\s002\. Indiquez une année/u],
  ] as const) {
    const say = speaker(language, 'UTC');
    const at = {
      say,
      reader: readerOf(officer()),
      view: undefined,
      link: (file: string) => file,
      traits: () => undefined,
    };
    const card = registerFiles({ ...at, data: { tooLong } });
    expect(JSON.stringify(card.body)).toMatch(words);
    expect(JSON.stringify(card.actions)).not.toContain('docx');
    expect(JSON.stringify(registerFiles({ ...at, data: {} }).actions)).toContain('register.docx');
  }
});

it('is there of a year that is not too long, and so are the other formats of everything', async () => {
  for (const some of [{ format: 'docx', year: 2025 }, { year: 2026 }, { format: 'csv' }] as const) {
    const answer = await asked(some);
    expect(answer).toMatchObject({ ok: true, card: { data: some } });
    expect(JSON.stringify(answer)).not.toContain('tooLong');
  }
});
