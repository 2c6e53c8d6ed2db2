/** Presses that are taken before Bolt sees them: which, how they are answered, and that all else goes on unread. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import express from 'express';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { directPresses } from '../../../src/platforms/slack/directPresses.ts';
import { createRunningEvents } from '../../../src/platforms/slack/running.ts';
import { sign } from '../../support/slack/server.ts';
import { SIGNING_SECRET, TEAM } from '../../support/slack/state.ts';
import { slackWorld } from '../../support/slack/world.ts';
import { SOON } from '../../support/realTime.ts';

type Deps = Parameters<typeof directPresses>[0];

const PRESS = {
  type: 'block_actions',
  team: { id: TEAM.id },
  user: { id: 'U1', team_id: TEAM.id },
  container: { type: 'message', message_ts: '1.2', channel_id: 'D1' },
  channel: { id: 'D1' },
  actions: [{ type: 'button', action_id: 'press-1', action_ts: '3.4', value: '{"w":"una-7 + é & ü"}' }],
};
const form = (payload: unknown): string => new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

interface Sending {
  readonly at?: string;
  readonly secret?: string;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The short way with Bolt's place behind it, which says what it would have read. */
async function server(deps: Partial<Deps> = {}) {
  const workspace = { key: TEAM.id, team: TEAM.id, token: TEAM.token, client: new WebClient(TEAM.token) };
  const faults: string[] = [];
  const all: Deps = {
    press: ({ ack }) => ack(),
    workspaces: { of: async () => workspace },
    running: createRunningEvents(),
    unserved: { told: async () => false },
    fault: (what) => void faults.push(what),
    signingSecret: SIGNING_SECRET,
    ...deps,
  };
  const app = express().post('/', directPresses(all), async (req, res) => {
    const { rawBody } = req as { rawBody?: Buffer };
    if (rawBody) return void res.status(299).end(rawBody);
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    res.status(299).end(Buffer.concat(parts));
  });
  const listening = createServer(app).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  onTestFinished(() => {
    listening.closeAllConnections();
    listening.close();
  });
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}/`;
  const now = Math.floor(Date.now() / 1000);
  return {
    faults,
    async send(
      body: string | Buffer,
      {
        at = String(now),
        secret = SIGNING_SECRET,
        signature = sign(secret, Number(at), String(body)),
        headers: more = {},
      }: Sending = {},
    ) {
      const headers = {
        'Content-Type': 'application/x-www-form-urlencoded',
        'X-Slack-Request-Timestamp': at,
        'X-Slack-Signature': signature,
        ...more,
      };
      const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
      return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
    },
    now,
  };
}

describe('a press on a message', () => {
  it('is taken with what it says, and acknowledged without a word', async () => {
    const seen: unknown[] = [];
    const press: Deps['press'] = async ({ body, payload, ack }) => {
      seen.push(body, payload);
      await ack();
    };
    const { send } = await server({ press });
    expect(await send(form(PRESS))).toEqual({ status: 200, body: Buffer.alloc(0) });
    expect(seen).toEqual([PRESS, PRESS.actions[0]]);
  });

  it('that was not done is answered 500 before its acknowledgement, and is a fault all the same after it', async () => {
    const unanswered = await server({ press: () => Promise.reject(new Error('ours')) });
    const { status, body } = await unanswered.send(form(PRESS));
    expect({ status, body: JSON.parse(String(body)) as unknown }).toEqual({
      status: 500,
      body: { error: 'Something went wrong here.' },
    });
    const late = async ({ ack }: Parameters<Deps['press']>[0]): Promise<void> => {
      await ack();
      throw new Error('ours');
    };
    const answered = await server({ press: late });
    expect((await answered.send(form(PRESS))).status).toBe(200);
    await vi.waitFor(() => expect(answered.faults).toEqual(['Slack: an event was not handled']), SOON);
    expect(unanswered.faults).toEqual(['Slack: an event was not handled']);
  });

  it('is told by whoever serves no more, and goes no further', async () => {
    const press = vi.fn<Deps['press']>();
    const told: Deps['unserved']['told'] = async (_kind, _body, ack) => ack().then(() => true);
    const { send } = await server({ press, unserved: { told } });
    expect((await send(form(PRESS))).status).toBe(200);
    expect(press).not.toHaveBeenCalled();
  });
});

const oldest = String(Math.floor(Date.now() / 1000) - 301);
const later = String(Math.floor(Date.now() / 1000) + 330);
const ON: readonly (readonly [what: string, body: string | Buffer, more: Sending])[] = [
  ['a wrong secret', form(PRESS), { secret: 'another' }],
  ['no signature', form(PRESS), { signature: '' }],
  ['a signature of another scheme', form(PRESS), { signature: sign(SIGNING_SECRET, 1, '').replace('v0=', 'v1=') }],
  ['a time that is too old', form(PRESS), { at: oldest }],
  ['a time that is to come', form(PRESS), { at: later }],
  ['a time that is none', form(PRESS), { at: '1e9' }],
  ['a form with more than its payload', `${form(PRESS)}&more=1`, {}],
  ['two payloads', `${form(PRESS)}&${form(PRESS)}`, {}],
  ['what is no JSON', 'payload=%7B', {}],
  ['what cannot be decoded', 'payload=%E0%A4%A', {}],
  ['another content type', JSON.stringify(PRESS), { headers: { 'Content-Type': 'application/json' } }],
  ['what is compressed', gzipSync(form(PRESS)), { headers: { 'Content-Encoding': 'gzip' } }],
  ['what is longer than a press', `${form(PRESS)}${' '.repeat(256 * 1024)}`, {}],
  ['a press in a modal', form({ ...PRESS, container: { type: 'view' }, view: { id: 'V1' } }), {}],
  ['a press without a user', form({ ...PRESS, user: undefined }), {}],
  ['a press of nothing', form({ ...PRESS, actions: [] }), {}],
  ['a press without a name', form({ ...PRESS, actions: [{ type: 'button' }] }), {}],
  ['a form that is sent', form({ ...PRESS, type: 'view_submission', actions: undefined }), {}],
];

describe('goes on to Bolt with its body as it came', () => {
  it.each(ON)('%s', async (_what, body, more) => {
    const press = vi.fn<Deps['press']>();
    const { send } = await server({ press });
    expect(await send(body, more)).toEqual({ status: 299, body: Buffer.from(body) });
    expect(press).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing is installed', async () => undefined],
    ['Slack cannot be asked', () => Promise.reject(new Error('away'))],
    [
      'the token is that of an organisation',
      async () => ({ key: 'E1', team: 'T1', token: '', isOrg: true, client: new WebClient('') }),
    ],
  ])('where %s', async (_what, of) => {
    const { send } = await server({ workspaces: { of } });
    expect(await send(form(PRESS))).toEqual({ status: 299, body: Buffer.from(form(PRESS)) });
  });
});

describe('in the whole', () => {
  it('Bolt sees what is not for the short way, and no press on a message', async () => {
    const seen = vi.spyOn(App.prototype, 'processEvent');
    onTestFinished(() => seen.mockRestore());
    const world = await slackWorld(['fp@unhcr.example']);
    await world.w.open();
    await world.arrive();
    expect((await world.in('fp@unhcr.example').press('Endorse')).status).toBe(200);
    expect(seen).not.toHaveBeenCalled();
    await world.in('fp@unhcr.example').say('help');
    expect(seen).toHaveBeenCalledTimes(1);
  });
});
