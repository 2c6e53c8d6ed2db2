/** A world in which everybody has written wherever people write, and which remembers who wrote what. */
import { expect } from 'vitest';
import { networkId } from '../../../src/core/ids.ts';
import { lived } from '../labels/story.ts';
import { words } from '../labels/planted.ts';
import { overheard, type Overheard, type Overhearing } from '../labels/world.ts';

export const NAME = 'Xiomara Quiñones-O’Neil';
export const EMAIL = 'xiomara.q@unhcr.example';

export interface Written {
  readonly w: Overheard;
  /** The planted words, each with everybody who wrote them. */
  readonly by: ReadonlyMap<string, ReadonlySet<string>>;
}

const PLANTED = /zqwords-[a-z]+/g;
const ALONE = /^zqwords-[a-z]+$/;
/** Inputs of one line. */
const SHORT: ReadonlySet<string> = new Set(['headline', 'topic', 'when']);
/** As long as people write, with what every renderer and store has to escape, and with the word at both ends. */
const atLength = (word: string): string =>
  `${word} *said* _so_, "quite" & <b>so</b> [1](2) \\ l’été\n${'and much more of it, '.repeat(16)}\n${word} for ever`;

/** Everything of the story of the labels, and what is written where nothing has a label. */
export async function written(kept: Pick<Overhearing, 'folder' | 'store'> = {}): Promise<Written> {
  const by = new Map<string, Set<string>>();
  const asSaid: Overhearing['asSaid'] = (inputs, who) => {
    for (const word of JSON.stringify(inputs).match(PLANTED) ?? []) by.set(word, (by.get(word) ?? new Set()).add(who));
    return Object.fromEntries(
      Object.entries(inputs).map(([name, one]) => [
        name,
        typeof one === 'string' && ALONE.test(one) && !SHORT.has(name) ? atLength(one) : one,
      ]),
    );
  };
  const w = await overheard({ ...kept, asSaid });
  await done(w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: EMAIL, name: NAME }));
  await lived(w, 'unclassified');
  await besides(w);
  return { w, by };
}

async function done(press: Promise<{ readonly ok: boolean; readonly target?: string; readonly message: string }>) {
  const answer = await press;
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer.target ?? '';
}

async function besides(w: Overheard): Promise<void> {
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  await w.settle();
  const news = { headline: words('headline'), text: words('article'), picture: 'https://un.example/p' };
  const item = await done(unhcr.press('news.submit', null, news));
  await done(w.officer.press('news.decline', item, { reason: words('nonews') }));
  const asked = { topic: words('topic'), purpose: words('purpose'), when: words('wanted') };
  const request = await done(unhcr.press('meeting.request', null, asked));
  await done(w.officer.press('meeting.requestDecline', request, { reason: words('notnow') }));
  const activity = await done(w.officer.press('plan.set', null, { activity: 'Training', lead: 'UNHCR' }));
  await done(unhcr.press('plan.update', activity, { state: 'underWay', text: words('update') }));
  await done(unhcr.press('plan.update', activity, { state: 'done', text: words('finished') }));
  const open = await done(
    w.officer.press('endorsement.open', null, { title: 'A last one', documentUrl: 'https://un.example/last' }),
  );
  await done(unhcr.press('endorsement.object', open, { text: words('lastobjection') }));
  await done(unicef.press('endorsement.comment', open, { text: `As ${NAME} (${EMAIL}) says.` }));
  await unhcr.say(`We object to ${open}: ${words('typed')} is what we say`);
  await unicef.say(`endorsement new ${words('typednew')}`);
  await done(w.officer.press('correspondence.send', null, { subject: 'Thanks', text: `Thanks to ${NAME}.` }));
  await w.settle();
}

const UNA = networkId('una');
/** Questions that an entity asks through the Secretariat are the network's. */
export const NETWORKS = ['zqwords-question', 'zqwords-second', 'zqwords-edited'];
/** The office's own wording of a message that goes round in the name of whoever submitted it: it goes with theirs. */
const BY_BOTH = ['zqwords-approved'];
/** Of what is still open or waits, and of what a meeting took back. */
const OPEN = [
  'zqwords-held',
  'zqwords-takenback',
  'zqwords-nobody',
  'zqwords-putback',
  'zqwords-note',
  'zqwords-topic',
  // An item with an action that nobody has marked done keeps its texts.
  'zqwords-committee',
  'zqwords-putagain',
  'zqwords-task',
  'zqwords-undecided',
];

const wordsIn = (raw: string): string[] => [...new Set(raw.match(PLANTED))].sort();

/** The planted words of those who speak for entities, and those of the office. */
function bySide({ by, w }: Written): { readonly members: string[]; readonly office: string[] } {
  const officers = new Set([w.officer.id, w.coordinator.id]);
  const all = [...by].filter(([word]) => !NETWORKS.includes(word));
  const members = all.filter(([, who]) => [...who].some((one) => !officers.has(one))).map(([word]) => word);
  const office = all.filter(([, who]) => [...who].every((one) => officers.has(one))).map(([word]) => word);
  return { members, office };
}

/** Everything that the store holds, as it lies there. `isCut`: something was removed, so its log is cut off. */
type Raw = (when: { readonly isCut: boolean }) => Promise<string>;

const PERIODS = ['endorsements', 'meetings', 'correspondence', 'inputs', 'plan', 'news', 'deliveries'] as const;

async function applyRetention({ w }: Written, kinds: readonly string[]): Promise<void> {
  await done(w.officer.press('settings.set', null, { retention: kinds.map((kind) => `${kind}: 1d`).join('; ') }));
  await done(w.officer.press('retention.apply'));
  await w.settle();
}

async function eraseEverybody({ w }: Written): Promise<void> {
  const people = await w.records<{ email: string; roles: readonly string[] }>('people');
  const speaks = (roles: readonly string[]) => roles.includes('focalPoint') || roles.includes('alternate');
  for (const { email } of people.filter(({ roles }) => speaks(roles))) {
    await done(w.officer.press('person.erase', null, { email }));
    await w.settle();
  }
}

async function proved({ w }: Written, rules: readonly string[]): Promise<void> {
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  const removals = (await w.store.audit(UNA)).filter(({ removal }) => removal !== undefined);
  const known = removals.map(({ at, removal }) => `${at.slice(0, 4)} ${removal?.rule ?? ''}`);
  for (const rule of rules) expect(known).toContain(`2027 ${rule}`);
}

export async function retentionThenErasure(one: Written, raw: Raw): Promise<void> {
  const { members } = bySide(one);
  expect(members.length).toBeGreaterThan(35);
  await one.w.advance('P40D');
  const before = wordsIn(await raw({ isCut: false }));
  // An answer that was only saved was replaced.
  expect(members.filter((word) => !before.includes(word))).toEqual(['zqwords-saved']);
  await applyRetention(one, PERIODS);
  const kept = wordsIn(await raw({ isCut: true }));
  // Copies of what was said stay with the decisions.
  for (const word of ['zqwords-objection', 'zqwords-pair', 'zqwords-lifted', 'zqwords-oral', 'zqwords-lastobjection'])
    expect(kept).toContain(word);
  expect(kept).not.toContain('zqwords-submitted');
  await eraseEverybody(one);
  const left = await raw({ isCut: true });
  expect(wordsIn(left).filter((word) => members.includes(word))).toEqual([]);
  for (const name of [NAME, EMAIL, 'Xiomara']) expect(left).not.toContain(name);
  // What was decided stays.
  for (const word of ['zqwords-decided', 'zqwords-action', 'zqwords-task', 'zqwords-committee'])
    expect(left).toContain(word);
  await proved(one, ['person.erase', ...PERIODS.map((kind) => `${kind}: 1d`)]);
}

export async function erasureThenRetention(one: Written, raw: Raw): Promise<void> {
  const { members, office } = bySide(one);
  await one.w.advance('P40D');
  await eraseEverybody(one);
  const left = await raw({ isCut: true });
  expect(wordsIn(left).filter((word) => members.includes(word))).toEqual([]);
  for (const name of [NAME, EMAIL, 'Xiomara']) expect(left).not.toContain(name);
  const there = wordsIn(left);
  expect(office.filter((word) => !there.includes(word) && !BY_BOTH.includes(word))).toEqual([]);
  const [meeting] = await one.w.records<{ record: { corrections: { text: string; hash?: string }[] } }>(
    'meetings',
    'M-1',
  );
  expect(meeting?.record.corrections.some(({ hash }) => /^[0-9a-f]{64}$/.test(hash ?? ''))).toBe(true);
  // What deliveries say goes with the thing that they are about.
  const periods = PERIODS.filter((kind) => kind !== 'deliveries');
  await applyRetention(one, [...periods, 'minutes', 'decisions']);
  expect(wordsIn(await raw({ isCut: true })).filter((word) => ![...OPEN, ...NETWORKS].includes(word))).toEqual([]);
  await proved(one, ['person.erase', 'minutes: 1d', 'decisions: 1d']);
}
