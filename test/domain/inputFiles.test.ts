/** What is taken out of files that focal points send, and which answer it makes. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { answerIn } from '../../src/features/inputs/rules/file.ts';
import { takenFrom } from '../../src/features/inputs/queries/handed.ts';
import { workbook } from '../../src/kit/documents/workbook.ts';
import { word } from '../../src/kit/documents/word.ts';

const of = (name: string, bytes: string | Uint8Array, link?: string) =>
  takenFrom({ name, link, content: () => Promise.resolve(typeof bytes === 'string' ? Buffer.from(bytes) : bytes) });
const never = () => Promise.reject(new Error('the file was fetched'));

describe('taken out of a file', () => {
  it('the text of a text file, of any encoding, and no control characters', async () => {
    expect(await of('a.txt', '\ufeffForty people.\r\nÉté =1+2 <b>')).toEqual({
      name: 'a.txt',
      text: 'Forty people.\nÉté =1+2 <b>',
      rows: 'Forty people.\nÉté =1+2 <b>',
    });
    expect((await of('a.txt', new Uint8Array([0xc9, 0x74, 0xe9]))).text).toBe('Été');
    expect(await of('a.txt', '\u0000\u0001MZ')).toEqual({ name: 'a.txt', why: 'noText' });
    expect(await of('a.txt', ' ')).toEqual({ name: 'a.txt', why: 'empty' });
  });

  it('the paragraphs and rows of a Word document', async () => {
    const parts = [
      { type: 'text', text: 'What we did & why' },
      {
        type: 'table',
        columns: ['Paragraph', 'Comment'],
        rows: [
          ['3(a)', 'Too\nlong'],
          ['10', ''],
        ],
      },
      { type: 'text', text: 'The end.' },
    ] as const;
    const bytes = await word({ title: 'x', language: 'en', parts });
    const found = await of('a.docx', bytes);
    expect(found.text).toBe('What we did & why\nParagraph\tComment\n3(a)\tToo long\n10\t\n\nThe end.');
    expect(found.rows).toBe('Paragraph\tComment\n3(a)\tToo long\n10\t');
  });

  it('the rows of a spreadsheet', async () => {
    const bytes = await workbook(
      ['paragraph', 'comment'],
      [
        ['3', 'a; b\nc'],
        ['-3', ''],
      ],
    );
    expect((await of('a.xlsx', bytes)).rows).toBe('paragraph\tcomment\n3\ta; b c\n-3\t');
    expect((await of('a.csv', 'paragraph;comment\r\n3;"x\ny"\r\n')).rows).toBe('paragraph\tcomment\n3\tx y');
  });

  it('nothing of what can hold macros, is too large, or is of another kind: that is not even fetched', async () => {
    for (const name of ['a.docm', 'a.XLSM', 'a.pptm', 'a.dotm', 'a.doc', 'a.xls'])
      expect(await takenFrom({ name, content: never })).toEqual({ name, why: 'macros' });
    const hidden = zipSync({ 'word/document.xml': strToU8('<w:p/>'), 'word/vbaProject.bin': strToU8('x') });
    expect(await of('a.docx', hidden)).toEqual({ name: 'a.docx', why: 'macros' });
    for (const name of ['a.pdf', 'a.exe', 'a', 'a.zip'])
      expect(await takenFrom({ name, link: 'https://un.example/a', content: never })).toMatchObject({ why: 'noText' });
    expect(await takenFrom({ name: 'a.txt', size: 2_000_001, content: never })).toMatchObject({ why: 'tooLarge' });
    expect(await of('a.txt', 'x'.repeat(2_000_001))).toMatchObject({ why: 'tooLarge' });
    expect(await of('a.txt', 'x'.repeat(20_001))).toEqual({ name: 'a.txt', why: 'tooLong' });
    expect((await of('a.txt', 'x'.repeat(20_000))).text).toHaveLength(20_000);
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(10_000_001) });
    expect(await of('a.docx', bomb)).toEqual({ name: 'a.docx', why: 'noText' });
    expect(await of('a.docx', 'no archive')).toEqual({ name: 'a.docx', why: 'noText' });
    expect(await takenFrom({ name: 'a.txt', content: () => Promise.resolve(undefined) })).toMatchObject({
      why: 'notNow',
    });
  });
});

it('makes the answer that the question asks for: text, rows without their heads, a link', () => {
  const link = 'https://un.example/files/a.pdf';
  const file = { name: 'a.pdf', link, why: 'noText' } as const;
  expect(answerIn(file, 'text')).toBe(`a.pdf\n${link}`);
  expect(answerIn(file, 'link')).toBe(link);
  expect(answerIn(file, 'number')).toMatchObject({ key: 'inputs.handed.noText' });
  expect(answerIn({ name: 'a.pdf', why: 'noText' }, 'text')).toMatchObject({ key: 'inputs.handed.noText' });
  expect(answerIn({ name: 'a.txt', why: 'tooLong' }, 'text')).toMatchObject({ key: 'inputs.handed.tooLong' });
  expect(answerIn({ name: 'a.txt', text: 'a' }, 'link')).toMatchObject({ key: 'inputs.handed.noLink' });
  expect(answerIn({ name: 'a.docm', link, why: 'macros' }, 'text')).toMatchObject({ key: 'inputs.handed.macros' });
  const rows = 'Paragraphe\tCommentaire\n3\tx';
  expect(answerIn({ name: 'a.csv', rows }, 'table', ['paragraphe', 'commentaire'])).toBe('3\tx');
  expect(answerIn({ name: 'a.csv', rows }, 'table', ['what', 'where'])).toBe(rows);
  expect(answerIn({ name: 'a.txt', text: 'words', rows: 'words' }, 'text')).toBe('words');
});
