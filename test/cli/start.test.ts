/** `concord start`, with what it cannot use. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { portChecks } from '../../src/cli/checks/ports.ts';
import { start } from '../../src/cli/start.ts';
import { readConfig } from '../../src/runtime/config.ts';
import { portTaken } from '../../src/runtime/server.ts';

it('refuses words and options instead of starting without them', async () => {
  await expect(start.run(['--port', '4000'])).rejects.toThrow(/Unknown option '--port'/);
  await expect(start.run(['now'])).rejects.toThrow(/now/);
});

it('names the setting of the port that is taken', () => {
  const fault = (port: number) => Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', port });
  const settings = { PORT: '4000', CONCORD_METRICS_PORT: '9464' };
  expect(portTaken(fault(9464), settings)).toContain('Set CONCORD_METRICS_PORT');
  expect(portTaken(fault(4000), settings)).toContain('Set PORT');
  expect(portTaken(fault(3978), {})).toContain('Set PORT');
});

it('refuses one port for both, before anything is opened', () => {
  const same = 'CONCORD_METRICS_PORT is the same as PORT';
  expect(() => readConfig({ CONCORD_METRICS_PORT: '3978' })).toThrow(same);
  expect(() => readConfig({ PORT: '4000', CONCORD_METRICS_PORT: '4000' })).toThrow(same);
  expect(readConfig({ PORT: '4000', CONCORD_METRICS_PORT: '3978' })).toMatchObject({ metrics: { port: 3978 } });
});

it('doctor says whether the ports are free, taken by another program, or by Concord itself', async () => {
  const asked = { port: 4000, host: '127.0.0.1', metrics: { port: 9464 } };
  const seen = (fault: (port: number) => string | undefined, isConcord: boolean) =>
    portChecks(asked, {
      fault: (port) => Promise.resolve(fault(port)),
      isConcord: () => Promise.resolve(isConcord),
    }).then((checks) => checks.map(({ ok, words }) => `${ok}: ${words}`));
  expect(await seen(() => undefined, false)).toEqual([
    'true: 4000 is free on 127.0.0.1',
    'true: 9464 is free on 127.0.0.1',
  ]);
  expect(await seen((port) => (port === 9464 ? 'EADDRINUSE' : undefined), false)).toEqual([
    'true: 4000 is free on 127.0.0.1',
    'false: another program uses 9464 on 127.0.0.1: set CONCORD_METRICS_PORT to a free port',
  ]);
  expect(await seen(() => 'EADDRINUSE', true)).toEqual([
    'true: 4000 is used by Concord, which runs',
    'true: 9464 is used by Concord, which runs',
  ]);
  expect(await seen(() => 'EACCES', false)).toContain('false: 4000 cannot be used on 127.0.0.1 (EACCES)');
});

it('doctor finds a port that is taken, in earnest', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [taken] = await portChecks({ port, host: '127.0.0.1' });
  expect(taken).toMatchObject({ ok: false });
  server.close();
  await once(server, 'close');
  expect(await portChecks({ port, host: '127.0.0.1' })).toMatchObject([{ what: 'PORT', ok: true }]);
});
