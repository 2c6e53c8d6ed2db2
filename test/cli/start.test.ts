/** `concord start`, with what it cannot use. */
import { expect, it } from 'vitest';
import { start } from '../../src/cli/start.ts';
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
