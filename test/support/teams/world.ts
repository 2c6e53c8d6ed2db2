/** A world in which some people use Teams: the local platform beside it, and Teams' own side of the conversation. */
import { onTestFinished } from 'vitest';
import { teamsWords } from '../../../src/app/platforms.ts';
import { openTeams, type TeamsOptions } from '../../../src/platforms/teams/module.ts';
import { world, type Options, type World } from '../world.ts';
import { startConnector, type FakeConnector } from './connector.ts';
import { DEVELOPMENT } from './opened.ts';
import { teamsUser, type Answered, type TeamsUser } from './people.ts';

export interface TeamsWorld extends World {
  readonly connector: FakeConnector;
  /** Brings an activity to the bot, as Teams does. */
  send(activity: object, headers?: Readonly<Record<string, string>>): Promise<Answered>;
  user(name: string, email?: string, principal?: string): TeamsUser;
}

/** Brings activities to the bot of this world. */
export const bringTo =
  (w: Pick<World, 'fetch'>) =>
  async (activity: object, headers: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const answer = await w.fetch('/api/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Answered['body']) };
  };

export async function teamsWorld(options: Options = {}, teams: Partial<TeamsOptions> = {}): Promise<TeamsWorld> {
  const connector = await startConnector();
  const w = await world({
    ...options,
    modules: ({ store, log, troubles }) => [
      // Test clients have no dialogs; every real Teams has.
      openTeams({
        settings: DEVELOPMENT,
        dialogs: true,
        words: teamsWords,
        keyValues: store.keyValues,
        log: { ...log, warn: () => undefined },
        troubles,
        ...teams,
      }),
    ],
  });
  onTestFinished(() => connector.stop());
  const send = bringTo(w);
  return {
    ...w,
    connector,
    send,
    user: (name, email, principal) =>
      teamsUser(connector, send, { name, ...(email !== undefined && { email }), ...(principal && { principal }) }),
  };
}
