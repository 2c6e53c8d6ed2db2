/** A form that is refused: every fault is said, also of what the modal has no field for. */
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { slackWords } from '../../../src/app/platforms.ts';
import type { Form } from '../../../src/core/card.ts';
import type { ShownAnswer } from '../../../src/platforms/door.ts';
import type { SlackDeps, ViewResponse } from '../../../src/platforms/slack/actors.ts';
import type { ViewBody } from '../../../src/platforms/slack/inbound.ts';
import { createWindows } from '../../../src/platforms/slack/windows.ts';
import { submitted } from '../../../src/platforms/slack/submit.ts';
import { timePassesByHand } from '../../support/realTime.ts';
import { viewText } from '../../support/slack/reading.ts';

const form: Form = {
  verb: 'endorsement.open',
  fields: [
    { id: 'title', label: 'Title', type: 'text', max: 100 },
    { id: 'documentVersion', label: 'Version', type: 'text', max: 100 },
  ],
  inputs: { follows: 'E-1' },
  submit: 'Open',
};
const MESSAGE = 'Some of this needs another look.';

/** Sends the form with this title; Concord refuses it for these reasons. */
const refusedFor = (fields: Readonly<Record<string, string>>, language: 'en' | 'fr' = 'en') =>
  answered(async () => ({ ok: false, code: 'invalid', message: MESSAGE, fields, language }));

async function answered(press: () => Promise<ShownAnswer>, update?: (view: unknown) => void) {
  const answers: ViewResponse[] = [];
  const acting = {
    words: slackWords,
    parts: { find: async () => ({ type: 'form', title: 'A request', form }), offer: async () => undefined },
    people: { behind: async () => ({ known: [], identity: 'T1/U1' }) },
    door: { press },
    fault: () => undefined,
    windows: createWindows(),
    home: { changed: () => undefined },
  } as unknown as SlackDeps;
  const values = {
    'field/title': { value: { value: 'Framework' } },
    'field/documentVersion': { value: { value: '1' } },
  };
  const view = { id: 'V1', private_metadata: '{"k":"key"}', state: { values } };
  const body: ViewBody = { team: { id: 'T1' }, user: { id: 'U1' }, view };
  const client = { views: { update: async ({ view: drawn }: { view: unknown }) => update?.(drawn) } };
  const ack = async (answer?: ViewResponse) => void (answer && answers.push(answer));
  await submitted(acting, { body, client: client as unknown as WebClient, ack });
  expect(answers).toHaveLength(1);
  return answers[0]!;
}
const viewIn = (answer: ViewResponse): ModalView =>
  answer.response_action === 'update' ? answer.view : expect.fail('the modal is not drawn anew');

describe('a form that is refused', () => {
  it('says each fault under its field, where each has one', async () => {
    const errors = { 'field/title': 'Too long.', 'field/documentVersion': 'Fill this in.' };
    const answer = await refusedFor({ title: 'Too long.', documentVersion: 'Fill this in.' });
    expect(answer).toEqual({ response_action: 'errors', errors });
  });

  it('says over the form what has no field in it, with the faults of the fields by their labels, and keeps what was typed', async () => {
    const view = viewIn(await refusedFor({ title: 'Too long.', follows: 'There is no such request.' }));
    expect(viewText(view)).toContain([MESSAGE, 'Title: Too long.', 'There is no such request.'].join('\n'));
    expect(JSON.stringify(view.blocks)).toContain('"initial_value":"Framework"');
  });

  it('says so when none has one', async () => {
    const view = viewIn(await refusedFor({ follows: 'Il n’y a pas de telle demande.' }, 'fr'));
    expect(viewText(view)).toContain([MESSAGE, 'Il n’y a pas de telle demande.'].join('\n'));
  });

  const CARD = { title: 'A-1', body: [], actions: [], summary: 'A-1' };

  it('for another reason, with or without a card, stays with that over it and what was typed', async () => {
    const refusals: ShownAnswer[] = [
      { ok: false, code: 'conflict', message: MESSAGE, language: 'en' },
      { ok: false, code: 'conflict', message: MESSAGE, language: 'en', card: CARD, cardName: 'agenda.item' },
      { ok: false, code: 'unknown', message: MESSAGE, language: 'en' },
    ];
    for (const shown of refusals) {
      const view = viewIn(await answered(async () => shown));
      expect(viewText(view)).toContain(MESSAGE);
      expect(JSON.stringify(view.blocks)).toContain('"initial_value":"Framework"');
      expect(view.submit).toBeDefined();
    }
  });

  it('because the text is another by now shows that, with what was typed as words', async () => {
    const view = viewIn(
      await answered(async () => ({
        ok: false,
        code: 'stale',
        message: MESSAGE,
        language: 'en',
        card: CARD,
        cardName: 'agenda.item',
      })),
    );
    expect(viewText(view)).toContain('Title\nFramework');
    expect(viewText(view)).toContain('What you had typed');
    expect(view.submit).toBeUndefined();
  });

  it('late, by a fault, comes back with what was typed', async () => {
    const drawn: unknown[] = [];
    const pass = timePassesByHand();
    const answering = answered(
      () => new Promise((_resolve, reject) => setTimeout(() => reject(new Error('the disk is full')), 2_000)),
      (view) => drawn.push(view),
    );
    await pass(2_000);
    const waiting = viewIn(await answering);
    expect(JSON.stringify(waiting.blocks)).not.toContain('Framework');
    expect(JSON.stringify(drawn)).toContain('"initial_value":"Framework"');
    expect(JSON.stringify(drawn)).toContain('I cannot say whether it was recorded');
  });
});
