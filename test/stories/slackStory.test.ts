/**
 * The whole life of a request [ToR 3.b.iv] with one entity in Slack, its officer there too, and the others elsewhere: one
 * entity, one position, both chats true. The same through signed requests and through a socket.
 */
import { describe, expect, it } from 'vitest';
import { slackWorld, soon, type Way } from '../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const OFFICER = 'nadia@secretariat.example';
const WAYS: Way[] = ['signed requests', 'a socket'];

describe.each(WAYS)('a request from its opening to its register number (through %s)', (way) => {
  it('is opened, objected to, revised, referred, withdrawn from and endorsed, with both chats up to date', async () => {
    const { w, in: on, arrive } = await slackWorld([FP, OFFICER], { way });
    const [fp, officer] = [on(FP), on(OFFICER)];
    const alternate = w.alternate('UNHCR');
    const stands = () => w.request('E-1');
    /** A press is done when the record, or what somebody sees, says so. */
    const until = (state: object) => soon(async () => expect(await stands()).toMatchObject(state));

    // Opened from a form in Slack; asked here and there.
    await officer.command('endorsement new');
    await soon(() => expect(officer.modal()).toBeDefined());
    const form = { Title: 'Framework of Cooperation', 'Link to the document': 'https://un.example/framework' };
    await officer.submit(form);
    expect(officer.modalText()).toContain('Nothing has been sent yet');
    await arrive();
    await officer.press('Open the request');
    await soon(() => expect(officer.modalText()).toContain('E-1'));
    officer.close();
    await arrive();
    expect(fp.chat()).toContain('Framework of Cooperation');
    expect((await alternate.last('request')).words).toContain('Framework of Cooperation');
    expect(await stands()).toMatchObject({ state: 'open', unreached: [], closesAt: '2026-12-02T22:00:00.000Z' });

    // Silence is reminded of, and what it will mean is said.
    await w.to('2026-12-01T10:00:00Z');
    await arrive();
    expect(fp.chat()).toMatch(/counts as no objection/);

    // An objection alone does not stop it, and they are told so at once.
    const asked = { ...fp.messages()[0]! };
    await fp.press('Object…', fp.messages()[0]);
    await soon(() => expect(fp.modalText()).toContain('Do you also request'));
    await fp.submit({ 'What does your entity object to': 'Paragraph 4 omits boys.' });
    expect(await stands()).toMatchObject({ state: 'open', positions: [{ entity: 'UNHCR', objects: true }] });
    fp.close();
    await arrive();
    expect(fp.chat()).toContain('The objection stands alone');
    expect((await alternate.last('request')).words).toContain('Paragraph 4 omits boys.');

    // A new version: the objection stands, and a press on the old card changes nothing.
    await officer.press(
      'New version…',
      officer.messages().find((m) => officer.words(m).includes('E-1')),
    );
    await soon(() => expect(officer.modal()).toBeDefined());
    await officer.submit({
      'Link to the document': 'https://un.example/framework-2',
      'Version of the document': '2',
      'What is new in this version': 'Paragraph 4.',
    });
    await soon(() => expect(officer.modalText()).toContain('Nothing has been sent yet'));
    expect(await stands()).toMatchObject({ documentVersion: '1' });
    await officer.press('Circulate the new version');
    await until({ documentVersion: '2' });
    officer.close();
    await arrive();
    await fp.press('Endorse', asked);
    await soon(() => expect(fp.chat() + fp.modalText()).toMatch(/earlier text|version 2/i));
    fp.close();
    expect((await stands()).positions).toMatchObject([{ objects: true, stale: false }]);

    // The alternate, elsewhere, completes the pair: everyone is told by name and with the words.
    await alternate.press('endorsement.requestDiscussion', 'E-1');
    await until({ state: 'referred' });
    await arrive();
    for (const reader of [fp, officer]) expect(reader.chat()).toMatch(/UNHCR[^]*Paragraph 4 omits boys\./);
    expect((await w.focalPoint('UNFPA').last('referred')).words).toContain('UNHCR');

    // Taken back in Slack before the end: open again, and everyone is told.
    const current = () => fp.messages().find((m) => fp.words(m).includes('Withdraw request for discussion'));
    await soon(() => expect(current()).toBeDefined());
    await fp.press('Withdraw request for discussion…', current());
    await soon(() => expect(fp.modal()).toBeDefined());
    await fp.submit({});
    await until({ state: 'open' });
    fp.close();
    await arrive();
    expect((await w.focalPoint('UNFPA').messages()).at(-1)?.words).toContain('UNHCR');

    // The end: endorsed, with the objection recorded, one number, one notice, here and there.
    await w.focalPoint('UNFPA').press('endorsement.endorse', 'E-1');
    const { closesAt } = await stands();
    await w.to(closesAt.replace('.000Z', '.001Z'));
    // It is night in Geneva: the notice comes in the morning.
    await w.advance('PT12H');
    const end = await stands();
    expect(end).toMatchObject({
      state: 'endorsed',
      unreached: [],
      outcome: { number: 'UNA/2026/1', endorsed: ['UNFPA'] },
    });
    expect(fp.chat()).toContain('UNA/2026/1');
    expect((await alternate.last('outcome')).words).toContain('UNA/2026/1');
    expect(await alternate.messages('outcome')).toHaveLength(1);

    // One entity had one position at a time, wherever its people pressed.
    expect(new Set(end.positions.map(({ entity }) => entity))).toEqual(new Set(['UNHCR', 'UNFPA']));
    expect(await w.records('register')).toHaveLength(1);
  });
});
