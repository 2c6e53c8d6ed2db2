/** Which words of a mail are its writer's: all that is not quoted, wherever it stands. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HeardMail } from '../../../../src/platforms/door.ts';
import { createHandleMail } from '../../../../src/platforms/mail/inbox/handle.ts';
import { linesOf } from '../../../../src/platforms/mail/inbox/ourLines.ts';
import { createTags } from '../../../../src/platforms/mail/tags.ts';
import { calendars, keyValuesInMemory, NOW } from '../../../support/mail/office.ts';

const BO = 'bo@who.example';
const ABOVE = ['– Reply above this line –'];
const CARD = [
  'UN Action asks for a written endorsement',
  'E-12: Paper on water',
  'Closes: Wed, 2 December 2026',
  'Positions: none yet',
  'You can answer:',
  '- Endorse',
  '- Object',
  'Open and answer:',
  'https://concord.example/m/abcdefgh',
  '– Reply above this line –',
  'For Bo Alt, WHO. Whoever has this mail can read what it says; answering needs a code that goes to your address.',
];
const HTML = `<table>${CARD.map((line) => `<tr><td>${line.replace(': ', '<br>')}</td></tr>`).join('')}</table>`;

/** @param isKnown is it known what our mail said? */
async function reader({ isKnown = true } = {}) {
  const tags = createTags({ secret: 's'.repeat(32), keyValues: keyValuesInMemory() });
  await tags.keep('d-1', BO, NOW, isKnown ? linesOf({ text: CARD.join('\n'), html: HTML }) : []);
  return async (body: string, head: readonly string[] = []) => {
    const heard: HeardMail[] = [];
    const no = async () => Promise.reject(new Error('no report'));
    const mailTo = async () => undefined;
    const door = {
      proved: no,
      returned: no,
      calendarReply: no,
      mailTo,
      heard: async (one: HeardMail) => void heard.push(one),
    };
    const handle = createHandleMail({
      from: { name: '', address: 'concord@example.org' },
      tags,
      door,
      above: ABOVE,
      calendars,
    });
    const to = `concord+r${tags.tagOf('d-1')}@example.org`;
    const type = head.length > 0 ? head : ['Content-Type: text/plain; charset=utf-8'];
    const raw = [`From: Bo Alt <${BO}>`, `To: ${to}`, 'Subject: Re: E-12', ...type, '', ...body.split('\n')].join(
      '\r\n',
    );
    await handle({ uid: 1, source: Buffer.from(raw), size: Buffer.byteLength(raw) });
    const [{ text, isCut } = { text: undefined, isCut: undefined }] = heard;
    return { text, isCut };
  };
}

const QUOTE = CARD.map((line) => `> ${line}`).join('\n');
const WROTE = 'On Tue, 1 Dec 2026 at 15:00, UN Action <concord@example.org> wrote:';
const whole = (text: string) => ({ text, isCut: false });

describe('words are kept', () => {
  test.each([
    [
      'of a mail that quotes nothing, with a line that ends in an address and a colon',
      'Dear Secretariat, please send the annex to my colleague cleo@who.example:\n\nWe will object if paragraph 7 stays.',
      'Dear Secretariat, please send the annex to my colleague cleo@who.example:\n\nWe will object if paragraph 7 stays.',
    ],
    ['below the quotation', `${WROTE}\n${QUOTE}\n\nWe object to paragraph 5.`, 'We object to paragraph 5.'],
    [
      'between quoted lines',
      `Hello,\n\n${WROTE}\n> Positions: none yet\n\nNot any more.\n\n> Closes: Wed\n\nToo early.`,
      'Hello,\n\nNot any more.\n\nToo early.',
    ],
    ['below two dashes of their own', 'First point.\n--\nSecond point.', 'First point.\n--\nSecond point.'],
    [
      'below a rule of their own',
      `First point.\n____________________\nSecond point.\n\n${WROTE}\n\n${QUOTE}`,
      'First point.\n____________________\nSecond point.',
    ],
    ['in a signature', `Agreed.\n-- \nBo Alt\nWHO\n\n${WROTE}\n${QUOTE}`, 'Agreed.\n-- \nBo Alt\nWHO'],
    ['that end in a colon above quoted lines', 'To this:\n> Positions: none yet\nwe say no.', 'To this:\n\nwe say no.'],
  ])('%s', async (_where, body, text) => {
    expect(await (await reader())(body)).toEqual(whole(text));
    expect(await (await reader({ isKnown: false }))(body)).toEqual(whole(text));
  });

  const header = (labels: string) =>
    labels
      .split(' ')
      .map((label, at) => `${label}: value ${at} concord@example.org`)
      .join('\n');
  test.each([
    ['Outlook’s headers', header('From Sent To Subject')],
    ['Outlook’s headers in French', header('De Envoyé À Objet').replaceAll(':', ' :')],
    ['Outlook’s headers in Arabic', header('من التاريخ إلى الموضوع')],
    ['Outlook’s headers in Chinese', header('发件人 发送时间 收件人 主题').replaceAll(':', '：')],
    ['Outlook’s headers and a rule', `${'_'.repeat(32)}\n${header('From Sent To Subject')}`],
    ['words of a program', `-----Original Message-----\n${header('From Sent')}`],
    ['a line that says who wrote', WROTE],
  ])('below %s, where lines of ours are quoted without marks', async (_what, line) => {
    const read = await reader();
    const [before, after] = [CARD.slice(0, 4).join('\n'), CARD.slice(4).join('\n')];
    expect(await read(`We agree.\n\n${line}\n\n${before}\n\n${after}`)).toEqual(whole('We agree.'));
    expect(await read(`${line}\n\n${before}\nNot any more.\n${after}`)).toEqual(whole('Not any more.'));
    // A program broke a line of ours.
    const broken = CARD.join('\n').replace('can read what', 'can\nread what');
    expect(await read(`We agree.\n\n${line}\n\n${broken}`)).toEqual(whole('We agree.'));
  });

  test('where our mail is quoted without any mark, and without a header above it', async () => {
    const read = await reader();
    const all = CARD.join('\n');
    expect(await read(`We agree.\n\n${all}`)).toEqual(whole('We agree.'));
    expect(await read(`${all}\n\nWe agree.`)).toEqual(whole('We agree.'));
    const spread = CARD.join('\n\n').replace('can read what', 'can\nread what');
    expect(await read(`We agree.\n\n${spread}\n\nBo`)).toEqual(whole('We agree.\n\nBo'));
    // Answers between the lines, also short ones that are names of buttons.
    const between = [...CARD.slice(0, 4), 'Ours is below.', ...CARD.slice(4), 'Object', 'Paragraph 5 must go.'];
    expect(await read(between.join('\n'))).toEqual(whole('Ours is below.\n\nObject\nParagraph 5 must go.'));
    const answers = [CARD[0], 'Thank you.', ...CARD.slice(1), '', 'Endorse', '', 'Bo'].join('\n');
    expect(await read(answers)).toEqual(whole('Thank you.\n\nEndorse\n\nBo'));
  });

  test('that are a few lines of ours, copied by hand, as nobody’s quotation', async () => {
    const read = await reader();
    const some = `You write:\n${CARD.slice(1, 4).join('\n')}\nThat is too early.`;
    expect(await read(some)).toEqual(whole(some));
    expect(await read('Endorse')).toEqual(whole('Endorse'));
    // It is not known what our mail said.
    const all = CARD.slice(0, 9).join('\n');
    expect(await (await reader({ isKnown: false }))(all)).toEqual(whole(all));
  });

  test('of somebody else that are quoted are left out, and it is said that there is more', async () => {
    const read = await reader();
    const legal = '> Legal objects to paragraph 7.\n> It must go.';
    expect(await read(`Please see what legal says:\n\n${legal}`)).toEqual({
      text: 'Please see what legal says:',
      isCut: true,
    });
    expect(await read(`We agree.\n\n${QUOTE}`)).toEqual(whole('We agree.'));
    expect(await read(`We agree.\n\n${QUOTE}\n> One line more.`)).toEqual(whole('We agree.'));
  });

  test.each([
    ['two', 'On Tue, 1 Dec 2026 at 15:00, UN Action <\nconcord@example.org> wrote:'],
    ['three', 'Le mar. 1 déc. 2026 à 15:00,\nUN Action <\nconcord@example.org> a écrit :'],
    ['one, in German', 'Am 01.12.26 um 15:00 schrieb UN Action:'],
    ['one, in Chinese', '在 2026年12月1日 15:00，UN Action 写道：'],
  ])('without the line that says who wrote, when it is %s', async (_lines, line) => {
    expect(await (await reader())(`We agree.\n\n${line}\n\n${QUOTE}`)).toEqual(whole('We agree.'));
    expect(await (await reader())(`We met at 15:00.\n${line}\n${QUOTE}`)).toEqual(whole('We met at 15:00.'));
  });

  test('of HTML alone, as Outlook writes it', async () => {
    const html = `<div>We agree.</div><div style="border-top:solid"><p><b>From:</b> UN Action<br><b>Sent:</b> Tuesday<br><b>To:</b> Bo<br><b>Subject:</b> E-12</p></div>${HTML}`;
    expect(await (await reader())(html, ['Content-Type: text/html; charset=utf-8'])).toEqual(whole('We agree.'));
  });

  test.each([
    ['in what is only indented', '<blockquote style="margin-left:40px">Our point.</blockquote>', 'Our point.'],
    ['after quotations in quotations', '<blockquote>a<blockquote>b</blockquote>c</blockquote>Our point.', 'Our point.'],
    ['between quotations', '<blockquote type="cite">a</blockquote>One.<blockquote>b</blockquote>Two.', 'One.\n\nTwo.'],
    [
      'without the line above a quotation',
      `Yes.<div class="gmail_attr">${WROTE.replace('<', '&lt;').replace('>', '&gt;')}<br></div><blockquote>a</blockquote>`,
      'Yes.',
    ],
  ])('of HTML %s', async (_where, html, text) => {
    expect(await (await reader())(html, ['Content-Type: text/html; charset=utf-8'])).toEqual(whole(text));
  });
});

describe('it is said that there is more', () => {
  test('below headers, where it is not known what our mail said', async () => {
    const read = await reader({ isKnown: false });
    const body = 'From: UN Action\nSent: Tuesday\nTo: Bo\nSubject: E-12\n\nE-12: Paper on water\nNot any more.';
    expect(await read(`We agree.\n\n${body}`)).toEqual({ text: 'We agree.', isCut: true });
    expect(await read(body)).toEqual({ text: '', isCut: true });
  });

  test('where a short answer may be a line of ours', async () => {
    const body = `${'_'.repeat(32)}\nFrom: UN Action\nSent: Tuesday\n\n${CARD.join('\n')}\nObject`;
    expect((await (await reader())(body)).isCut).toBe(true);
  });
});

test.each([
  ['with marks', QUOTE.split('\n'), [WROTE]],
  ['without marks and header', CARD, []],
])('no line that a person adds to a quotation %s is lost, wherever they put it', async (_how, lines, head) => {
  const read = await reader();
  const at = fc.nat(CARD.length);
  const said = fc.constantFrom(
    'We object to this.',
    '--',
    'Ask cleo@who.example:',
    '__________________________',
    'On 5 June:',
  );
  await fc.assert(
    fc.asyncProperty(at, fc.array(said, { minLength: 1, maxLength: 4 }), async (place, words) => {
      const body = [...head, ...lines.slice(0, place), '', ...words, '', ...lines.slice(place)].join('\n');
      const { text, isCut } = await read(body);
      expect(isCut || words.every((one) => text?.includes(one))).toBe(true);
    }),
    { numRuns: 100 },
  );
});
