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
      `Hello,\n\n${WROTE}\n> Positions: none yet\n\nNot any more.\n\n> Closes: Wed, 2 December 2026\n\nToo early.`,
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
    // It is not known whose words are quoted.
    expect(await (await reader({ isKnown: false }))(body)).toEqual({ text, isCut: body.includes('\n>') });
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
    // The personal link is never passed on.
    expect(await (await reader({ isKnown: false }))(all)).toEqual(whole(all.replace(/https.*/, '…')));
  });

  test('of somebody else that are quoted are left out, and it is said that there is more', async () => {
    const read = await reader();
    const legal = '> Legal objects to paragraph 7.\n> It must go.';
    expect(await read(`Please see what legal says:\n\n${legal}`)).toEqual({
      text: 'Please see what legal says:',
      isCut: true,
    });
    expect(await read(`We agree.\n\n${QUOTE}`)).toEqual(whole('We agree.'));
    expect(await read(`We agree.\n\n${QUOTE}\n\n> One line more.`)).toEqual({ text: 'We agree.', isCut: true });
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
    [
      'after quotations in quotations',
      '<blockquote>Closes: Wed, 2 December 2026<blockquote>You can answer:</blockquote>- Object</blockquote>Our point.',
      'Our point.',
    ],
    [
      'between quotations',
      '<blockquote type="cite">You can answer:</blockquote>One.<blockquote>Positions: none yet</blockquote>Two.',
      'One.\n\nTwo.',
    ],
    [
      'without the line above a quotation',
      `Yes.<div class="gmail_attr">${WROTE.replace('<', '&lt;').replace('>', '&gt;')}<br></div><blockquote>You can answer:</blockquote>`,
      'Yes.',
    ],
  ])('of HTML %s', async (_where, html, text) => {
    expect(await (await reader())(html, ['Content-Type: text/html; charset=utf-8'])).toEqual(whole(text));
  });
});

describe('words typed into a quotation of our mail are the writer’s', () => {
  const VERSION = '> Positions: none yet';
  const [HTML_TYPE] = ['Content-Type: text/html; charset=utf-8'];
  test.each([
    [
      'on a line with a mark',
      QUOTE.replace(VERSION, `${VERSION}\n> WHO objects, see paragraph 4.`),
      'WHO objects, see paragraph 4.',
    ],
    [
      'on the line of ours',
      QUOTE.replace(VERSION, `${VERSION} -- wrong, it is two`),
      'Positions: none yet -- wrong, it is two',
    ],
    ['below the card', `${QUOTE}\n> One line more.`, 'One line more.'],
  ])('%s', async (_where, quoted, words) => {
    const read = await reader();
    expect(await read(`${WROTE}\n${quoted}`)).toEqual(whole(words));
    expect(await read(`We agree.\n\n${WROTE}\n${quoted}`)).toEqual(whole(`We agree.\n\n${words}`));
    // Not known: whose words they are cannot be told, and nothing is said of there being none.
    expect(await (await reader({ isKnown: false }))(`${WROTE}\n${quoted}`)).toEqual({ text: '', isCut: true });
  });

  test('in HTML, as Apple Mail quotes', async () => {
    const head = '<div>On 24 Nov 2026, at 17:00, UN Action wrote:</div>';
    const typed = HTML.replace('</table>', '</table><div>WHO cannot accept this title.</div>');
    const html = `<html><body><blockquote type="cite">${head}${typed}</blockquote></body></html>`;
    expect(await (await reader())(html, [HTML_TYPE])).toEqual(whole('WHO cannot accept this title.'));
  });

  test('unless it is quoted deeper, less deep, or below the head of another mail', async () => {
    const read = await reader();
    const cut = { text: 'See below.', isCut: true };
    const deeper = QUOTE.replaceAll('> ', '>> ');
    expect(await read(`See below.\n\n${QUOTE}\n>> Of somebody else.`)).toEqual(cut);
    expect(await read(`See below.\n\n> Of somebody else.\n${deeper}`)).toEqual(cut);
    const head = '> From: Cleo\n> Sent: Tuesday\n> To: Bo\n';
    expect(await read(`See below.\n\n> Of Cleo.\n${head}${QUOTE}`)).toEqual(cut);
  });
});

describe('of a mail in text and HTML', () => {
  const both = (text: string, html: string) =>
    [
      `--b\nContent-Type: text/plain; charset=utf-8\n\n${text}\n--b\nContent-Type: text/html; charset=utf-8\n\n${html}\n--b--`,
      ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b'],
    ] as const;
  test.each([
    [
      'the text, where they say the same',
      'We agree.\n* one\n<https://who.example>',
      '<p>We agree.</p><ul><li>one</ul>',
      'We agree.\n* one\n<https://who.example>',
    ],
    [
      'the HTML, where the text is a stub',
      'Your email client does not support HTML. Please view this message in an HTML capable client.',
      '<p>WHO needs ten days.</p>',
      'WHO needs ten days.',
    ],
    [
      'the HTML, where the text is a picture',
      '[cid:image001.png@01D]',
      '<p>WHO needs ten days.</p>',
      'WHO needs ten days.',
    ],
    [
      'both, where they differ',
      'See our answer.',
      '<p>See our answer.</p><p>WHO objects.</p>',
      'See our answer.\n\nWHO objects.',
    ],
    ['letters by their names', '', '<p>R&eacute;ponse &agrave; suivre</p>', 'Réponse à suivre'],
    [
      'cells apart',
      '',
      '<table><tr><td>3</td><td>delete</td></tr><tr><td>4</td><td>keep</td></tr></table>',
      '3 | delete\n\n4 | keep',
    ],
  ])('come %s', async (_what, text, html, words) => {
    expect(await (await reader())(...both(text, html))).toEqual(whole(words));
  });

  test('what is not shown is left out, and it is said that there is more', async () => {
    const html = '<p>We agree.</p><div style="display: none"><div>Not seen</div> at all</div><p>Bo</p>';
    expect(await (await reader())(...both('', html))).toEqual({ text: 'We agree.\n\nBo', isCut: true });
  });
});

test('no piece of a personal link is passed on, where a program broke it', async () => {
  const read = await reader();
  const broken = CARD.join('\n').replace('/m/abcdefgh', '/m/abcdefghABCDEFGH\nIJKLMNOP123');
  expect((await read(`We agree.\n\n${broken}`)).text).not.toMatch(/IJKL|abcdefgh/);
});

describe('it is said that there is more', () => {
  test('below headers, where it is not known what our mail said', async () => {
    const read = await reader({ isKnown: false });
    const body = 'From: UN Action\nSent: Tuesday\nTo: Bo\nSubject: E-12\n\nE-12: Paper on water\nNot any more.';
    expect(await read(`We agree.\n\n${body}`)).toEqual({ text: 'We agree.', isCut: true });
    expect(await read(body)).toEqual({ text: '', isCut: true });
  });

  test('where a line of ours was typed into a marked quotation, or is all that there is', async () => {
    const read = await reader();
    const typed = QUOTE.replace('> - Object', '> - Object\n> Object');
    expect(typed).not.toBe(QUOTE);
    expect(await read(`Thank you.\n\n${WROTE}\n${typed}`)).toEqual({ text: 'Thank you.', isCut: true });
    expect(await read(`Thank you.\n\n${WROTE}\n${QUOTE}`)).toEqual(whole('Thank you.'));
    expect(await read(`${WROTE}\n> E-12: Paper on water\n> Object`)).toEqual({ text: '', isCut: true });
    const tags = createTags({ secret: 's'.repeat(32), keyValues: keyValuesInMemory() });
    const lines = linesOf({ text: 'Object\nE-12\nObject', html: '' });
    await tags.keep('d-2', BO, NOW, lines);
    // What our mail says twice is ours twice.
    expect(lines).toEqual(['object', 'e12', 'object 2']);
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
