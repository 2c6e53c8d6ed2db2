/**
 * Socket Mode as Slack does it: the app asks for an address that is good for one connection, is greeted there, gets
 * everything in numbered envelopes, and acknowledges each by its number.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import WebSocket from 'ws';
import { APP_ID, APP_TOKEN, type Json } from './state.ts';

export type EnvelopeType = 'events_api' | 'interactive' | 'slash_commands';
/** Slack is about to end the connection; has ended it; or the app is switched off. */
export type Ending = 'warning' | 'refresh_requested' | 'link_disabled';

export interface Acknowledged {
  readonly payload: Json;
  readonly ms: number;
}

export interface Sockets {
  /** The connections that were greeted and are open. */
  readonly open: number;
  /** All that there have been. */
  readonly greeted: number;
  /** `apps.connections.open` */
  ticket(token: string): Json;
  /** In an envelope over one of the connections. @throws when nobody acknowledges it within what Slack allows */
  send(type: EnvelopeType, payload: Json, retry?: number): Promise<Acknowledged>;
  /** Over one of the connections as it is: what Slack would not send. */
  raw(text: string): void;
  /** Says that the connection ends. The app has to close it: Slack waits a little, then does. */
  end(reason: Ending): void;
  /** As when the network goes away: without a goodbye. */
  cut(): void;
  /** From now on connections are taken and nobody is greeted. */
  mute(): void;
  stop(): void;
}

const ACK_MS = 3_000;
const PATH = '/link';

export function createSockets(server: Server, origin: () => string, complaints: string[]): Sockets {
  const tickets = new Set<string>();
  const open = new Set<WebSocket>();
  const waiting = new Map<string, { readonly type: EnvelopeType; readonly acked: (payload: Json) => void }>();
  const sockets = new WebSocket.Server({ noServer: true });
  let greeted = 0;
  let isMute = false;

  server.on('upgrade', (req, socket, head) => {
    const url = new URL(req.url ?? '/', 'http://slack');
    if (url.pathname !== PATH || !tickets.delete(url.searchParams.get('ticket') ?? '')) return socket.destroy();
    sockets.handleUpgrade(req, socket as never, head, (connection) => (isMute ? undefined : greet(connection)));
  });

  function greet(connection: WebSocket): void {
    greeted += 1;
    open.add(connection);
    connection.on('close', () => open.delete(connection));
    connection.on('message', (data) => acknowledge(JSON.parse((data as Buffer).toString('utf8')) as Json));
    connection.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.size,
        debug_info: { host: 'applink-sample', build_number: 10, approximate_connection_time: 18060 },
        connection_info: { app_id: APP_ID },
      }),
    );
  }

  function acknowledge({ envelope_id: id, payload }: Json): void {
    const envelope = waiting.get(String(id));
    if (!envelope) return void complaints.push('socket: an acknowledgement of nothing');
    waiting.delete(String(id));
    const answer = (payload ?? {}) as Json;
    if (envelope.type === 'events_api' && Object.keys(answer).length > 0)
      complaints.push('socket: an event takes no answer');
    envelope.acked(answer);
  }

  return {
    get open() {
      return open.size;
    },
    get greeted() {
      return greeted;
    },
    ticket(token) {
      if (token !== APP_TOKEN)
        return { ok: false, error: token.startsWith('xoxb-') ? 'not_allowed_token_type' : 'invalid_auth' };
      const ticket = randomBytes(16).toString('hex');
      tickets.add(ticket);
      return { ok: true, url: `${origin().replace('http', 'ws')}${PATH}?ticket=${ticket}&app_id=${APP_ID}` };
    },
    async send(type, payload, retry = 0) {
      const connection = [...open].at(-1);
      if (!connection) throw new Error('no socket is open');
      const id = randomUUID();
      const began = performance.now();
      const acked = new Promise<Json>((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`${type}: not acknowledged within three seconds`)), ACK_MS);
        waiting.set(id, {
          type,
          acked(answer) {
            clearTimeout(late);
            resolve(answer);
          },
        });
      });
      const retries = type === 'events_api' ? { retry_attempt: retry, retry_reason: retry > 0 ? 'timeout' : '' } : {};
      connection.send(
        JSON.stringify({
          envelope_id: id,
          payload,
          type,
          accepts_response_payload: type !== 'events_api',
          ...retries,
        }),
      );
      return { payload: await acked, ms: performance.now() - began };
    },
    raw: (text) => [...open].at(-1)?.send(text),
    end(reason) {
      for (const connection of open)
        connection.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-sample' } }));
    },
    cut: () => [...open].forEach((connection) => connection.terminate()),
    mute: () => void (isMute = true),
    stop: () => [...sockets.clients].forEach((connection) => connection.terminate()),
  };
}
