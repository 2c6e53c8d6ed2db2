/** What people and their programs answer by mail: words for the Secretariat, and never an act but a calendar's answer. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { networkId, personId, ref } from '../../../../src/core/ids.ts';
import type { CalendarReply, HeardMail } from '../../../../src/platforms/door.ts';
import { createHandleMail, type Outcome } from '../../../../src/platforms/mail/inbox/handle.ts';
import { textOfHtml } from '../../../../src/platforms/mail/inbox/htmlText.ts';
import { calendarAnswerIn } from '../../../../src/platforms/mail/inbox/rsvp.ts';
import { createTags } from '../../../../src/platforms/mail/tags.ts';
import { calendars, keyValuesInMemory, NOW } from '../../../support/mail/office.ts';

const AMINA = 'a.diallo@who.example';
const INVITED = { network: networkId('una'), person: personId('una-7'), meeting: ref('M-3') };
const ABOVE = ['– Reply above this line –', '– Répondre au-dessus de cette ligne –'];

interface Taken {
  readonly outcome: Outcome;
  readonly heard: readonly HeardMail[];
  readonly replies: readonly CalendarReply[];
}

async function office() {
  const tags = createTags({ secret: 's'.repeat(32), keyValues: keyValuesInMemory() });
  await tags.keep('d-1', AMINA, NOW);
  const [tag, invitation] = [tags.tagOf('d-1'), await tags.invite(INVITED, NOW)];
  const replyTo = `concord+r${tag}@example.org`;
  async function take(raw: string | Buffer): Promise<Taken> {
    const [heard, replies]: [HeardMail[], CalendarReply[]] = [[], []];
    const news = async () => Promise.reject(new Error('no report'));
    const door = {
      ...{ proved: news, returned: news, mailTo: async () => undefined },
      heard: async (mail: HeardMail) => void heard.push(mail),
      calendarReply: async (reply: CalendarReply) => void replies.push(reply),
    };
    const handle = createHandleMail({
      from: { name: '', address: 'concord@example.org' },
      tags,
      door,
      above: ABOVE,
      calendars,
    });
    const source = typeof raw === 'string' ? Buffer.from(raw) : raw;
    const outcome = await handle({ uid: 1, source, size: source.length });
    return { outcome, heard, replies };
  }
  const textOf = async (body: string, head: readonly string[] = []) => (await take(mail(body, head))).heard[0]?.text;
  const mail = (body: string, head: readonly string[] = []): string =>
    [`From: Amina Diallo <${AMINA}>`, `To: ${replyTo}`, 'Subject: Re: E-12', ...head, '', ...body.split('\n')].join(
      '\r\n',
    );
  return { tag, replyTo, invitation, take, mail, textOf };
}

/** What a list makes of a mail: other senders, a tag in the subject, its own lines below. */
describe('through a mailing list', () => {
  const FOOTER = ['_'.repeat(47), 'Group mailing list', 'group@lists.example', 'https://lists.example/listinfo/group'];
  const listed = (to: string, head: readonly string[], body: string): string =>
    [
      ...['From: Amina Diallo via Group <group@lists.example>', `Reply-To: Amina Diallo <${AMINA}>`, `To: ${to}`],
      ...['Subject: [Group] Re: E-12: Paper on water', 'List-Id: <group.lists.example>', 'Precedence: list'],
      ...['Content-Type: text/plain; charset=utf-8', ...head, '', ...body.split('\n')],
    ].join('\r\n');

  test.each([
    ['to the address of our mail', (replyTo: string, _tag: string) => [replyTo, [] as string[]] as const],
    [
      'to the list alone, with what it answers',
      (_: string, tag: string) => ['group@lists.example', [`In-Reply-To: <${tag}@example.org>`]] as const,
    ],
  ])('%s: the writer’s words alone, of a sender who is not taken for anybody else', async (_how, aim) => {
    const { replyTo, tag, take } = await office();
    const [to, head] = aim(replyTo, tag);
    const quote = '> E-12: Paper on water\n> Reply above this line';
    for (const body of [
      `We object.\n\n${FOOTER.join('\n')}`,
      `We object.\n\n-- \nYou received this because you are subscribed to the group.\nTo unsubscribe, write to group-leave@lists.example.`,
    ]) {
      const { outcome, heard } = await take(listed(to, head, body));
      expect(outcome).toBe('words');
      expect(heard).toMatchObject([
        {
          what: 'words',
          delivery: 'd-1',
          from: 'group@lists.example',
          isListed: true,
          text: 'We object.',
          isCut: false,
        },
      ]);
    }
    // A rule with words of the writer below is theirs.
    const signed = `We object.\n\n-- \nAmina Diallo\nWHO`;
    expect((await take(listed(to, head, signed))).heard[0]?.text).toBe(signed);
    const below = await take(listed(to, head, `We object.\n\n${quote}\n\n${FOOTER.join('\n')}`));
    expect(below.heard[0]?.text).toBe('We object.');
  });
});

describe('words', () => {
  test.each(['windows-1252', 'iso-8859-1', 'latin1', 'us-ascii'])(
    'keep ’ and € in what says it is %s',
    async (charset) => {
      const { take, mail } = await office();
      const bytes = (raw: string): Buffer => Buffer.from(raw, 'latin1');
      const head = [`Content-Type: text/plain; charset=${charset}`, 'Content-Transfer-Encoding: 8bit'];
      const { heard } = await take(bytes(mail('Nous n\x92approuvons pas : \x93texte\x94 \x96 5 \x80.', head)));
      expect(heard[0]?.text).toBe('Nous n’approuvons pas : “texte” – 5 €.');
      const html = [`Content-Type: text/html; charset=${charset}`, 'Content-Transfer-Encoding: 8bit'];
      const inHtml = await take(bytes(mail('<p>I can\x92t, and I won&#146;t.</p>', html)));
      expect(inHtml.heard[0]?.text).toBe('I can’t, and I won’t.');
    },
  );

  test('go to the Secretariat with what they answer, who writes, and whether somebody vouches for them', async () => {
    const { take, mail } = await office();
    const head = ['Authentication-Results: mx.example.org; dmarc=pass', 'Message-ID: <1@who.example>'];
    const { outcome, heard } = await take(mail('We endorse.', head));
    expect(outcome).toBe('words');
    expect(heard).toMatchObject([
      { what: 'words', delivery: 'd-1', from: AMINA, vouched: 'pass', subject: 'Re: E-12', text: 'We endorse.' },
    ]);
    expect((await take(mail('We endorse.', head))).heard[0]?.id).toBe(heard[0]?.id);
    expect((await take(mail('Another.', ['Message-ID: <2@who.example>']))).heard[0]?.id).not.toBe(heard[0]?.id);
  });

  test('are known by what they refer to, where no tagged addresses are used, or are nobody’s', async () => {
    const { take, mail, tag, replyTo } = await office();
    const plain = mail('Yes', [`References: <una.E-12@example.org> <${tag}@example.org>`]).replace(
      replyTo,
      'concord@example.org',
    );
    expect((await take(plain)).heard[0]?.delivery).toBe('d-1');
    const unknown = mail('Hello').replace(replyTo, 'concord@example.org');
    expect((await take(unknown)).heard).toMatchObject([{ from: AMINA, text: 'Hello' }]);
    expect((await take(unknown)).heard[0]).not.toHaveProperty('delivery');
  });

  test.each([
    ['the line of ours', 'We agree.\n\n> > – Reply above this line –\n> The card'],
    ['the line of ours in French', 'We agree.\n– Répondre au-dessus de cette ligne –\nLa carte'],
    ['Gmail’s line', 'We agree.\n\nOn Tue, 24 Nov 2026 at 14:00, UN Action <concord@example.org> wrote:\n\n> The card'],
    ['Outlook’s line', 'We agree.\n\n________________________________\nFrom: UN Action\nSent: Tuesday\nThe card'],
    ['Outlook’s words', 'We agree.\n-----Original Message-----\nFrom: UN Action\nThe card'],
    ['French words', 'We agree.\n----- Message d’origine -----\nDe : UN Action\nLa carte'],
    ['quoted lines', 'We agree.\n> The card\n> says'],
  ])('are cut at %s', async (_at, body) => {
    const { textOf } = await office();
    expect(await textOf(body)).toBe('We agree.');
  });

  test('of a mail in HTML alone are its text, without marks, styles and what it quotes', async () => {
    const { textOf } = await office();
    const html =
      '<html><head><style>p { color: red }</style></head><body><p>We &lt;agree&gt; &amp; more&nbsp;&#233;</p><div>Amina<br>WHO</div><script>alert(1)</script><blockquote>The card</blockquote></body>';
    expect(await textOf(html, ['Content-Type: text/html; charset=utf-8'])).toBe('We <agree> & more é\n\nAmina\nWHO');
  });

  test('are bounded, and it is said that there is more', async () => {
    const { take, mail } = await office();
    const [heard] = (await take(mail('x'.repeat(5_000)))).heard;
    expect([heard?.text.length, heard?.isCut]).toEqual([4_000, true]);
    const [emoji] = (await take(mail(`x${'😀'.repeat(2_500)}`, ['Content-Type: text/plain; charset=utf-8']))).heard;
    expect(emoji?.text).toMatch(/^x\p{Emoji}+$/u);
  });

  test('come with the names of their files, and never the files', async () => {
    const { take, mail } = await office();
    const body =
      '--b\nContent-Type: text/plain\n\nSigned.\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="note.pdf"\n\nPDF\n--b--';
    const { heard } = await take(mail(body, ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b']));
    expect(heard).toMatchObject([{ text: 'Signed.', files: ['note.pdf'] }]);
    expect(JSON.stringify(heard)).not.toContain('"PDF"');
    // A direction override would show `exe.pdf` for what is none.
    const turned = body.replace('note.pdf', '=?utf-8?Q?note_=E2=80=AEfdp.exe?=');
    const mixed = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'];
    expect((await take(mail(turned, mixed))).heard[0]?.files).toEqual(['note fdp.exe']);
  });

  test.each([
    ['in one header', `${AMINA}, evil@other.example`],
    ['in one header, theirs the last', `evil@other.example, "Amina, Diallo" <${AMINA}>`],
    ['in two headers', `${AMINA}\r\nFrom: evil@other.example`],
  ])('of two senders %s are nobody’s', async (_where, from) => {
    const { take, mail } = await office();
    const raw = mail('We endorse.', ['Authentication-Results: mx.example.org; dmarc=pass']);
    const { heard } = await take(raw.replace(/^From: .*\r\n/, `From: ${from}\r\n`));
    expect(heard).toMatchObject([{ vouched: 'fail', text: 'We endorse.' }]);
    expect(heard[0]?.from).not.toBe(AMINA);
    for (const one of [AMINA, 'evil@other.example']) expect(heard[0]?.from).toContain(one);
  });
});

test.each([
  ['Auto-Submitted: auto-replied'],
  ['X-Autoreply: yes'],
  ['Precedence: auto_reply'],
  ['Auto-Submitted: auto-generated; owner-email="a@b.example"'],
])('%s is an absence notice, and one of nothing of ours is nobody’s news', async (head) => {
  const { take, mail, replyTo } = await office();
  const raw = mail('Je suis absente jusqu’au 3 décembre.', [head, 'Content-Type: text/plain; charset=utf-8']);
  expect(await take(raw)).toMatchObject({ outcome: 'absence', heard: [{ what: 'absence', delivery: 'd-1' }] });
  expect(await take(raw.replace(replyTo, 'concord@example.org'))).toEqual({
    outcome: 'nothing',
    heard: [],
    replies: [],
  });
  const person = await take(mail('Yes', ['Auto-Submitted: no']));
  expect(person.outcome).toBe('words');
});

test.each([['X-Auto-Response-Suppress: All'], ['X-Autogenerated: Reply'], ['Precedence: junk'], ['Return-Path: <>']])(
  '%s is an absence notice as well',
  async (head) => {
    const { take, mail } = await office();
    expect((await take(mail('Away.', [head]))).outcome).toBe('absence');
  },
);

test.each([
  ['Automatic reply: E-12: Common premises', true],
  ['Réponse automatique : E-12', true],
  ['Respuesta automática: E-12', true],
  ['رد تلقائي: E-12', true],
  ['\u200fرد تلقائي: E-12', true],
  ['自动答复: E-12', true],
  ['自动答复 E-12', true],
  ['Автоматический ответ: E-12', true],
  ['Automatische Antwort: E-12', true],
  ['Resposta automática: E-12', true],
  ['Risposta automatica: E-12', true],
  ['Automatisch antwoord: E-12', true],
  ['Out of Office: E-12', true],
  ['[Out of office] E-12', true],
  ['Re: Automatic reply: E-12', false],
  ['Automatic replying machines: E-12', false],
  ['RE: E-12: Automatic reply in offices', false],
])('of the subject “%s” alone: a program wrote it: %s', async (subject, isProgram) => {
  const { take, mail } = await office();
  const raw = mail('Until 3 December.').replace(
    'Subject: Re: E-12',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
  );
  expect((await take(raw)).outcome).toBe(isProgram ? 'absence' : 'words');
});

test.each([
  ['Precedence: list'],
  ['List-Id: <group.who.example>'],
  ['Precedence: bulk\r\nList-Id: <group.who.example>'],
])('what comes through the list of a group (%s) is words, unless a program sent it', async (head) => {
  const { take, mail } = await office();
  expect(await take(mail('We object.', [head]))).toMatchObject({
    ...{ outcome: 'words', heard: [{ text: 'We object.', ...(/List-/.test(head) && { isListed: true }) }] },
  });
  expect((await take(mail('Away.', [head, 'Auto-Submitted: auto-replied']))).outcome).toBe('absence');
  expect((await take(mail('Away.', ['Precedence: bulk']))).outcome).toBe('absence');
});

describe('a calendar’s answer', () => {
  const ics = ({ partstat = 'ACCEPTED', uid = 'M-3.una@concord', attendee = AMINA, more = '' } = {}): string =>
    `BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:${uid}\nSEQUENCE:2\n${more}ATTENDEE;CN="Diallo: A";PARTSTAT=${partstat};RSVP=\n TRUE:MAILTO:${attendee}\nDTSTART:20261201T100000Z\nCOMMENT:Late\\, sorry\nEND:VEVENT\nEND:VCALENDAR`;
  async function answering(
    raw: string,
    to: (of: Awaited<ReturnType<typeof office>>) => string,
    head: readonly string[] = [],
    text = 'Accepted',
    method = 'REPLY',
  ) {
    const of = await office();
    const body = `--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: text/calendar; method=${method}; charset=utf-8\n\n${raw}\n--b--`;
    const mail = of
      .mail(body, ['Content-Type: multipart/alternative; boundary=b', ...head])
      .replace(of.replyTo, to(of));
    return of.take(mail);
  }
  const tagged = ({ invitation }: { invitation: string }) => `concord+c${invitation}@example.org`;
  const plain = () => 'concord@example.org';

  test.each([
    ['ACCEPTED', 'attending'],
    ['declined', 'regrets'],
    ['TENTATIVE', 'tentative'],
    ['DELEGATED', 'other'],
    ['NEEDS-ACTION', 'other'],
  ])('%s to the invitation’s own address is “%s”', async (partstat, answer) => {
    const { outcome, replies, heard } = await answering(ics({ partstat }), tagged);
    expect([outcome, heard]).toEqual(['calendar', []]);
    expect(replies).toMatchObject([
      { ...INVITED, attendee: AMINA, answer, sequence: 2, mail: { what: 'calendar', text: 'Late, sorry' } },
    ]);
  });

  const NOTE = 'I am on mission. Please give our seat to Marc, and we object to item 3.';
  const google = (end: string) =>
    `BEGIN:VCALENDAR\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:M-3.una@concord\nATTENDEE;PARTSTAT=DECLINED;CN=Amina Diallo${end}:mailto:${AMINA}\nEND:VEVENT\nEND:VCALENDAR`;
  const outlook = (comment: string) => ics().replace('COMMENT:Late\\, sorry', comment);
  const below = 'Paper on water\nThursday May 27, 2027\n\nAttendees\nAmina';
  test.each([
    ['Outlook, in both', outlook(`COMMENT;LANGUAGE=en-US:${NOTE.replaceAll(',', '\\,')}`), NOTE, NOTE],
    ['Outlook, in the calendar part', outlook(`COMMENT:${NOTE.replaceAll(',', '\\,')}`), '', NOTE],
    ['Outlook, in the text', outlook('COMMENT:'), NOTE, NOTE],
    [
      'Outlook, with when and where above',
      outlook('COMMENT:'),
      `When: Thursday\nWhere: Room 7\n\n*~*~*~*~*~*~*~*~*~*\n\n${NOTE}`,
      NOTE,
    ],
    [
      'Google',
      google(`;X-RESPONSE-COMMENT="${NOTE}"`),
      `Amina Diallo has declined this invitation with this note:\n\n"${NOTE}"\n\n${below}`,
      NOTE,
    ],
    [
      'Google, in the text alone',
      google(''),
      `Amina Diallo has declined this invitation with this note:\n\n"${NOTE}"\n\n${below}`,
      NOTE,
    ],
    ['Google, with nothing', google(''), `Amina Diallo has accepted this invitation.\n\n${below}`, ''],
    ['another, with a line of its own', outlook('COMMENT:'), `Amina Diallo has accepted your invitation.`, ''],
    ['one word of its own', outlook('COMMENT:'), 'Declined', ''],
    [
      'about somebody else',
      outlook('COMMENT:'),
      'Marc has accepted this invitation',
      'Marc has accepted this invitation',
    ],
    ['different ones', outlook('COMMENT:No'), 'I know him well.', 'No\nI know him well.'],
  ])('words beside an answer come with it, once, and no words of the program: %s', async (_who, raw, text, words) => {
    const { replies } = await answering(raw, tagged, [], text);
    expect(replies).toMatchObject([{ mail: { text: words, isCut: false, files: [] } }]);
  });

  test('words beside an answer that does not count are kept with the words', async () => {
    const { heard } = await answering(outlook(`COMMENT:${NOTE.replaceAll(',', '\\,')}`), plain, [], '');
    expect(heard).toMatchObject([{ what: 'words', text: NOTE }]);
  });

  test.each([
    ['20270129T150000', ';TZID="America/New_York"', { date: '2027-01-29', time: '15:00', zone: 'America/New_York' }],
    ['20270129T150000Z', '', { date: '2027-01-29', time: '15:00', zone: 'UTC' }],
    ['20270129', ';VALUE=DATE', { date: '2027-01-29' }],
  ])('another time that is proposed (%s) is told, and is no answer', async (at, zone, proposed) => {
    const raw = outlook('COMMENT:Friday would be better')
      .replace('METHOD:REPLY', 'METHOD:COUNTER')
      .replace(/DTSTART.*/, `DTSTART${zone}:${at}`);
    const { replies } = await answering(raw, tagged, [], '', 'COUNTER');
    expect(replies).toMatchObject([{ answer: 'other', mail: { text: 'Friday would be better', proposed } }]);
    const many = raw.replace('ATTENDEE', 'ATTENDEE:mailto:b@who.example\nATTENDEE');
    expect((await answering(many, tagged, [], '', 'COUNTER')).replies).toMatchObject([{ attendee: AMINA }]);
  });

  test.each([
    ['about another meeting', ics({ uid: 'M-4.una@concord' }), tagged],
    ['about another network', ics({ uid: 'M-3.other@concord' }), tagged],
    ['of two people', ics({ more: 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:b@who.example\n' }), tagged],
    ['about nothing of ours', ics({ uid: 'x@google.com' }), tagged],
    ['to our plain address, unless its sender is vouched for', ics(), plain],
  ])('%s is words', async (_what, raw, to) => {
    expect(await answering(raw, to)).toMatchObject({ outcome: 'words', replies: [], heard: [{ what: 'words' }] });
  });

  test('to our plain address counts where our mail system vouches for the attendee', async () => {
    const vouched = ['Authentication-Results: mx.example.org; dmarc=pass'];
    expect((await answering(ics(), plain, vouched)).replies).toMatchObject([{ attendee: AMINA, answer: 'attending' }]);
    const another = await answering(ics({ attendee: 'b@who.example' }), plain, vouched);
    expect([another.outcome, another.replies]).toEqual(['words', []]);
  });

  test.each([
    ['the invitation’s own address', tagged],
    ['our plain one', plain],
  ])('of a sender who is found to be another, to %s, is words that are marked', async (_to, to) => {
    const found = ['Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=evil.example; dmarc=fail'];
    expect(await answering(ics(), to, found)).toMatchObject({
      ...{ outcome: 'words', replies: [] },
      heard: [{ what: 'words', vouched: 'fail' }],
    });
  });

  test('an automatic one is one, too', async () => {
    expect((await answering(ics(), tagged, ['Auto-Submitted: auto-generated'])).replies).toHaveLength(1);
  });
});

test('whatever comes, nothing is thrown, and a calendar’s answer is the only thing that may become an act', async () => {
  const { take, mail, invitation, replyTo } = await office();
  const calendar =
    '--b\nContent-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:M-3.una@concord\nATTENDEE;PARTSTAT=ACCEPTED:mailto:a.diallo@who.example\nEND:VEVENT\nEND:VCALENDAR\n--b--';
  const samples = [
    mail('We endorse E-12.\n> quoted'),
    mail('<p>endorse E-12</p>', ['Content-Type: text/html']),
    mail(calendar, ['Content-Type: multipart/mixed; boundary=b']).replace(
      replyTo,
      `concord+c${invitation}@example.org`,
    ),
  ];
  const cut = fc.record({ at: fc.nat(), length: fc.nat(80), by: fc.string({ unit: 'binary', maxLength: 30 }) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...samples), fc.array(cut, { maxLength: 5 }), async (sample, cuts) => {
      const raw = cuts.reduce((text, { at, length, by }) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + by + text.slice(from + length);
      }, sample);
      const { heard, replies } = await take(raw).catch((error: unknown) => {
        // A broken report is no report of ours, and this double takes none.
        if (error instanceof Error && error.message === 'no report') return { heard: [], replies: [] };
        throw error;
      });
      expect(heard.length + replies.length).toBeLessThanOrEqual(1);
      for (const { text, files } of heard) expect(text.length + files.length).toBeLessThanOrEqual(4_020);
      for (const one of replies) expect(one).toMatchObject({ meeting: 'M-3', network: 'una' });
    }),
    { numRuns: 100 },
  );
});

test('the end of what is hidden is found in any case of its letters', () => {
  expect(textOfHtml('<StyLe>p {}</StYle>We <Blockquote>asked</bLOCKQUOTE>agree')).toBe('We \n> asked\nagree');
});

test('of a mail with very many lines the first are read, because each takes time', async () => {
  const { take, mail } = await office();
  expect((await take(mail(`We agree.\n${'> \n'.repeat(30_000)}`))).heard[0]).toMatchObject({
    text: 'We agree.',
    isCut: true,
  });
});

test('what is long and hostile is read as fast as what is not', () => {
  for (const part of ['<', '<p', '<style', '&', '&#', '<!--', '</', ' <blockquote>', '<style></style>'])
    expect(textOfHtml(part.repeat(30_000)).length).toBeLessThanOrEqual(part.length * 30_000);
  for (const part of ['BEGIN:VEVENT\n', '"', ';', ' \n', 'ATTENDEE;"'])
    expect(calendarAnswerIn(part.repeat(20_000))).toBeUndefined();
});
