/** Slack refuses a block: what it stands in arrives all the same, with lines for a table and words for a link. */
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import { toBlocks } from '../../../src/platforms/slack/card.ts';
import { plainer } from '../../../src/platforms/slack/card/plainer.ts';
import { checkResponse, BlocksRefused } from '../../../src/platforms/slack/oncePlainer.ts';
import { configure } from '../../support/committee.ts';
import { messageFaults } from '../../support/slack/blockKit.ts';
import { blocksText, controls } from '../../support/slack/reading.ts';
import { TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';

const card: Card = {
  title: 'A card',
  body: [
    {
      type: 'table',
      columns: ['Month', 'Chair'],
      rows: [
        ['January', 'UNHCR & <!channel>'],
        ['February', 'UNFPA'],
      ],
    },
    { type: 'link', text: 'The document', url: 'https://un.example/a document?q=é#top' },
    { type: 'link', text: 'A note', url: 'https://un .example/' },
    { type: 'list', items: [{ text: 'An item' }] },
  ],
  actions: [
    { type: 'open', title: 'Join', url: 'https://call.example/a b' },
    { type: 'open', title: 'Map', url: 'http://[not' },
    { type: 'press', title: 'Endorse', verb: 'endorsement.endorse' },
  ],
  summary: 'A card',
};

describe('a link', () => {
  it('is written as browsers write it; what is no address is read as words, in the text and as a button', () => {
    const { blocks } = toBlocks(card);
    expect(messageFaults(JSON.parse(JSON.stringify(blocks)))).toEqual([]);
    const json = JSON.stringify(blocks);
    expect(json).toContain('"url":"https://un.example/a%20document?q=%C3%A9#top"');
    expect(json).toContain('"url":"https://call.example/a%20b"');
    expect(json).not.toContain('"url":"http://[not"');
    for (const words of ['The document', 'https://un .example/', 'Map', 'http://[not', 'Join'])
      expect(blocksText(blocks)).toContain(words);
  });
});

describe('plainer blocks', () => {
  it('have neither table nor link, say the same words, and can be pressed alike', () => {
    const { blocks } = toBlocks(card);
    const plain = plainer(blocks);
    const json = JSON.stringify(plain);
    expect(messageFaults(JSON.parse(json))).toEqual([]);
    expect(json).not.toMatch(/"type":"(table|link|raw_text)"|"url"/);
    const said = blocksText(plain);
    for (const words of [
      'Month',
      'Chair',
      'January',
      'UNHCR & <!channel>',
      'UNFPA',
      'The document',
      'https://un.example/a%20document',
      'Join',
      'https://call.example/a%20b',
      'An item',
    ])
      expect(said).toContain(words);
    expect(controls(plain).map(({ words }) => words)).toEqual(['Endorse']);
    expect(json.length).toBeLessThan(JSON.stringify(blocks).length + 100);
  });
});

describe('where tables may not stand in blocks', () => {
  it.each([true, false])('the preview of the RMC is answered (refused: %s)', async (refused) => {
    const world = await slackWorld([]);
    const { w, slack } = world;
    const officer = world.in(
      (await w.records<{ email: string; id: string }>('people')).find(({ id }) => id === w.officer.id)!.email,
    );
    await configure(w);
    slack.state.refuses.tables = refused;
    await officer.command('rmc preview');
    await soon(() => expect(officer.messages()).not.toEqual([]));
    const answer = JSON.stringify(officer.messages().map(({ blocks }) => blocks));
    expect(answer.includes('"type":"table"')).toBe(!refused);
    expect(officer.chat()).toMatch(/2027/);
    await officer.say('rmc preview');
    await soon(() => expect(officer.messages().length).toBeGreaterThan(2));
    expect(officer.words(officer.messages().at(-1)!)).toMatch(/2027/);
  });
});

describe('a link that Slack does not take', () => {
  it('keeps nobody from the request, in their chat, as an edit, in a modal, and on the home tab', async () => {
    const world = await slackWorld([FP]);
    const { w, slack, arrive, in: on } = world;
    slack.state.refuses.links = /odd\.example/;
    const e = await w.open({ documentUrl: 'https://odd.example/paper' });
    await arrive();
    const fp = on(FP);
    expect(fp.chat()).toContain('https://odd.example/paper');
    expect((await w.request(e)).unreached).not.toContain('UNHCR');
    await w.alternate('UNHCR').press('endorsement.comment', e, { text: 'A comment of ours.' });
    await arrive();
    expect(fp.chat()).toContain('https://odd.example/paper');
    await fp.press('Endorse');
    await soon(() => expect(fp.words(fp.messages()[0]!)).toContain('UNHCR endorses'));
    await fp.openHome();
    await soon(() => expect(fp.home()).toContain('Framework of Cooperation'));
    await fp.press(e, 'home');
    await soon(() => expect(fp.chat() + fp.modalText()).toContain('Closes'));
    await fp.command(`endorsement show ${e}`);
    await soon(() =>
      expect(fp.messages().filter((message) => fp.words(message).includes('odd.example/paper')).length).toBeGreaterThan(
        1,
      ),
    );
  });
});

describe('a form whose answer holds a link', () => {
  it.each([
    ['that Slack does not take', /odd\.example/],
    ['that Slack takes', undefined],
  ])('%s says what came of it in its place, and the act is made once', async (_what, links) => {
    const world = await slackWorld([FP]);
    const { w, slack, in: on } = world;
    if (links) slack.state.refuses.links = links;
    const officer = on(
      (await w.records<{ email: string; id: string }>('people')).find(({ id }) => id === w.officer.id)!.email,
    );
    await officer.command('endorsement new');
    await soon(() => expect(officer.modalText()).toContain('New endorsement request'));
    await officer.submit({ Title: 'A paper', 'Link to the document': 'https://odd.example/paper' });
    await soon(() => expect(officer.modalText()).toContain('Nothing has been sent yet'));
    expect(JSON.stringify(officer.modal()?.content)).toContain('https://odd.example/paper');
    expect(officer.modalText()).not.toContain('trouble');
    const isLink = () => JSON.stringify(officer.modal()?.content).includes('"url":"https://odd.example/paper"');
    if (links) expect(isLink()).toBe(false);
    else await soon(() => expect(isLink()).toBe(true));
  });
});

describe('a form that Slack does not open because Concord’s token is dead', () => {
  it('is not asked to be opened once more', async () => {
    const world = await slackWorld([FP]);
    const { w, slack, arrive, in: on } = world;
    await w.open();
    await arrive();
    slack.revoke(TEAM.token);
    await on(FP).press('Object…');
    await soon(() => expect(on(FP).chat()).toContain('its access to Slack is missing or no longer valid'));
    expect(on(FP).chat()).not.toContain('press the button again');
    // It is logged, at times after the words have come.
    await soon(() => expect(w.faults.join()).toContain('a form did not open'));
    w.faults.length = 0;
  });
});

describe('the answer of a response URL', () => {
  it.each([
    [400, 'invalid_blocks', BlocksRefused],
    [200, '{"ok":false,"error":"invalid_blocks_format"}', BlocksRefused],
    [404, 'used_url', Error],
    [200, '{"ok":false,"error":"expired_url"}', Error],
    [500, '<html>', Error],
  ])('%i %s is a refusal', (status, body, kind) => {
    expect(() => checkResponse(status, body)).toThrow(kind);
  });
  it.each([
    [200, 'ok'],
    [200, '{"ok":true}'],
    [204, ''],
  ])('%i %s is none', (status, body) => {
    expect(() => checkResponse(status, body)).not.toThrow();
  });
});
