/** A form that is refused: every fault is said, also of what the modal has no field for. */
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { slackWords } from '../../../src/app/platforms.ts';
import type { Form } from '../../../src/core/card.ts';
import type { Shown } from '../../../src/platforms/door.ts';
import type { Acting, ViewResponse } from '../../../src/platforms/slack/acts.ts';
import type { ViewBody } from '../../../src/platforms/slack/inbound.ts';
import { submitted } from '../../../src/platforms/slack/submit.ts';
import { viewText } from '../../support/slack/reading.ts';

const form: Form = {
  verb: 'endorsement.open',
  fields: [
    { id: 'title', label: 'Title', type: 'text', max: 100 },
    { id: 'version', label: 'Version', type: 'text', max: 100 },
  ],
  inputs: { follows: 'E-1' },
  submit: 'Open',
};
const MESSAGE = 'Some of this needs another look.';

/** Sends the form with this title; Concord refuses it for these reasons. */
async function refusedFor(fields: Readonly<Record<string, string>>, language: 'en' | 'fr' = 'en') {
  const shown: Shown = { ok: false, code: 'invalid', message: MESSAGE, fields, language };
  const answers: ViewResponse[] = [];
  const acting = {
    words: slackWords,
    parts: { find: async () => ({ type: 'form', title: 'A request', form }), keep: async () => undefined },
    people: { behind: async () => ({ known: [], identity: 'T1/U1' }) },
    door: { press: async () => shown },
  } as unknown as Acting;
  const values = { 'field/title': { value: { value: 'Framework' } }, 'field/version': { value: { value: '1' } } };
  const view = { id: 'V1', private_metadata: '{"k":"key"}', state: { values } };
  const body: ViewBody = { team: { id: 'T1' }, user: { id: 'U1' }, view };
  const ack = async (answer?: ViewResponse) => void (answer && answers.push(answer));
  await submitted(acting, { body, client: {} as WebClient, ack });
  expect(answers).toHaveLength(1);
  return answers[0]!;
}
const viewIn = (answer: ViewResponse): ModalView =>
  answer.response_action === 'update' ? answer.view : expect.fail('the modal is not drawn anew');

describe('a form that is refused', () => {
  it('says each fault under its field, where each has one', async () => {
    const errors = { 'field/title': 'Too long.', 'field/version': 'Fill this in.' };
    const answer = await refusedFor({ title: 'Too long.', version: 'Fill this in.' });
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
});
