/** Nothing reopens: a correction of what has ended is a new request linked to it (domain.md 3). */
import { expect, it } from 'vitest';
import { world, type Somebody, type World } from '../support/world.ts';

async function record(who: Somebody, e: string): Promise<string> {
  const { card } = await who.press('endorsement.export', e);
  const [url = ''] = /http:[^"]*?[/]files[/][^"]+[.]txt/.exec(JSON.stringify(card)) ?? [];
  return (await fetch(url)).text();
}
const LINK = 'https://un.example/framework';
async function ended(w: World, more = {}): Promise<string> {
  const e = await w.open({ title: 'Framework', documentUrl: LINK, documentVersion: '3', ...more });
  await w.to('2026-12-12T00:00:00Z');
  return e;
}
const shown = async (who: Somebody, e: string): Promise<string> => (await who.press('endorsement.show', e)).words;

it('an officer opens the request that corrects an ended one from its card, with title and link filled in', async () => {
  const w = await world();
  const e = await ended(w);
  await w.to('2026-12-14T15:00:00Z');
  const { card } = await w.officer.press('endorsement.show', e);
  const press = new RegExp(`"verb":"endorsement.compose"[^}]*"follows":"${e}"`);
  expect(JSON.stringify(card)).toMatch(press);
  expect(JSON.stringify((await w.focalPoint('UNHCR').press('endorsement.show', e)).card)).not.toMatch(press);
  const form = JSON.stringify((await w.officer.press('endorsement.compose', null, { follows: e })).card);
  for (const value of ['Framework', LINK, '3']) expect(form).toContain(`"value":"${value}"`);
  const asked = { title: 'Framework, corrected', documentUrl: LINK, documentVersion: '4', follows: e };
  expect(await w.officer.press('endorsement.open.preview', null, asked)).toMatchObject({ ok: true });
  const { target = '' } = await w.officer.press('endorsement.open', null, asked);
  await w.settle();
  for (const who of [w.officer, w.focalPoint('UNHCR'), w.observer]) {
    expect(await shown(who, target)).toContain(`This request follows ${e}.`);
    expect(await shown(who, e)).toContain(`${target} follows this request.`);
  }
  expect(await record(w.officer, target)).toMatch(new RegExp(`Follows\\s${e}`));
  expect(await record(w.officer, e)).toMatch(new RegExp(`Followed by\\s${target}`));
  // A second one is linked as well.
  const more = { ...asked, documentVersion: '5' };
  const second = (await w.officer.press('endorsement.open', null, more)).target ?? '';
  await w.settle();
  const words = await shown(w.focalPoint('UNHCR'), e);
  for (const one of [target, second]) expect(words).toContain(`${one} follows this request.`);
  expect(await record(w.officer, e)).toContain(second);
});

it('a form that follows a restricted request has its words only as far as a message that is kept may have them', async () => {
  for (const [classification, title] of [
    ['confidential', true],
    ['strictlyConfidential', false],
  ] as const) {
    const w = await world();
    const e = await ended(w, { classification });
    const form = JSON.stringify((await w.officer.press('endorsement.compose', null, { follows: e })).card);
    expect(form.includes('"value":"Framework"'), classification).toBe(title);
    expect(form, classification).not.toContain(LINK);
  }
});

it('a request that follows one that there is not is refused, wherever it is opened', async () => {
  const w = await world();
  await w.officer.press('plan.set', null, {
    activity: 'Training',
    lead: 'UNHCR',
    from: '2026-12-01',
    to: '2027-02-01',
  });
  const asked = { title: 'Framework', documentUrl: LINK, follows: 'E-99' };
  for (const verb of ['endorsement.open', 'plan.endorse', 'endorsement.open.preview', 'plan.endorse.preview']) {
    const refused = { ok: false, code: 'invalid', fields: { follows: 'There is no E-99 in this network.' } };
    expect(await w.officer.press(verb, null, asked), verb).toMatchObject(refused);
  }
  expect(await w.officer.press('endorsement.compose', null, { follows: 'E-99' })).toMatchObject({ code: 'invalid' });
  expect(await w.records('endorsements')).toEqual([]);
});
