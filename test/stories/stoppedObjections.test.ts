/** What the record and the decision sheet say of an objection that had stopped the request (domain.md 3, 9). */
import { describe, expect, it } from 'vitest';
import { world, type Somebody, type World } from '../support/world.ts';

const linksIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+[.]txt/g)].map(([url]) => url)),
];
async function text(who: Somebody, verb: string, target: string): Promise<string> {
  const [url = ''] = linksIn((await who.press(verb, target)).card);
  return (await fetch(url)).text();
}
const PAIR = { text: 'Paragraph 3 is too wide.', requestDiscussion: 'yes' };

/** The record of the request, the sheet of its decision, and what the card of the register says. */
async function ended(w: World, e: string): Promise<string[]> {
  await w.to('2026-12-12T00:00:00Z');
  const { number = '' } = (await w.request(e)).outcome ?? {};
  return [
    await text(w.officer, 'endorsement.export', e),
    await text(w.focalPoint('UNICEF'), 'register.show', number),
    (await w.focalPoint('UNICEF').press('register.show', number)).words,
  ];
}

describe('an objection that had stopped the request', () => {
  it('and stands without its request for discussion: when it stopped, who withdrew the request, when and why', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, PAIR);
    await w.to('2026-11-26T15:00:00Z');
    await w.focalPoint('UNHCR').press('endorsement.withdrawRequest', e, { reason: 'Bilateral talk held.' });
    const papers = await ended(w, e);
    for (const paper of papers) {
      expect(paper).toMatch(/With its request for discussion it stopped the procedure on (?:Tue, )?24 Nov 2026/);
      expect(paper).toMatch(
        /The request for discussion was withdrawn on (?:Thu, )?26 Nov 2026, [^:]*:00 (?:\([^)]*\) )?by Focal point of UNHCR: “Bilateral talk held\.”/,
      );
      expect(paper).not.toContain('did not stop');
    }
    // The course names who let it go on, and why.
    const [, course = ''] = /Course of the procedure\n-+\n([\s\S]*?)\n\n/.exec(papers[0] ?? '') ?? [];
    expect(course).toMatch(/Open again.*Focal point of UNHCR.*Bilateral talk held\./);
    const [line] = await w.records<{ positions: object }>('register');
    expect(line?.positions).toMatchObject({
      objections: [{ entity: 'UNHCR', stops: [{ withdrawn: { reason: 'Bilateral talk held.' } }] }],
    });
  });

  it('and was withdrawn itself: that it had stopped it, too', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, PAIR);
    await w.to('2026-11-26T15:00:00Z');
    await w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e, { reason: 'It is narrower now.' });
    for (const paper of await ended(w, e)) {
      expect(paper).toMatch(/it stopped the procedure on (?:Tue, )?24 Nov 2026/);
      expect(paper).toContain('It is narrower now.');
      expect(paper).not.toContain('The request for discussion was withdrawn');
    }
  });

  it('after another had stopped it already does not say that it stopped it', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, PAIR);
    await w.focalPoint('UNICEF').press('endorsement.object', e, { ...PAIR, text: 'Neither do we agree.' });
    for (const who of ['UNHCR', 'UNICEF'])
      await w.focalPoint(who).press('endorsement.withdrawRequest', e, { reason: `Settled with ${who}.` });
    for (const paper of await ended(w, e)) {
      expect(paper.match(/it stopped the procedure on/g)).toHaveLength(1);
      expect(paper).toContain('The procedure was stopped already when its request for discussion stood with it');
      for (const who of ['UNHCR', 'UNICEF']) expect(paper).toContain(`Settled with ${who}.`);
    }
  });

  it('one that never stopped it is said not to have', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: PAIR.text });
    for (const paper of await ended(w, e)) expect(paper).toContain('did not stop');
  });
});
