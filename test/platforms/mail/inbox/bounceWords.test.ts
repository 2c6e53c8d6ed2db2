/** Mail systems that write words alone, in their own languages; and people who write the same words. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHandleMail, type Outcome } from '../../../../src/platforms/mail/inbox/handle.ts';
import { BOUNCE_WORDS } from '../../../../src/platforms/mail/inbox/bounceWords.ts';
import { createTags } from '../../../../src/platforms/mail/tags.ts';
import { calendars, keyValuesInMemory, NOW } from '../../../support/mail/office.ts';

const AMINA = 'a.diallo@who.example';
const tags = createTags({ secret: 's'.repeat(32), keyValues: keyValuesInMemory() });
const tag = tags.tagOf('d-1');

async function take(
  raw: Uint8Array | string,
): Promise<{ readonly outcome: Outcome; readonly news: readonly string[] }> {
  await tags.keep('d-1', AMINA, NOW);
  const news: string[] = [];
  const handle = createHandleMail({
    from: { name: '', address: 'concord@example.org' },
    ...{ tags, calendars },
    above: ['Reply above'],
    door: {
      mailTo: async () => undefined,
      heard: async ({ what }) => void news.push(what),
      calendarReply: async () => void news.push('calendar'),
      proved: async (_id, proof) => void news.push(proof),
      returned: async (_id, { reason }) => void news.push(`returned ${reason}`),
    },
  });
  const source = Buffer.from(raw);
  return { outcome: await handle({ uid: 1, source, size: source.length }), news };
}

interface Written {
  readonly from?: string;
  readonly subject: string;
  readonly text: string;
  readonly head?: readonly string[];
  readonly to?: string;
  readonly type?: string;
}
const SYSTEM = ['Return-Path: <>', 'Auto-Submitted: auto-replied'];
const mail = ({ from = 'MAILER-DAEMON@mx.example.com', subject, text, head = SYSTEM, to, type }: Written): string =>
  [
    ...head,
    `From: ${from}`,
    `To: ${to ?? `concord+b${tag}@example.org`}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type ?? 'text/plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '',
  ].join('\r\n');

describe('a mail that came back, in words alone', () => {
  test.each([
    [
      'French',
      'Non remis : E-12: Framework',
      'Échec de la remise pour ces destinataires ou groupes :\r\na.diallo@who.example',
    ],
    ['French', 'Retour de courrier', 'Votre message n’a pas pu être remis. L’utilisateur est absent de l’annuaire.'],
    [
      'Spanish',
      'No se puede entregar: E-12: Framework',
      'Error al entregar el mensaje a estos destinatarios o grupos:',
    ],
    ['Spanish', 'Notificación de estado', 'No se ha encontrado la dirección. Tu mensaje no se ha entregado.'],
    [
      'German',
      'Unzustellbar: E-12: Framework',
      'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:',
    ],
    ['German', 'Rückmeldung', 'Die E-Mail konnte nicht zugestellt werden: Postfach voll.'],
    ['Portuguese', 'Não é possível entregar: E-12', 'Falha na entrega a estes destinatários ou grupos:'],
    ['Portuguese', 'Aviso', 'A mensagem não pôde ser entregue: usuário desconhecido.'],
    ['Russian', 'Недоставлено: E-12: Framework', 'Сбой доставки следующим получателям или группам:'],
    ['Russian', 'Отчёт', 'Письмо не может быть доставлено: почтовый ящик переполнен.'],
    ['Chinese', '未送达: E-12: Framework', '无法将邮件传递给以下收件人或组:'],
    ['Chinese', '系统退信', '抱歉，您的邮件被退回来了。收件人不存在。'],
    ['Chinese', '未傳遞: E-12: Framework', '無法傳遞給這些收件者或群組:'],
    ['Arabic', 'غير قابل للتسليم: E-12: Framework', 'فشل التسليم إلى هؤلاء المستلمين أو المجموعات:'],
    ['Arabic', 'إشعار', 'تعذّر تسليم رسالتك: المستخدم غير معروف.'],
    ['no words that are known', 'Ilmoitus', 'Viesti ei mennyt perille. #5.1.1 #'],
  ])('%s: %s', async (_language, subject, text) => {
    expect((await take(mail({ subject, text }))).news).toEqual([
      expect.stringMatching(/^returned (?:refused|notFound)$/),
    ]);
    expect(
      (await take(mail({ subject: 'Notification', text: `<p>${subject}<br>${text}</p>`, type: 'text/html' }))).news,
    ).toEqual([expect.stringMatching(/^returned /)]);
  });

  test.each([
    ['French', 'Remise retardée', 'Votre message n’a pas encore été remis. Nous continuerons à essayer.'],
    ['Spanish', 'Aviso', 'El mensaje aún no se ha entregado. Se seguirá intentando durante 2 días.'],
    ['German', 'Zustellung verzögert', 'Die Nachricht wurde noch nicht zugestellt.'],
    ['Portuguese', 'Aviso', 'A mensagem ainda não foi entregue. Continuaremos tentando.'],
    ['Russian', 'Доставка отложена', 'Письмо ещё не доставлено. Попытки доставки будут продолжены.'],
    ['Chinese', '投递延迟', '您的邮件尚未送达，系统将继续尝试。'],
    ['Arabic', 'تأخير في التسليم', 'لم يتم تسليم رسالتك بعد. سنواصل المحاولة.'],
  ])('waits, %s: %s', async (_language, subject, text) => {
    expect((await take(mail({ subject, text }))).news).toEqual(['delayed']);
  });

  test('is read in the letters of its time', async () => {
    // "Письмо не доставлено" in KOI8-R.
    const body = Buffer.from('f0c9d3d8cdcf20cec520c4cfd3d4c1d7ccc5cecf', 'hex');
    const head = mail({ subject: 'Status', text: '' }).replace('charset=utf-8', 'charset=koi8-r').trimEnd();
    expect((await take(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body]))).news).toEqual(['returned refused']);
  });

  test('what our own mail says below the report is not the report’s', async () => {
    const copy = `X-Concord: ${tag}\r\n\r\nThe text was rejected. The office n’existe pas.`;
    expect(await take(mail({ subject: 'Your message', text: `It was read.\r\n\r\n${copy}` }))).toEqual({
      ...{ outcome: 'notUnderstood', news: [] },
    });
  });
});

const phrases = Object.values(BOUNCE_WORDS).flatMap(({ delayed, failed }) => [...delayed, ...failed]);
/** Mails of people and of their programs, as they come to the address of bounces, too. */
const senders: readonly Omit<Written, 'subject' | 'text'>[] = [
  { from: AMINA, head: [] },
  { from: AMINA, head: ['Auto-Submitted: auto-replied'] },
  { from: AMINA, head: ['Return-Path: <>', 'Precedence: bulk'] },
  { from: `Postmaster <${AMINA}>`, head: ['Return-Path: <>'] },
  { from: 'postmaster@who.example', head: ['Return-Path: <postmaster@who.example>'] },
  { from: 'postmasterson@who.example', head: ['Return-Path: <>'] },
  { from: 'noreply@who.example', head: ['List-Id: <news.who.example>'] },
];

test('a person who writes the words of a report is never taken for a mail system, in whatever language', async () => {
  const told = `Bonjour,\r\nvotre message d’hier n’a pas pu être remis à ma collègue. Nous approuvons.\r\n#5.1.1`;
  for (const sender of senders) {
    const { news } = await take(mail({ ...sender, subject: 'Re: E-12', text: told }));
    expect(news).toEqual([expect.stringMatching(/^(?:words|absence)$/)]);
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...senders),
      fc.array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      async (sender, said, between) => {
        const text = said.join(` ${between.replace(/[\r\n]/g, ' ')} `);
        const { news } = await take(mail({ ...sender, subject: said[0] ?? '', text }));
        for (const one of news) expect(one).toMatch(/^(?:words|absence)$/);
      },
    ),
    { numRuns: 100 },
  );
});

test('a person who passes on a report with its parts writes words, and the mail is not taken for returned', async () => {
  const part = (type: string, text: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${text}`;
  const status = `Original-Envelope-Id: ${tag}\r\n\r\nFinal-Recipient: rfc822; ${AMINA}\r\nAction: failed\r\nStatus: 5.1.1`;
  const text = `${part('text/plain', 'See below. We endorse.')}\r\n${part('message/delivery-status', status)}\r\n--b--`;
  const passedOn = { from: AMINA, head: [], subject: 'Fwd: Undeliverable', text };
  expect((await take(mail(passedOn).replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=b'))).news).toEqual(
    ['words'],
  );
});
