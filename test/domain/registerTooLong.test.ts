/** The register as a Word document: what would take more memory than there is, is not offered, and says so. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { instant, ref } from '../../src/core/ids.ts';
import { longList } from '../../src/core/longList.ts';
import { registerHtml, registerText } from '../../src/features/register/cards/files.ts';
import { registerData, registerLayout } from '../../src/features/register/cards/registerTemplate.ts';
import { lineViews } from '../../src/features/register/queries/lines.ts';
import type { RegisterLine } from '../../src/features/register/rules/enter.ts';
import { html } from '../../src/kit/documents/html.ts';
import { paperOf } from '../../src/kit/documents/layout.ts';
import { plainText } from '../../src/kit/documents/plain.ts';
import { exportRegister } from '../../src/features/register/queries/answers.ts';
import { registerFiles, type RegisterFiles } from '../../src/features/register/cards/register.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { readFrom } from '../../src/kit/read.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Store } from '../../src/store/store.ts';
import { request, saved, UNA } from '../contracts/store/things.ts';
import { readerOf } from '../../src/core/people.ts';
import { act, net, officer } from '../support/builders.ts';

const LENGTH = 15_002;
const entered = (n: number): RegisterLine => ({
  ...{
    number: `UNA/${n}`,
    decision: ref(`E-${n}`),
    year: 2026,
    date: '2026-03-01',
    at: instant('2026-03-01T12:00:00Z'),
  },
  ...{ route: 'written', title: `Title <${n}>`, documentUrl: 'https://un.example/x', documentVersion: '1' },
  ...{ classification: 'unclassified', outcome: 'endorsed', positions: { endorsed: ['UNHCR'], silent: ['UNICEF'] } },
});
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
  for (const some of [
    { format: 'docx', year: 2025 },
    { year: 2026 },
    { format: 'csv' },
    { format: 'txt' },
    { format: 'html' },
  ] as const) {
    const answer = await asked(some);
    expect(answer).toMatchObject({ ok: true, card: { data: some } });
    expect(JSON.stringify(answer)).not.toContain('tooLong');
  }
});

it('is there whole as text and as HTML, first the first of the year, with turns of others', async () => {
  const say = speaker('en', 'UTC');
  const line = lineViews({ lines: [] }, readerOf(officer()), net().roll);
  const made = Array.from({ length: 4000 }, (_, i) => line(entered(4000 - i)));
  const named = { title: 'Register of decisions', network: 'UN Action' };
  const paper = paperOf(registerLayout(say), registerData(say, made, named));
  const view = {
    ...{ lines: longList(made, (one) => one), data: longList([], () => ({})), classification: 'unclassified' },
  };
  for (const [file, whole] of [
    [registerText, plainText(paper)],
    [registerHtml, html(paper)],
  ] as const) {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const parts: Uint8Array[] = [];
    const content = file.make({ ...{ say, view, data: {}, reader: readerOf(officer()) }, network: named.network });
    for await (const part of content as AsyncIterable<Uint8Array>) parts.push(part);
    clearInterval(timer);
    expect(Buffer.concat(parts).toString('utf8') === whole).toBe(true);
    expect(parts.length).toBeGreaterThan(10);
    expect(turns).toBeGreaterThan(3);
    expect(whole.indexOf('UNA/1 ')).toBeLessThan(whole.indexOf('UNA/4000 '));
  }
});
