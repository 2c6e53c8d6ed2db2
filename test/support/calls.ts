/**
 * Speaks HTTP as a platform's program does, over connections that stay open. The global `fetch` takes several times as much of
 * the processor for each call, and the tests make a hundred thousand of them.
 */
import { Agent, request } from 'node:http';

export type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** An answer that is not the core's "no" is an error, and fails the test. */
export function callsTo(url: string): { readonly call: Call; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const said = (method: string, path: string, body?: unknown): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
      const headers = bytes && { 'Content-Type': 'application/json', 'Content-Length': bytes.length };
      const asked = request(url + path, { method, agent, ...(headers && { headers }) }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() });
        });
      });
      asked.on('error', reject);
      asked.end(bytes);
    });
  return {
    async call<T>(method: string, path: string, body?: unknown): Promise<T> {
      const { status, text } = await said(method, path, body);
      if (status < 200 || status > 299) throw new Error(`${method} ${path}: ${status} ${text}`);
      return JSON.parse(text) as T;
    },
    close: () => agent.destroy(),
  };
}
