/** All that is stored about one person, for themselves and for the Secretariat. */
import { expect, it } from 'vitest';
import { world, type Reply, type World } from '../support/world.ts';

const fileOf = async (w: World, reply: Reply, format: string): Promise<Response> => {
  const [url = ''] = new RegExp(`https?://[^"]*person\\.${format}[^"]*`).exec(JSON.stringify(reply.card)) ?? [];
  return w.fetch(url.replace(w.url, ''));
};

it('holds their line of the roll, their words, what was sent to them and what they did; nobody else’s words', async () => {
  const w = await world();
  const e = await w.open();
  const me = w.focalPoint('UNHCR');
  await me.press('endorsement.object', e, { text: 'My own words.' });
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'Words of another.' });
  await w.settle();
  const own = await me.say('my data');
  expect(own).toMatchObject({ ok: true, cardName: 'personalData' });
  const text = await (await fileOf(w, own, 'json')).text();
  expect(text).toContain('My own words.');
  expect(text).toContain('fp@unhcr.example');
  expect(text).toContain('"card": "request"');
  expect(text).toContain('"verb": "endorsement.object"');
  expect(text).not.toContain('Words of another.');
  expect(text).not.toContain('fp@unicef.example');
  const paper = await fileOf(w, own, 'docx');
  expect([paper.status, Number((await paper.arrayBuffer()).byteLength > 1000)]).toEqual([200, 1]);

  // The Secretariat may have it for anybody on the roll; a link lives one hour.
  const officers = await w.officer.press('person.export', null, { email: 'fp@unhcr.example' });
  expect(await (await fileOf(w, officers, 'json')).text()).toContain('My own words.');
  await w.advance('PT61M');
  expect((await fileOf(w, officers, 'json')).ok).toBe(false);
});

it('is for nobody else, and of nobody who is not there', async () => {
  const w = await world();
  expect(await w.focalPoint('UNHCR').press('person.export', null, { email: 'fp@unicef.example' })).toMatchObject({
    code: 'notAllowed',
  });
  const nobody = await w.officer.press('person.export', null, { email: 'nobody@un.example' });
  expect(nobody.code).toBe('invalid');
  expect(nobody.fields?.['email']).toContain('roll');
  expect(await w.observer.press('person.export')).toMatchObject({ ok: true });
});
