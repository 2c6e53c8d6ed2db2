import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, readLink, sameLink } from '../../src/core/addresses.ts';
import { addressKey } from '../../src/core/seen.ts';

describe('reading an e-mail address', () => {
  it.each([
    'anna.rey@undp.org',
    ' Anna.Rey@UNDP.org ',
    'mailto:anna.rey@undp.org',
    'MAILTO:anna.rey@undp.org?subject=Roll',
    '<anna.rey@undp.org>',
    'Anna Rey <anna.rey@undp.org>;',
    '"Rey, Anna" <mailto:anna.rey@undp.org>',
    'anna.rey@undp.org;',
    'anna.rey@undp.org, ',
  ])('%j', (typed) => {
    expect(readAddress(typed)).toBe('anna.rey@undp.org');
  });
  it.each([
    'anna',
    'anna@',
    '@undp.org',
    'anna@undp',
    'a b@undp.org',
    'a@b@undp.org',
    'a@undp..org',
    'an\u200bna@undp.org',
  ])('%j is none', (typed) => expect(readAddress(typed)).toBeUndefined());
  it('takes domains of every script, as they are written', () => {
    expect(readAddress('Anna@Bücher.example')).toBe('anna@bücher.example');
  });
  it.each([
    ['anna@\uff35\uff2e\uff24\uff30.org', 'anna@undp.org'],
    ['anna@undp\u3002org', 'anna@undp.org'],
    ['anna@\uff42ücher\uff0eexample', 'anna@bücher.example'],
    [`anna@${'a'.repeat(63)}.example`, `anna@${'a'.repeat(63)}.example`],
  ])('%j is stored plainly', (typed, stored) => {
    expect(readAddress(typed)).toBe(stored);
    expect(readAddress(stored)).toBe(stored);
    expect(addressKey(typed)).toBe(addressKey(stored));
  });
  it.each([`anna@${'a'.repeat(64)}.example`, 'anna@-undp.org', 'anna@undp-.org', 'anna@undp.org-', 'anna@undp.-org'])(
    '%j has a domain that cannot be',
    (typed) => expect(readAddress(typed)).toBeUndefined(),
  );
  it('comes to the same when it is read again', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const read = readAddress(`<${address}>;`);
        if (read === undefined) return;
        expect(readAddress(read)).toBe(read);
        expect(addressKey(read)).toBe(addressKey(address));
      }),
    );
  });
});

describe('reading a link', () => {
  it.each([
    [' https://docs.un.org/a ', 'https://docs.un.org/a'],
    ['<https://docs.un.org/a>', 'https://docs.un.org/a'],
    ['https://docs.un.org/a?b=c#d', 'https://docs.un.org/a?b=c#d'],
  ])('%j', (typed, kept) => {
    expect(readLink(typed)).toBe(kept);
  });
  it.each([
    'http://docs.un.org/a',
    'https://un.org@evil.example/a',
    'https://a:b@un.org/',
    'https://docs.un.org/a\nhttps://evil.example/',
    'https://docs.un.org/a b',
    'https://docs.un.org/\u202ea',
    'javascript:alert(1)',
    'https://',
  ])('%j is none', (typed) => expect(readLink(typed)).toBeUndefined());

  it.each([
    'HTTPS://Docs.UN.org/a/paper.docx',
    'https://docs.un.org:443/a/paper.docx',
    'https://docs.un.org/a/b/../paper.docx',
    'https://docs.un.org/a/./paper.docx#page=2',
    ' https://docs.un.org/a/paper.docx\n',
  ])('%j is the same paper', (other) => {
    expect(sameLink('https://docs.un.org/a/paper.docx', other)).toBe(true);
  });
  it.each([
    'https://docs.un.org/a/Paper.docx',
    'https://docs.un.org/a/paper.docx?v=2',
    'https://docs.un.org:8443/a/paper.docx',
  ])('%j is another', (other) => expect(sameLink('https://docs.un.org/a/paper.docx', other)).toBe(false));
});

it.each([
  'a..b@who.example',
  '.a@who.example',
  'a.@who.example',
  `${'x'.repeat(65)}@who.example`,
  'p@y.example\r\nRCPT TO:<q@z.example>',
  'p@y.example RCPT TO:<q@z.example>',
  'p@y.example, <q@z.example>',
])('%j is refused: no mail goes to it', (typed) => {
  expect(readAddress(typed)).toBeUndefined();
});
