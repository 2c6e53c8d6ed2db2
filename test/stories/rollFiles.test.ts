/** Lists that come as files into a chat, in Slack and in Teams: an officer's is seen before it is applied, others' are refused. */
import { describe, expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { word } from '../../src/kit/documents/word.ts';
import type { Store } from '../../src/store/store.ts';
import { isServedFrom } from '../../src/platforms/teams/files.ts';
import { slackWorld, soon } from '../support/slack/world.ts';
import { teamsWorld } from '../support/teams/world.ts';

const NADIA = 'nadia@secretariat.example';
const FP = 'fp@unhcr.example';
const LIST = 'entity,name,email,role\nUNHCR,Ana Li,ana@unhcr.example,alternate\n';

interface HasRecords {
  records(kind: string): Promise<Readonly<Record<string, unknown>>[]>;
}
const emails = async (w: HasRecords): Promise<unknown[]> => (await w.records('people')).map(({ email }) => email);

describe('in Slack', () => {
  it('a list is shown, applied by its button, and asked for with the bot’s token', async () => {
    const { w, in: person, slack } = await slackWorld([NADIA]);
    const nadia = person(NADIA);
    await nadia.attach('roll.csv', LIST);
    await soon(() => expect(nadia.chat()).toContain('This would change'));
    expect(nadia.chat()).toContain('Ana Li');
    expect(await emails(w)).not.toContain('ana@unhcr.example');
    expect(slack.calls.some(({ method }) => method === 'files.info')).toBe(true);
    await nadia.press('Apply');
    await soon(async () => expect(await emails(w)).toContain('ana@unhcr.example'));
  });

  it('somebody else is refused and the file is not fetched; with words it is a paper of theirs', async () => {
    const { w, in: person, slack } = await slackWorld([NADIA, FP]);
    const fp = person(FP);
    await fp.attach('roll.xlsx', LIST);
    await soon(() => expect(fp.chat()).toContain('Secretariat'));
    await fp.attach('annex.xlsx', LIST, 'people');
    await soon(() => expect(fp.chat()).toContain('The roll'));
    expect(slack.calls.some(({ method }) => method === 'files.info')).toBe(false);
    const audit = await w.records('audit');
    expect(audit.filter(({ verb }) => verb === 'roll.import')).toMatchObject([{ outcome: 'notAllowed' }]);
    expect(await emails(w)).not.toContain('ana@unhcr.example');
  });

  it('what is too large, no list, gone, or elsewhere is told plainly; the token goes nowhere else', async () => {
    const { in: person, slack } = await slackWorld([NADIA]);
    const nadia = person(NADIA);
    const cases: readonly (readonly [string, Uint8Array | string, object, string])[] = [
      ['large.csv', 'x'.repeat(2_000_001), {}, 'more than 2 MB'],
      ['picture.xlsx', new Uint8Array([0x89, 0x50, 0, 1]), {}, 'could not be read'],
      ['gone.csv', LIST, { deleted: true }, 'cannot be fetched just now'],
      ['elsewhere.csv', LIST, { elsewhere: 'https://evil.example/roll.csv' }, 'cannot be fetched just now'],
    ];
    for (const [name, content, more, said] of cases) {
      const before = nadia.messages().length;
      await nadia.attach(name, content, '', more);
      await soon(() => expect(nadia.messages().slice(before).map(nadia.words).join(), name).toContain(said));
    }
    expect(slack.calls.filter(({ method }) => method === 'files.info')).toHaveLength(3);
  });

  it('an officer’s words beside the list are answered too, and other files stay words', async () => {
    const { in: person } = await slackWorld([NADIA]);
    const nadia = person(NADIA);
    await nadia.attach('roll.csv', LIST, 'register');
    await soon(() => expect(nadia.chat()).toContain('This would change'));
    await soon(() => expect(nadia.chat()).toMatch(/[Rr]egister/));
    await nadia.attach('note.pdf', 'x');
    await soon(() => expect(nadia.chat()).toContain('note.pdf'));
  });
});

/** A template of an officer's own, with a letterhead. */
const letterhead = (title = '{title}'): Promise<Uint8Array> =>
  word({
    ...{ title: 'T', language: 'en', label: '{classification}' },
    parts: [{ type: 'text', text: `Letterhead: ${title}` }],
  });
const stored = async (w: { readonly store: Store }): Promise<boolean> =>
  JSON.stringify(await w.store.list(networkId('una'), 'templates')).includes('"circular"');

describe('a Word file is a template', () => {
  it('in Slack: for which document is asked, then it is seen, used, and a faulty one explained', async () => {
    const { w, in: person } = await slackWorld([NADIA, FP]);
    const nadia = person(NADIA);
    await nadia.attach('letterhead.docx', await letterhead());
    await soon(() => expect(nadia.chat()).toContain('Which document is this template for?'));
    await nadia.press('Circular');
    await soon(() => expect(`${nadia.modalText()}${nadia.chat()}`).toContain('The template can be used.'));
    expect(await stored(w)).toBe(false);
    await nadia.press('Use this template');
    await soon(async () => expect(await stored(w)).toBe(true));
    await nadia.attach('faulty.docx', await letterhead('{titel}'));
    await soon(() => expect(nadia.chat().match(/Which document/g)).toHaveLength(4));
    await nadia.press('Circular', 'chat');
    await soon(() =>
      expect(`${nadia.modalText()}${nadia.chat()}`).toContain('“{titel}” is not known. Did you mean “title”?'),
    );
    const fp = person(FP);
    // A member's Word file is no template, but an answer for which no call is open.
    await fp.attach('letterhead.docx', await letterhead());
    await soon(() => expect(fp.chat()).toContain('no call for input waits for an answer of your entity'));
  });

  it('in Teams: for which document is asked, then it is seen, used, and a faulty one explained', async () => {
    const w = await teamsWorld();
    const nadia = w.user('Nadia', NADIA);
    await nadia.install();
    const last = () => {
      const post = nadia.posts().at(-1);
      if (!post) throw new Error('no post');
      return post;
    };
    await nadia.attach('letterhead.docx', await letterhead());
    expect(nadia.last()).toContain('Which document is this template for?');
    await nadia.press(last(), 'Circular');
    await soon(() => expect(JSON.stringify(nadia.posts())).toContain('The template can be used.'));
    expect(await stored(w)).toBe(false);
    await nadia.press(last(), 'Use this template');
    await soon(async () => expect(await stored(w)).toBe(true));
    await nadia.attach('faulty.docx', await letterhead('{titel}'));
    await nadia.press(last(), 'Circular');
    await soon(() => expect(JSON.stringify(nadia.posts())).toContain('Did you mean “title”?'));
  });
});

describe('in Teams', () => {
  it('a list is shown, and applied by its button', async () => {
    const w = await teamsWorld();
    const nadia = w.user('Nadia', NADIA);
    await nadia.install();
    await nadia.attach('roll.csv', LIST);
    expect(nadia.last()).toContain('This would change');
    expect(await emails(w)).not.toContain('ana@unhcr.example');
    const [post] = nadia.posts().slice(-1);
    if (!post) throw new Error('no post');
    await nadia.press(post, 'Apply');
    expect(await emails(w)).toContain('ana@unhcr.example');
  });

  it('others are refused; a file elsewhere is not asked for', async () => {
    const w = await teamsWorld();
    const [nadia, fp] = [w.user('Nadia', NADIA), w.user('Fp', FP)];
    for (const each of [nadia, fp]) await each.install();
    await fp.attach('roll.csv', LIST);
    expect(JSON.stringify(fp.posts().at(-1)?.activity)).toContain('Secretariat');
    await nadia.attach('roll.csv', LIST, undefined, 'https://evil.example/roll.csv');
    expect(JSON.stringify(nadia.posts().at(-1)?.activity)).toContain('cannot be fetched just now');
    await nadia.attach('picture.xlsx', new Uint8Array([0x89, 0x50, 0, 1]));
    expect(JSON.stringify(nadia.posts().at(-1)?.activity)).toContain('could not be read');
    expect(await emails(w)).not.toContain('ana@unhcr.example');
  });

  it.each([
    ['https://contoso-my.sharepoint.com/personal/a/download.aspx?tempauth=x', true],
    ['https://contoso.sharepoint.us/x', true],
    ['http://contoso.sharepoint.com/x', false],
    ['https://sharepoint.com.evil.example/x', false],
    ['https://evilsharepoint.com/x', false],
    ['http://127.0.0.1:8080/x', false],
    ['https://169.254.169.254/latest', false],
    ['no address', false],
  ])('%s is an address of Microsoft’s: %s', (url, is) => {
    expect(isServedFrom(url, false)).toBe(is);
  });
});
