/**
 * Calls for input and the work plan, pressed through on each platform as an officer and a focal point press them, with 26
 * entities (domain.md 8): comments in the order of the paper, the best days, a plan from its adoption to a silent lead.
 */
import { describe, expect, it } from 'vitest';
import { localHand, slackHand, teamsHand, type Hand } from '../support/hands.ts';
import { plan } from '../support/meetings.ts';
import { slackWorld } from '../support/slack/world.ts';
import { teamsWorld } from '../support/teams/world.ts';
import { world, type World } from '../support/world.ts';

const ENTITIES = Array.from({ length: 26 }, (_, i) => `E${String(i + 1).padStart(2, '0')}`);
const MINE = 'E01';
const OFFICER = 'nadia@secretariat.example';
const FP = 'fp@e01.example';

interface Stage {
  readonly w: World;
  readonly officer: Hand;
  readonly fp: Hand;
  arrive(): Promise<void>;
}
const PLATFORMS: Readonly<Record<string, () => Promise<Stage>>> = {
  async local() {
    const w = await world({ entities: ENTITIES });
    return { w, officer: localHand(w.officer), fp: localHand(w.focalPoint(MINE)), arrive: () => w.settle() };
  },
  async Slack() {
    const { w, in: on, arrive } = await slackWorld([OFFICER, FP], { entities: ENTITIES });
    return { w, officer: slackHand(w, on(OFFICER)), fp: slackHand(w, on(FP)), arrive };
  },
  async Teams() {
    const w = await teamsWorld({ entities: ENTITIES });
    const [officer, fp] = [w.user('officer', OFFICER), w.user('fp', FP)];
    for (const user of [officer, fp]) await user.install();
    return { w, officer: teamsHand(w, officer), fp: teamsHand(w, fp), arrive: () => w.advance('PT10S') };
  },
};

const others = ENTITIES.filter((entity) => entity !== MINE);

/** The officer asks by a template, and sees before what goes out. */
async function asks(
  { officer, arrive }: Stage,
  template: string,
  dueOn: string,
  more: Parameters<Hand['form']>[1] = {},
): Promise<void> {
  await officer.type('call new');
  await officer.press(template);
  await officer.form(undefined, { dueOn: ['Due on', dueOn], ...more }, 'Preview');
  expect(await officer.sees()).toContain('Before anybody is asked');
  await officer.press('Ask 26 entities');
  await arrive();
}

async function answers({ fp }: Stage, call: string, label: string, text: string): Promise<void> {
  await fp.type(`call show ${call}`);
  await fp.form('Answer…', { 'answers.1': [label, text] }, 'Save');
  await fp.type(`call show ${call}`);
  expect(await fp.sees()).toMatch(/Your entity/);
}

async function fetched(hand: Hand, name: string): Promise<string> {
  const url = (await hand.links()).find((one) => one.includes(name));
  if (url === undefined) throw new Error(`no link to ${name}: ${(await hand.links()).join(' ')}`);
  return (await fetch(url)).text();
}

describe.each(Object.keys(PLATFORMS))('on %s', (platform) => {
  const start = (): Promise<Stage> => (PLATFORMS[platform] as () => Promise<Stage>)();

  it('300 comments of 26 entities are brought together in the order of the paper, those on one paragraph side by side', async () => {
    const stage = await start();
    const { w, officer } = stage;
    await asks(stage, 'Comments on a document', '2026-12-02', {
      documentUrl: ['Link to a document', 'https://un.example/draft'],
    });
    const paragraphs = ['Annex II', '10', '3(a)', '3'];
    const comments = (of: number): string =>
      Array.from({ length: 300 }, (_, i) => i)
        .filter((i) => i % 26 === of)
        .map((i) => `${paragraphs[(Math.floor(i / 26) + of) % 4] ?? ''}; Comment ${i}; Text ${i}`)
        .join('\n');
    await answers(stage, 'I-1', '1. Comments (table)', comments(0));
    for (const entity of others)
      await w.focalPoint(entity).press('input.answer', 'I-1', { answers: { 1: comments(ENTITIES.indexOf(entity)) } });
    await w.focalPoint(MINE).press('input.answer', 'I-1');
    await officer.type('call show I-1');
    await officer.press('Bring the answers together…');
    const made = JSON.parse(await fetched(officer, 'input.json')) as {
      questions: { comments: { entity: string; cells: string[] }[] }[];
    };
    const order = made.questions[0]?.comments ?? [];
    expect(order).toHaveLength(300);
    const places = order.map(({ cells }) => cells[0]);
    expect(places.filter((one, i) => one !== places[i - 1])).toEqual(['3', '3(a)', '10', 'Annex II']);
    expect(new Set(order.map(({ entity }) => entity)).size).toBe(26);
  });

  it('the availability of 26 entities over 30 days gives the three best days, and who misses each', async () => {
    const stage = await start();
    const { w, officer, arrive } = stage;
    await asks(stage, 'Availability for a mission', '2027-01-15');
    const days = (of: number): string =>
      Array.from({ length: 30 }, (_, d) => d)
        .map((d) => {
          const isBest = d === 9 || d === 3 || d === 20;
          const can = isBest ? of > (d === 9 ? 0 : d === 3 ? 1 : 2) : (d * 7 + of) % 5 === 0;
          return `2027-01-${String(d + 1).padStart(2, '0')}; ${can ? 'yes' : 'no'}`;
        })
        .join('\n');
    await answers(stage, 'I-1', '1. On which days is your entity available? (table)', days(0));
    for (const entity of others)
      await w.focalPoint(entity).press('input.answer', 'I-1', { answers: { 1: days(ENTITIES.indexOf(entity)) } });
    await arrive();
    await officer.type('call show I-1');
    expect(await officer.sees()).toMatch(
      /Best days[^]*10 Jan 2027[^]*25[^]*E01[^]*4 Jan 2027[^]*24[^]*E01 and E02[^]*21 Jan 2027[^]*23[^]*E01, E02 and E03/,
    );
  });

  it('a plan is adopted by its endorsement, changed by a decision, and a silent lead stands on Home, agenda and report', async () => {
    const stage = await start();
    const { w, officer, fp, arrive } = stage;
    await officer.type('plan');
    await officer.form(
      'Add an activity…',
      { activity: ['Activity', 'Train focal points'], lead: ['Lead entity', MINE], to: ['To', '2027-12-31'] },
      'Add',
    );
    await arrive();
    expect(await fp.sees()).toContain('Your entity leads W-1');
    await officer.type('plan');
    await officer.form(
      'Put up for written endorsement…',
      { documentUrl: ['Link to the document', 'https://un.example/plan'] },
      'Preview',
    );
    await officer.press('Open the request');
    await arrive();
    await w.to('2026-12-04T16:00:00Z');
    const { outcome } = await w.request('E-1');
    const number = outcome?.number ?? 'none';
    await officer.type('plan');
    expect(await officer.sees()).toContain(`Adopted by ${number}`);

    await officer.type('show W-1');
    await officer.form(
      'Change…',
      { activity: ['Activity', 'Train all focal points'], decision: ['Decision', number] },
      'Change',
    );
    await officer.type('show W-1');
    expect(await officer.sees()).toMatch(new RegExp(`Train all focal points[^]*${number}`));

    await w.to('2027-04-05T16:00:00Z');
    await arrive();
    expect(await fp.sees()).toContain('how far is it?');
    const meeting = await plan(w, '2027-04-15T10:00');
    for (const words of ['home', `meeting show ${meeting}`, 'report 2027']) {
      await officer.type(words);
      expect(await officer.sees(), words).toMatch(/Train all focal points[^]*(no word|without a word)/);
    }
    await fp.type('show W-1');
    await fp.form(
      'Say how far it is…',
      { state: ['State', 'Under way'], text: ['In a line', 'Half of them.'] },
      'Record',
    );
    await officer.type('report 2027');
    expect((await w.records('plan', 'W-1'))[0]).toMatchObject({ state: 'underWay', text: 'Half of them.', asked: [] });
  });
});
