/** Response URLs: a message that one person sees, or one put in the place of what they saw; five times each, for half an hour. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageFaults, refusedHere } from './blockKit.ts';
import { bodyOf, refuseHttp } from './http.ts';
import { nextTs, type Json, type State } from './state.ts';

export const respondTo =
  (state: State, complaints: string[]) =>
  async (id: string, req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const to = state.responses.get(id);
    const body = JSON.parse(await bodyOf(req)) as Json;
    if (!to) {
      complaints.push('response_url: unknown');
      return refuseHttp(res, 404);
    }
    const isUsed = to.uses >= state.responseLimits.uses;
    if (isUsed || Date.now() >= to.until) {
      res.statusCode = 404;
      return void res.end(isUsed ? 'used_url' : 'expired_url');
    }
    if (refusedHere(body['blocks'], state.refuses).length > 0) {
      res.statusCode = 400;
      return void res.end('invalid_blocks');
    }
    to.uses += 1;
    const faults = body['blocks'] === undefined ? [] : messageFaults(body['blocks']);
    complaints.push(...faults.map((fault) => `response_url: ${fault}`));
    const old = state.messages.find(({ ts }) => ts === to.ts);
    const blocks = (body['blocks'] as Json[] | undefined) ?? [];
    if (body['replace_original'] === true && old) Object.assign(old, { text: body['text'], blocks, edited: true });
    else state.messages.push({ channel: to.channel, ts: nextTs(), only: to.user, text: String(body['text']), blocks });
    res.end('ok');
  };
