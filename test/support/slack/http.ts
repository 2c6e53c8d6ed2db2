/** Reading and refusing, for what the stand-in serves. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from './state.ts';

export function refuseHttp(res: ServerResponse, status: number, retryAfter?: number): void {
  if (res.headersSent) return;
  res.statusCode = status;
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  res.end(status === 429 ? JSON.stringify({ ok: false, error: 'ratelimited' }) : '');
}

export async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Arguments come as a form whose values are text, or JSON where they are lists, objects, numbers or yes/no. */
export function parseArgs(body: string, type = ''): Json {
  if (type.includes('json')) return JSON.parse(body || '{}') as Json;
  const read = [...new URLSearchParams(body)].map(([name, value]): [string, unknown] => [name, readValue(value)]);
  return Object.fromEntries(read);
}
const readValue = (value: string): unknown => {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
};
