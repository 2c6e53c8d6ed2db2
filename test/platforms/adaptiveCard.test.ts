import { describe, expect, it } from 'vitest';
import { readInputs } from '../../src/platforms/adaptiveCard.ts';
import { rendererContract } from '../contracts/renderer.contract.ts';
import { ADAPTIVE_CARD } from '../support/adaptiveCardRenderer.ts';

// All huge ones, in both languages: test/slow/sweeps/renderers.test.ts.
rendererContract(ADAPTIVE_CARD, (kind, language) => kind !== 'huge' || (language === 'fr' && 'one of each'));

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
