/** Small readings of what Teams sends. */
import { describe, expect, it } from 'vitest';
import { wordsOf, type Activity } from '../../../src/platforms/teams/activity.ts';
import { retryAfter } from '../../../src/platforms/teams/failures.ts';
import { plainOf } from '../../../src/platforms/teams/plain.ts';
import { trustedEmail } from '../../../src/platforms/teams/who.ts';
import { TENANT, DEVELOPMENT } from '../../support/teams/opened.ts';

const recipient = { id: '28:bot' };
const mention = { type: 'mention', text: '<at>Concord</at>', mentioned: { id: '28:bot' } };
const said = (text: string, entities: Activity['entities'] = []): string =>
  wordsOf({ type: 'message', text, recipient, entities });

describe('typed words', () => {
  it.each([
    ['home', 'home'],
    [' home\u00a0 \n', 'home'],
    ['<at>Concord</at>&nbsp;home', 'home'],
    ['<at>Concord</at> endorsement  show E-12', 'endorsement show E-12'],
  ])('%j is read without the mention', (text, words) => {
    expect(said(text.replace('&nbsp;', '\u00a0'), [mention])).toBe(words);
  });
  it('keep what looks like markup', () => {
    expect(said('is 3 < 4 & "so"?')).toBe('is 3 < 4 & "so"?');
  });
});

it.each([
  ['<p>One</p><p>Two<br>Three</p>', 'One\nTwo\nThree'],
  ['a &lt;b&gt; &amp;amp; &#233; &#x1F600; &nope; &constructor;', 'a <b> &amp; é 😀 &nope; &constructor;'],
  ['<script>alert(1)</script>', 'alert(1)'],
  ['&#9999999;', '&#9999999;'],
])('the words of the message %j', (html, words) => {
  expect(plainOf(html)).toBe(words);
});

it.each([
  ['7', 7_000],
  ['0.5', 500],
  [undefined, undefined],
  ['soon', undefined],
  ['-3', undefined],
  ['Thu, 01 Jan 1970 00:00:10 GMT', 9_000],
  // Nobody else would be written to, either.
  ['86400', 300_000],
  ['Fri, 02 Jan 1970 00:00:00 GMT', 300_000],
])('Retry-After: %s', (header, ms) => {
  expect(retryAfter(header, 1_000)).toBe(ms);
});

describe('an e-mail address links to the roll', () => {
  const settings = { ...DEVELOPMENT, localDevelopment: false, tenant: TENANT };
  const OTHER = '33333333-3333-3333-3333-333333333333';
  it.each([
    ['of our own directory', TENANT, { email: 'a@un.example', principal: 'a@x.example' }, 'a@un.example'],
    ['of a guest in our own', TENANT, { email: 'a@ngo.example', principal: 'a_ngo#EXT#@x.example' }, 'a@ngo.example'],
    ['that is the sign-in name', OTHER, { principal: 'a@ngo.example' }, 'a@ngo.example'],
    [
      'under the sign-in name’s domain',
      OTHER,
      { email: 'ann@ngo.example', principal: 'a1@NGO.example' },
      'ann@ngo.example',
    ],
    [
      'but not one that anybody could have written there',
      OTHER,
      { email: 'a@un.example', principal: 'a@evil.example' },
      'a@evil.example',
    ],
    [
      'but not a guest’s in another tenant',
      OTHER,
      { email: 'a@un.example', principal: 'a_un#EXT#@evil.example' },
      undefined,
    ],
    ['but not one alone', OTHER, { email: 'a@un.example' }, undefined],
  ])('%s', (_what, tenant, member, trusted) => {
    expect(trustedEmail(member, tenant, settings)).toBe(trusted);
  });
});
