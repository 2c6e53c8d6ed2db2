/** Mails that do not say in which letters they are written. */
import { expect, it } from 'vitest';
import { readMail } from '../../../../src/platforms/mail/inbox/received.ts';

const HEAD = 'From: ana@unhcr.example\r\nSubject: Re: E-1\r\n';
const read = async (head: string, body: Uint8Array) => {
  const source = Buffer.concat([Buffer.from(`${HEAD}${head}\r\n`), body]);
  return (await readMail({ uid: 1, source, size: source.length }))?.text.trim();
};
const WORDS = 'Voilà, l’été coûte 5 €';
const WINDOWS = Buffer.concat([
  Buffer.from('Voil\xe0, l', 'latin1'),
  Buffer.from([0x92]),
  Buffer.from('\xe9t\xe9 co\xfbte 5 ', 'latin1'),
  Buffer.from([0x80]),
]);

it.each([
  ['Windows-1252 without a charset', '', WINDOWS],
  [
    'Windows-1252 as 8bit text without a charset',
    'Content-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n',
    WINDOWS,
  ],
  ['UTF-8 without a charset', '', Buffer.from(WORDS)],
  [
    'Windows-1252 in quoted-printable without a charset',
    'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n',
    Buffer.from('Voil=E0, l=92=E9t=E9 co=FBte 5 =80'),
  ],
  [
    'Windows-1252 in quoted-printable without a type',
    'Content-Transfer-Encoding: quoted-printable\r\n',
    Buffer.from('Voil=E0, l=92=E9t=E9 co=FBte 5 =80'),
  ],
  [
    'Windows-1252 beside another part that names a charset',
    'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n',
    Buffer.concat([
      Buffer.from('--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: 8bit\r\n\r\n'),
      WINDOWS,
      Buffer.from(
        '\r\n--b\r\nContent-Type: text/csv; charset=utf-8\r\nContent-Disposition: attachment\r\n\r\na,b\r\n--b--',
      ),
    ]),
  ],
  ['a charset that is named', 'Content-Type: text/plain; charset=windows-1252\r\n', WINDOWS],
])('keeps the letters of %s', async (_what, head, body) => {
  expect(await read(head, body)).toBe(WORDS);
});

it('leaves letters as they are that were lost before the mail was written', async () => {
  const words = 'Voilà, l\ufffdété';
  expect(await read('', Buffer.from(words))).toBe(words);
});
