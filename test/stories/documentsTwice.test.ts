/** The same content gives the same file: twice in a row, later, and after a restart, in every document and format (domain.md 9). */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { begin, item, planTwo, propose, refer } from '../support/meetings.ts';
import { TEMPLATES } from '../../src/kit/documents/fields/index.ts';
import { word } from '../../src/kit/documents/word.ts';
import { newFolder } from '../support/storeFolder.ts';
import { startWorld, type World } from '../support/world.ts';

const filesIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+[.]\w+(?=")/g)].map(([url]) => url)),
];

interface Things {
  readonly request: string;
  readonly referred: string;
  readonly meeting: string;
  readonly number: string;
  readonly circular: string;
  readonly call: string;
}

/** A network with something in every document. */
async function lived(w: World): Promise<Things> {
  const done = async (press: ReturnType<World['officer']['press']>): Promise<string> => {
    const answer = await press;
    expect(answer).toMatchObject({ ok: true });
    return answer.target ?? '';
  };
  const [m] = await planTwo(w);
  const request = await w.open({ title: 'Framework, "draft" é', summary: 'نعترض على الفقرة الثالثة' });
  await done(w.focalPoint('UNHCR').press('endorsement.object', request, { text: 'Not <like> this & that.' }));
  const { request: referred, item: a } = await refer(w, 'UNICEF');
  const b = await propose(w);
  await done(w.officer.press('rmc.configure', null, { seats: '2', termMonths: '12', startsOn: '2026-01-01' }));
  const message = { subject: 'Calendar', text: 'First.\n\nSecond.', classification: 'confidential' };
  const circular = await done(w.officer.press('correspondence.send', null, message));
  const asked = { title: 'Report', questions: 'What?\nHow many? (number)', dueOn: '2026-12-09' };
  const call = await done(w.officer.press('input.open', null, asked));
  await done(w.focalPoint('UNHCR').press('input.answer', call, { answers: '1: Training\n2: 40' }));
  await done(w.officer.press('plan.set', null, { activity: 'Training', lead: 'UNHCR' }));
  await begin(w, m, 'UNHCR, UNICEF');
  await done(w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' }));
  await w.settle();
  await done(w.focalPoint('UNICEF').press('decision.withdrawObjection', a));
  const outcome = { outcome: 'consensus', text: 'Endorsed.', actions: 'UNHCR: send it by 2026-12-15' };
  await done(w.officer.press('decision.record', a, outcome));
  await done(w.officer.press('decision.record', b, { outcome: 'noted', text: 'Noted.' }));
  await done(w.officer.press('meeting.end', m));
  await w.settle();
  await done(w.officer.press('minutes.draft', m));
  await w.advance('P7D');
  await w.officer.press('minutes.issue', m);
  await w.settle();
  const { number = '' } = await item(w, a);
  return { request, referred, meeting: m, number, circular, call };
}

type Document = keyof typeof TEMPLATES;
const DOCUMENTS = Object.keys(TEMPLATES) as Document[];
/** A letterhead of the Secretariat's own for every document that has a template. */
async function ownTemplates(w: World): Promise<void> {
  for (const document of DOCUMENTS) {
    const page = await word({
      title: 'Own',
      language: 'en',
      parts: [{ type: 'text', text: `Own ${document} {title}` }],
    });
    const file = Buffer.from(page).toString('base64');
    expect(await w.officer.press('template.set', null, { document, file }), document).toMatchObject({ ok: true });
  }
}

/** The hash of every file, by the act that offers it and the name of the file. */
async function files(w: World, of: Things): Promise<Map<string, string>> {
  const { officer } = w;
  const offers: Readonly<Record<string, ReturnType<typeof officer.press>>> = {
    request: officer.press('endorsement.export', of.request),
    referred: officer.press('endorsement.export', of.referred),
    minutes: officer.press('minutes.show', of.meeting),
    decision: officer.press('register.show', null, { number: of.number }),
    register: officer.press('register.export'),
    year: officer.press('register.export', null, { year: '2026' }),
    rmc: officer.press('rmc.export'),
    circular: officer.press('correspondence.export', of.circular),
    call: officer.press('input.export', of.call),
    plan: officer.press('plan.export'),
    roll: officer.press('roll.export'),
    report: officer.press('report.show', null, { year: '2026' }),
    own: w.focalPoint('UNHCR').press('report.show', null, { year: '2026' }),
  };
  const found = new Map<string, string>();
  for (const [name, offer] of Object.entries(offers)) {
    const answer = await offer;
    expect(answer, name).toMatchObject({ ok: true });
    const urls = filesIn(answer.card);
    expect(urls, name).not.toEqual([]);
    for (const url of urls) {
      const file = await fetch(url);
      expect(file.status, url).toBe(200);
      const content = Buffer.from(await file.arrayBuffer());
      found.set(`${name}/${url.replace(/.*[/]/, '')}`, createHash('sha256').update(content).digest('hex'));
    }
  }
  return found;
}

const contents = (w: World, paths: readonly string[]): Promise<string[]> =>
  Promise.all(
    paths.map(async (path) => {
      const file = await w.fetch(path);
      expect(file.status, path).toBe(200);
      return createHash('sha256')
        .update(Buffer.from(await file.arrayBuffer()))
        .digest('hex');
    }),
  );

it('every document is the same to the byte twice in a row, an hour later, and after a restart', async () => {
  const folder = newFolder();
  const w = await startWorld({ folder });
  const things = await lived(w);
  const first = await files(w, things);
  const formats = new Set([...first.keys()].map((name) => name.replace(/.*[.]/, '')));
  expect([...formats].sort()).toEqual(['csv', 'docx', 'html', 'json', 'txt', 'xlsx']);
  expect(await files(w, things)).toEqual(first);
  await w.advance('PT1H');
  expect(await files(w, things)).toEqual(first);
  await ownTemplates(w);
  const own = await files(w, things);
  const changed = [...own.keys()].filter((name) => own.get(name) !== first.get(name));
  expect(changed.length).toBeGreaterThanOrEqual(DOCUMENTS.length);
  expect(changed.filter((name) => !name.endsWith('.docx'))).toEqual([]);
  expect(await files(w, things)).toEqual(own);
  // What is stored about a person names each export and look, so one offer is fetched again and again.
  const { card } = await w.officer.press('person.export', null, { email: 'fp@unhcr.example' });
  const offered = filesIn(card).map((url) => url.replace(w.url, ''));
  expect(offered.length).toBeGreaterThan(1);
  const person = await contents(w, offered);
  expect(await contents(w, offered)).toEqual(person);
  const now = await w.now();
  await w.close();
  const again = await startWorld({ folder, now });
  expect(await files(again, things)).toEqual(own);
  for (const document of DOCUMENTS) await again.officer.press('template.reset', null, { document });
  expect(await files(again, things)).toEqual(first);
  await again.close();
});
