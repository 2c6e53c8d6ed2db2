/** `/readyz`: whether the program can work, and what does not although the rest does. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveAll } from '../../src/app/openPlatforms.ts';
import { createTroubles } from '../../src/core/troubles.ts';
import { listen, createHttp, type Health } from '../../src/runtime/server.ts';
import type { PlatformModule } from '../../src/platforms/module.ts';

async function readyz(health: Health): Promise<{ status: number; body: unknown }> {
  const server = await listen(createHttp(health, []), { port: 0, host: '127.0.0.1' });
  onTestFinished(() => server.close());
  const answer = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  return { status: answer.status, body: await answer.json() };
}

const silent = { began: () => undefined, ended: () => undefined };
const served = (why?: string): PlatformModule => ({
  platform: { name: 'local' } as PlatformModule['platform'],
  serve: async () => ({
    routers: [],
    stopAccepting: () => undefined,
    close: () => undefined,
    async ready() {
      if (why !== undefined) throw new Error(why);
    },
  }),
});
const allOf = (...modules: PlatformModule[]) =>
  serveAll(modules, {} as Parameters<typeof serveAll>[1], {} as Parameters<typeof serveAll>[2]);

describe('/readyz', () => {
  it('is 200 with nothing to tell while all is well', async () => {
    const { ready } = await allOf(served(), served());
    expect(await readyz({ ready, troubles: () => [] })).toEqual({ status: 200, body: { ok: true } });
  });

  it('stays 200 for what a part lacks, and says it until it is over', async () => {
    const troubles = createTroubles(silent);
    const health = { ready: async () => undefined, troubles: () => troubles.list() };
    troubles.begin('slack/T1', 'Slack refuses the token of the workspace T1');
    troubles.begin('teams/token', 'the secret has expired');
    expect(await readyz(health)).toEqual({
      status: 200,
      body: { ok: true, troubles: ['Slack refuses the token of the workspace T1', 'the secret has expired'] },
    });
    troubles.end('slack/T1');
    troubles.end('teams/token');
    expect(await readyz(health)).toEqual({ status: 200, body: { ok: true } });
  });

  it('is 503 with the words of every platform that cannot work, not of the first alone', async () => {
    const { ready } = await allOf(served('Slack refuses the bot token'), served(), served('Teams gives no token'));
    const troubles = createTroubles(silent);
    troubles.begin('mail', 'the mailbox is away');
    expect(await readyz({ ready, troubles: () => troubles.list() })).toEqual({
      status: 503,
      body: {
        ok: false,
        error: 'Slack refuses the bot token; Teams gives no token',
        troubles: ['the mailbox is away'],
      },
    });
  });
});

describe('a trouble', () => {
  it('is told to the log when it begins, when its words change and when it ends, however often it is met', () => {
    const told: string[] = [];
    const troubles = createTroubles({ began: (_about, words) => told.push(words), ended: (about) => told.push(about) });
    troubles.end('slack/T1');
    troubles.begin('slack/T1', 'revoked');
    troubles.begin('slack/T1', 'revoked');
    troubles.begin('slack/T1', 'expired');
    troubles.end('slack/T1');
    troubles.end('slack/T1');
    expect(told).toEqual(['revoked', 'expired', 'slack/T1']);
    expect(troubles.list()).toEqual([]);
  });
});
