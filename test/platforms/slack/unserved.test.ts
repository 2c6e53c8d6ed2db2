/** A press in a workspace whose installation cannot be read, because our store or Slack is away. */
import { expect, it } from 'vitest';
import { ErrorCode } from '@slack/web-api';
import { refused } from '../../../src/app/storeFaults.ts';
import { slackWords } from '../../../src/app/platforms.ts';
import { createTroubles } from '../../../src/core/troubles.ts';
import { createUnservedWorkspaces } from '../../../src/platforms/slack/unserved.ts';
import { StoreGone } from '../../../src/store/store.ts';

const COMMAND = { command: '/concord', text: 'home', team_id: 'T1', user_id: 'U1', response_url: 'https://x.example' };
const EVENT = { type: 'event_callback', team_id: 'T1', event: { type: 'message', user: 'U1', text: 'home' } };

function unserved(error: Error) {
  return createUnservedWorkspaces({
    workspaces: { of: () => Promise.reject(error) },
    ...{ words: slackWords, refused, fault: () => undefined },
    troubles: createTroubles({ began: () => undefined, ended: () => undefined }),
    languageOf: () => Promise.reject(error),
  });
}
async function answered(error: Error, kind: 'command' | 'event', body: object): Promise<unknown[]> {
  const acks: unknown[] = [];
  await unserved(error).told(kind, body, async (said) => void acks.push(said));
  return acks;
}

it.each([
  ['the database is gone', new StoreGone('gone')],
  ['the database does not answer', new Error('no answer')],
])('is answered as everywhere when %s', async (_what, error) => {
  const [said] = await answered(error, 'command', COMMAND);
  expect(said).toMatchObject({ text: refused(error, 'en').message });
});

it('is told that Slack cannot be asked when that is so', async () => {
  const error = Object.assign(new Error('no route'), { code: ErrorCode.RequestError });
  const [said] = await answered(error, 'command', COMMAND);
  expect(said).toMatchObject({ text: expect.stringContaining('could not ask Slack') as string });
});

it('is not acknowledged where it cannot be answered, so that Slack sends it again', async () => {
  await expect(answered(new StoreGone('gone'), 'event', EVENT)).rejects.toThrow(StoreGone);
});
