/** What a phone says of a card: one short line, and of anything restricted its reference alone (domain.md 9). */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/people.ts';
import { MAX_NOTIFICATION } from '../../src/platforms/notification.ts';
import { toBlocks } from '../../src/platforms/slack/card.ts';
import { cardMessage } from '../../src/platforms/teams/cards.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

interface Restricted {
  readonly ref?: string;
  readonly classification?: string;
  /** Of an agenda item or an action: what it is about is restricted. */
  readonly discreet?: boolean;
  readonly subject?: string;
  readonly title?: string;
}

const restricted = samples('ordinary').flatMap((sample) => {
  const { ref, classification, discreet, subject, title } = (sample.subject ?? {}) as Restricted;
  // Where it is veiled already, the reference stands in place of the title.
  if ((subject ?? title) === undefined || title === ref) return [];
  if (discreet !== undefined) return [{ ...sample, subject: { ...(sample.subject as object), discreet: true } }];
  return classification !== undefined && classification !== 'unclassified' ? [sample] : [];
});

it.each(LANGUAGES)('says nothing of what it is called (%s)', (language) => {
  const cards = new Set(restricted.map(({ card }) => card));
  for (const card of ['request', 'circular', 'inputCall', 'item', 'itemProposed', 'actionDue'] as const)
    expect(cards).toContain(card);
  for (const sample of restricted) {
    const { subject, title } = sample.subject as Restricted;
    expect(drawSample(sample, language).summary, sample.card).not.toContain(subject ?? title);
  }
});

/** One or two sentences, with a date in the longest. */
const SHORT = 200;
const BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;

describe('a notification', () => {
  it.each(LANGUAGES)('of every card is one or two sentences on one line (%s)', (language) => {
    for (const sample of samples('ordinary')) {
      const { summary } = drawSample(sample, language);
      expect(summary.trim(), sample.card).not.toBe('');
      expect(summary.length, `${sample.card}: ${summary}`).toBeLessThanOrEqual(SHORT);
      expect(summary, sample.card).not.toMatch(BREAK);
    }
  });

  it('stays so in Slack and Teams whatever people wrote', () => {
    const bare = { body: [], actions: [] };
    const hostile = samples('hostile').map((sample) => ({ ...drawSample(sample, 'en'), ...bare, form: undefined }));
    const long = `Two\r\nlines\u2028three. ${'All that somebody pasted. '.repeat(800)}`;
    const cards = [...hostile, { title: long, summary: '' }, { title: 'A', summary: long }];
    for (const { title, summary: words } of cards) {
      const card = { title, summary: words, ...bare };
      const { summary } = cardMessage({ card, kind: 'request', network: 'una', dialogs: false });
      const { text } = toBlocks(card);
      for (const said of [summary, text]) {
        expect(said).not.toMatch(BREAK);
        expect(said.trim(), title).not.toBe('');
      }
      expect(summary.length, title).toBeLessThanOrEqual(MAX_NOTIFICATION);
      // What Slack would read as markup is written in more characters than people see.
      expect(text.length, title).toBeLessThanOrEqual(MAX_NOTIFICATION * 1.2);
    }
  });
});
