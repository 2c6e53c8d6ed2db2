import { describe, expect, it } from 'vitest';
import {
  adaptiveCardText,
  adaptiveCardWritten,
  bytesOf,
  MAX_CARD_BYTES,
  plainText,
  readInputs,
  toAdaptiveCard,
  verbsOf,
} from '../../src/platforms/adaptiveCard.ts';
import { LANGUAGES, type Language } from '../../src/core/people.ts';
import { rendererContract, seenText, wordsOf } from '../contracts/renderer.contract.ts';
import { everything, parseFaults, schemaFaults, shownBy } from '../support/adaptiveCardClient.ts';
import { drawSample, once, samples, type Kind } from '../support/cardSamples.ts';

const render = once(toAdaptiveCard);
rendererContract({
  name: 'Adaptive Card',
  render,
  visibleText: shownBy,
  bytes: bytesOf,
  limit: MAX_CARD_BYTES,
  ids: (card) => everything(card).flatMap(({ id }) => (typeof id === 'string' ? [id] : [])),
  presses: (card) =>
    everything(card)
      .filter(({ type }) => type === 'Action.Execute')
      .map(({ verb, data }) => ({
        verb: String(verb),
        inputs: Object.keys(readInputs(String(verb), data as Record<string, unknown>)),
      })),
});

const drawn = (kinds: readonly Kind[], languages: readonly Language[] = LANGUAGES) =>
  kinds.flatMap((kind) =>
    languages.flatMap((language) =>
      samples(kind).map((sample) => {
        const card = drawSample(sample, language);
        return { about: `${kind} ${sample.card} (${sample.about}) in ${language}`, card, json: render(card) };
      }),
    ),
  );
const usual = drawn(['ordinary', 'empty', 'hostile']);
const all = [...usual, ...drawn(['huge'], ['fr'])];

describe('every rendered card', () => {
  it('has only elements and properties of Adaptive Cards 1.5', () => {
    expect(
      [...new Set(all.flatMap(({ about, json }) => schemaFaults(json).map((fault) => `${about}: ${fault}`)))].slice(
        0,
        10,
      ),
    ).toEqual([]);
  });

  it('is read by the client library without a complaint', () => {
    expect(
      [...new Set(all.flatMap(({ about, json }) => parseFaults(json).map((fault) => `${about}: ${fault}`)))].slice(
        0,
        10,
      ),
    ).toEqual([]);
  });

  it('is the same when it is written at once', () => {
    for (const { about, card, json } of usual) expect(JSON.parse(adaptiveCardText(card)), about).toEqual(json);
  });

  it('is the same as text and as it goes over the wire', () => {
    for (const { about, card } of usual) {
      const { text, bytes } = adaptiveCardWritten(card);
      expect(bytes.toString('utf8'), about).toBe(text);
    }
  });

  it('shows no more than six buttons in a row', () => {
    const many = all.filter(({ json }) => Array.isArray(json['actions']) && json['actions'].length > 6);
    expect(many.map(({ about }) => about)).toEqual([]);
  });

  it('can be pressed in clients without Action.Execute, with the same verb and data', () => {
    for (const { json } of usual)
      for (const { type, verb, data, fallback } of everything({ ...json, refresh: undefined }))
        if (type === 'Action.Execute')
          expect(fallback).toMatchObject({ type: 'Action.Submit', data: { ...(data as object), verb } });
  });

  it('can be read out in full as plain text', () => {
    const faults = usual.filter(({ card }) => {
      const read = seenText(plainText(card));
      const said = wordsOf({ ...card, actions: [] }).filter((words) => !read.includes(seenText(words)));
      return said.some(
        (words) => words !== card.form?.submit && !JSON.stringify(card.form ?? '').includes(JSON.stringify(words)),
      );
    });
    expect(faults.map(({ about }) => about)).toEqual([]);
  });
});

describe('verbsOf', () => {
  it('names every act that the card offers, once, forms and list items included', () => {
    for (const { about, card, json } of usual) {
      const pressed = everything({ ...json, refresh: undefined }).flatMap(({ type, verb }) =>
        type === 'Action.Execute' ? [String(verb)] : [],
      );
      const offered = verbsOf(card);
      expect(offered, about).toEqual([...new Set(offered)]);
      expect(offered, about).toEqual(
        expect.arrayContaining([...new Set(pressed)].filter((verb) => verb !== card.whole?.verb)),
      );
    }
  });
});

describe('readInputs', () => {
  it('gives the act its own fields and what the card fixed, and nothing else', () => {
    const data = {
      verb: 'endorsement.object',
      target: 'E-12',
      version: '2',
      network: 'una',
      apply: 'yes',
      'endorsement.object#text': 'No',
      'endorsement.comment#text': 'Hm',
    };
    expect(readInputs('endorsement.object', data)).toEqual({ apply: 'yes', text: 'No' });
  });
});
