/** Cards as the page draws them: without a script, whole or honestly cut. */
import { describe, expect, it } from 'vitest';
import { cardHtml } from '../../../src/platforms/page/card.ts';
import { readLink, isSigned, untilOf, writeLink } from '../../../src/platforms/page/keys.ts';
import { directionOf } from '../../../src/platforms/page/document.ts';
import type { Card, Form } from '../../../src/core/card.ts';
import { instant, networkId, personId, ref } from '../../../src/core/ids.ts';
import { rendererContract } from '../../contracts/renderer.contract.ts';
import { createLinks } from '../../../src/app/links.ts';
import { speaker } from '../../../src/i18n/speaker.ts';
import { samples } from '../../support/cardSamples.ts';
import { draw } from '../../support/features.ts';
import { AMINA } from '../../support/localDoor.ts';
import { keyValuesInMemory } from '../../support/mail/office.ts';
import { AROUND, PAGE } from '../../support/pageRenderer.ts';

rendererContract(PAGE, (kind) => kind !== 'huge');

const FORM: Form = {
  verb: 'endorsement.object',
  fields: [
    { type: 'text', id: 'text', label: 'Why', required: true, max: 20_000, lines: 'many', hint: 'In short.' },
    { type: 'toggle', id: 'requestDiscussion', label: 'Discuss', value: 'yes' },
    { type: 'choice', id: 'entities', many: true, label: 'Which', options: [{ value: 'a', title: 'A' }] },
  ],
  submit: 'Send',
};
const card = (more: Partial<Card> = {}): Card => ({ title: 'Title', summary: 's', body: [], actions: [], ...more });

describe('a form', () => {
  it('is described, large enough for long answers, and says which boxes were there', () => {
    const html = cardHtml(card({ form: FORM }), AROUND);
    expect(html).toContain('enctype="multipart/form-data"');
    expect(html).toMatch(/<label for="f1-text"[^>]*>Why<\/label><p class="hint" id="f1-text-hint"/);
    expect(html).toMatch(/<textarea id="f1-text"[^>]* aria-describedby="f1-text-hint" dir="auto" maxlength="20000">/);
    expect(html).toContain('type="hidden" name="t:requestDiscussion"');
    expect(html).toContain('type="hidden" name="m:entities"');
  });

  it('that was refused stands open, with what was filled in and the first fault focused', () => {
    const refused = {
      verb: 'endorsement.object',
      inputs: { text: '<b>x</b>', requestDiscussion: 'no', entities: 'a' },
      faults: { text: 'Too short.' },
    };
    const actions = [{ type: 'form', title: 'Object…', form: FORM }] as const;
    const html = cardHtml(card({ actions: [...actions, ...actions] }), { ...AROUND, refused });
    expect(html.match(/<details open>/g)).toHaveLength(1);
    expect(html).toMatch(/aria-describedby="f1-text-hint f1-text-fault" aria-invalid="true" autofocus/);
    expect(html).toContain('\n&lt;b&gt;x&lt;/b&gt;</textarea>');
    expect(html.match(/ checked/g)).toHaveLength(2);
    expect(html.match(/autofocus/g)).toHaveLength(1);
  });
});

it('a line that can be pressed is a button, minor acts are folded, an address is a link', () => {
  const html = cardHtml(
    card({
      body: [
        { type: 'list', items: [{ text: 'E-1', note: 'today', press: { verb: 'endorsement.show' } }, { text: 'E-2' }] },
      ],
      actions: [
        { type: 'press', title: 'Help', verb: 'help', minor: true },
        { type: 'open', title: 'Open', url: 'https://un.example/?a=1&b="2"' },
      ],
      more: 'More…',
      context: { target: ref('E-1'), version: '2' },
    }),
    AROUND,
  );
  expect(html).toMatch(/<button dir="auto" type="submit" class="line">E-1<\/button><\/form><div dir="auto">today/);
  expect(html).toContain('<strong dir="auto">E-2</strong>');
  expect(html).toMatch(/<details><summary dir="auto">More…<\/summary><form.*>Help<\/button><\/form><\/details>$/);
  expect(html).toContain('href="https://un.example/?a=1&amp;b=&quot;2&quot;"');
  expect(html).toContain('name="version" value="2"');
});

it('Arabic is written from right to left', () => {
  expect(['ar', 'en', 'fr'].map(directionOf)).toEqual(['rtl', 'ltr', 'ltr']);
});

describe('a link', () => {
  const secret = Buffer.from('a secret');
  const owner = { email: 'amina@who.int' };
  const made = instant('2026-11-24T14:00:00Z');
  const link = {
    person: personId('una-5'),
    item: ref('E-12'),
    delivery: 'una/E-12/request/una-5',
    until: untilOf(made),
  };
  const token = writeLink(secret, link, owner);

  it('says whose it is and what it is about, the same for every try of a day', () => {
    expect(readLink(token)).toEqual(link);
    expect(link.until).toBe('2026-12-09T00:00:00.000Z');
    expect(untilOf(instant('2026-11-24T23:59:59Z'))).toBe(link.until);
    expect(isSigned(secret, token, { email: ' Amina@WHO.int' })).toBe(true);
    expect(readLink(writeLink(secret, { person: link.person, until: link.until }, owner))).toEqual({
      person: link.person,
      until: link.until,
    });
  });

  it('is no longer one when anything of it is another', () => {
    const [body = '', signature = ''] = token.split('.');
    const other = writeLink(secret, { ...link, person: personId('una-6') }, owner).split('.')[0] ?? '';
    for (const wrong of ['', '.', body, `${other}.${signature}`, `${body}.${signature}x`, `${token}.x`, `${body}.`])
      expect(isSigned(secret, wrong, owner), wrong).toBe(false);
    expect(isSigned(secret, token, { email: 'bo@who.int' })).toBe(false);
    expect(isSigned(secret, token, { ...owner, revocations: 1 })).toBe(false);
    expect(isSigned(Buffer.from('another'), token, owner)).toBe(false);
    for (const wrong of [
      '',
      'x',
      '%',
      'e30.x',
      Buffer.from('["una-5",1e99,""]').toString('base64url'),
      'a'.repeat(2_000),
    ])
      expect(readLink(wrong), wrong).toBeUndefined();
  });
});

it('where browsers do not reach this server, `page` says what is missing and whom to ask', async () => {
  const links = createLinks({ keyValues: keyValuesInMemory(), base: () => 'http://localhost:3978', isReached: false });
  const link = await links.linksFor(networkId('una'), AMINA, instant('2026-11-24T14:00:00Z'));
  const [sample] = samples('ordinary').filter(({ card: name }) => name === 'page');
  if (!sample) throw new Error('no sample');
  for (const [language, words] of [
    ['en', 'ask the Secretariat'],
    ['fr', 'adresser au Secrétariat'],
  ] as const) {
    const drawn = draw('page', speaker(language, 'UTC'), sample.reader, undefined, {}, link);
    expect(drawn?.actions).toEqual([]);
    expect(JSON.stringify(drawn?.body)).toContain(words);
    expect(JSON.stringify(drawn?.body)).toContain('PUBLIC_URL');
  }
});
