/** The doors through which a press comes, and the bare handler behind each that is its floor. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Answered, Call } from './load.ts';
import { asCall, isAccepted, type Pressing } from './presses.ts';
import { START, type Built } from './program.ts';

export interface Shown {
  readonly count: number;
  /** When the last one was (`performance.now()`). */
  readonly at: number;
}

export interface Door {
  readonly name: string;
  /** With which the program opens it. */
  readonly settings: Readonly<Record<string, string>>;
  /** The script of the floor. */
  readonly floor: (built: Built) => string;
  readonly call: (pressing: Pressing) => Call;
  readonly isAccepted: (answer: Answered) => boolean;
  /** What the floor has to answer, where it does not stand in the answer to the press. */
  readonly answered?: () => string;
  /** The cards that were put in a message's place, where that comes after the acknowledgement. */
  readonly shown?: () => Shown;
  close(): Promise<void>;
}

const CLOCK = { CONCORD_CLOCK: 'manual', CONCORD_NOW: START };

/** The local platform: an express handler and JSON, with nothing of a platform's library around them. */
export const localDoor = (): Door => ({
  name: 'local',
  settings: CLOCK,
  floor: ({ server }) => server,
  call: asCall,
  isAccepted,
  close: async () => undefined,
});

const TENANT = '11111111-1111-1111-1111-111111111111';
const fixture = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../test/fixtures/teams/invoke.json', import.meta.url)), 'utf8'),
) as Readonly<Record<string, unknown>>;

/**
 * Microsoft Teams: a captured press as the connector brings it, to a bot that believes everybody on this machine, as the
 * SDK lets it without an app id. The sample network's people are known by their addresses from their first press on.
 */
export async function teamsDoor(): Promise<Door> {
  const connector = await startConnector();
  return {
    name: 'Teams',
    settings: { ...CLOCK, TEAMS_LOCAL_DEVELOPMENT: 'yes', CONCORD_LOCAL: 'yes', CONCORD_SAMPLE: 'yes' },
    floor: ({ teams }) => teams,
    call: ({ person, verb, target, inputs, eventId }) => {
      const data = { target, ...prefixed(verb, inputs), concord: { network: 'una', kind: 'request' } };
      const chat = { conversationType: 'personal', tenantId: TENANT, id: `a:${person}` };
      const body = {
        ...fixture,
        id: eventId,
        serviceUrl: connector.url,
        from: { id: `29:${person}`, name: person, aadObjectId: person },
        conversation: chat,
        value: { action: { type: 'Action.Execute', title: 'Press', verb, data }, trigger: 'manual' },
      };
      return { path: '/api/messages', body };
    },
    isAccepted: ({ status, body }) =>
      status === 200 && body.startsWith('{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive"'),
    close: connector.stop,
  };
}

/** Inputs of a form go under the name of its act. */
const prefixed = (verb: string, inputs: Pressing['inputs']): Record<string, string> =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`${verb}#${name}`, value]));

/** Teams' own side, as little of it as there can be: it knows everybody's address and takes every message. */
async function startConnector(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  let sent = 0;
  const server = createServer((req, res) => {
    req.resume();
    const [, person] = /\/members\/29:([\w-]+)$/.exec(decodeURIComponent(req.url ?? '')) ?? [];
    const answer = person ? member(person) : { id: `1:${(sent += 1)}` };
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Addresses of the sample roll by person, set by the bench before the first press. */
export const addresses = new Map<string, string>();

const member = (person: string) => ({
  id: `29:${person}`,
  aadObjectId: person,
  tenantId: TENANT,
  email: addresses.get(person),
  userPrincipalName: addresses.get(person),
});
