/** Whatever card shows a restricted request, message or item to whoever asked stays in no chat (domain.md 9). */
import { describe, expect, it } from 'vitest';
import { showAnswer } from '../../src/app/presenter.ts';
import { eventId, networkId, ref } from '../../src/core/ids.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import { CARDS, loadNetwork } from '../support/features.ts';
import { NOW } from '../support/builders.ts';
import { world } from '../support/world.ts';

const link = {
  prepare: async () => undefined,
  linksFor: async () => () => 'https://un.example/file',
  readPage: () => Promise.resolve(undefined),
  seal: () => Promise.resolve(''),
  read: async () => undefined,
};

describe.each(['confidential', 'strictlyConfidential'])('a %s request', (classification) => {
  it('is drawn for whoever asks by no card that is kept with everything in it', async () => {
    const w = await world();
    const e = await w.open({ title: 'Planted-title', summary: 'planted-words', classification });
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'planted-words' });
    const person = (await loadNetwork(w.store, networkId('una')))?.roll.people['una-1'];
    const names = Object.keys(CARDS).filter((name) => CARDS[name]?.view === 'request');
    expect(names.length).toBeGreaterThan(10);
    const kept: string[] = [];
    for (const name of names) {
      const card = { name, about: ref(e), data: {} } as never;
      const answer = { ok: true as const, say: phrase('concord.done'), card };
      const shown = await showAnswer({ store: w.store, links: link }, answer, {
        network: networkId('una'),
        person,
        now: NOW,
        event: eventId('x'),
      }).catch(() => undefined);
      const text = JSON.stringify(shown?.card ?? {});
      if (text.includes('planted-words') && shown?.card?.transient !== true) kept.push(name);
      const standing = JSON.stringify(shown?.kept ?? {});
      expect(standing, name).not.toContain('planted-words');
    }
    expect(kept).toEqual([]);
  });
});
