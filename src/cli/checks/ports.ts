/** Looks whether the ports of the settings are free, or used by a Concord that runs. */
import { createServer } from 'node:net';
import type { Check } from '../../platforms/descriptor.ts';

export interface Ports {
  /** @returns the system's code (`EADDRINUSE`, `EACCES`) when nothing can listen there */
  readonly fault: (port: number, host: string) => Promise<string | undefined>;
  readonly isConcord: (port: number, host: string) => Promise<boolean>;
}
const PATIENCE_MS = 2_000;

const ports: Ports = {
  fault: (port, host) =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', ({ code, message }: NodeJS.ErrnoException) => resolve(code ?? message));
      server.listen(port, host, () => server.close(() => resolve(undefined)));
    }),
  isConcord: (port, host) =>
    fetch(`http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      async (answer) => answer.ok && (await answer.text()).includes('"ok":true'),
      () => false,
    ),
};

interface Settings {
  readonly port: number;
  readonly host: string;
  readonly metrics?: { readonly port?: number };
}

export async function portChecks(
  { port, host, metrics }: Settings,
  { fault, isConcord }: Ports = ports,
): Promise<readonly Check[]> {
  const look = async (what: string, asked: number): Promise<Check> => {
    const code = await fault(asked, host);
    if (code === undefined) return { what, ok: true, words: `${asked} is free on ${host}` };
    if (code !== 'EADDRINUSE') return { what, ok: false, words: `${asked} cannot be used on ${host} (${code})` };
    return (await isConcord(port, host))
      ? { what, ok: true, words: `${asked} is used by Concord, which runs` }
      : { what, ok: false, words: `another program uses ${asked} on ${host}: set ${what} to a free port` };
  };
  const own = await look('PORT', port);
  return metrics?.port === undefined ? [own] : [own, await look('CONCORD_METRICS_PORT', metrics.port)];
}
