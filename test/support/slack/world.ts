/** A world in which some entities are in Slack and the others on the local platform. */
import { expect, onTestFinished, vi } from 'vitest';
import { slackWords } from '../../../src/app/platforms.ts';
import { openSlack, type SlackSettings } from '../../../src/platforms/slack/module.ts';
import { startWorld, type Options, type World } from '../world.ts';
import { slackPerson, type SlackPerson } from './person.ts';
import { fakeSlack, type FakeSlack } from './server.ts';
import { APP_TOKEN, SIGNING_SECRET, TEAM, type Team } from './state.ts';

export interface SlackWorld {
  readonly w: World;
  readonly slack: FakeSlack;
  /** Somebody with this address in Slack. */
  in(email: string, name?: string): SlackPerson;
  /** Lets the limits pass, and all that is due arrive. */
  arrive(): Promise<void>;
  /** Stops the program in good order; at the test's end at the latest. */
  stop(): Promise<void>;
}

/** How Slack's words come in. */
export type Way = 'signed requests' | 'a socket';

/** A stand-in for Slack that ends with the test, and has nothing to complain of then. */
export async function aSlack(): Promise<FakeSlack> {
  const slack = await fakeSlack();
  onTestFinished(async () => {
    await slack.stop();
    expect(slack.complaints, 'what Slack would have refused').toEqual([]);
  });
  return slack;
}

export async function slackWorld(
  /** Addresses of people who have an account in Slack. */
  emails: readonly string[],
  options: Options & { readonly slack?: SlackSettings; readonly way?: Way; readonly teams?: readonly Team[] } = {},
): Promise<SlackWorld> {
  const slack = await aSlack();
  if (options.teams) slack.state.teams.clear();
  options.teams?.forEach((team) => slack.addTeam(team));
  const people = new Map<string, SlackPerson>();
  const add = (email: string, name = email): SlackPerson => {
    const person = people.get(email) ?? slackPerson(slack, slack.addUser({ name, email }));
    people.set(email, person);
    return person;
  };
  emails.forEach((email) => add(email));
  const { way = 'signed requests' } = options;
  const settings = options.slack ?? SETTINGS[way];
  const { close, ...w } = await startWorld({
    ...options,
    modules: (around) => [
      openSlack({
        settings: { ...settings, apiUrl: slack.url },
        keyValues: around.store.keyValues,
        words: slackWords,
        troubles: around.troubles,
        now: around.now,
        log: { ...around.log, warn: () => undefined },
      }),
      ...(options.modules?.(around) ?? []),
    ],
  });
  if (way === 'signed requests') slack.connect(`${w.url}/slack/events`);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= close());
  onTestFinished(async () => {
    await stop();
    expect(w.faults, 'faults that were logged').toEqual([]);
  });
  return { w, slack, in: add, arrive: () => w.advance('PT10S'), stop };
}

const SETTINGS: Readonly<Record<Way, SlackSettings>> = {
  'signed requests': { botToken: TEAM.token, signingSecret: SIGNING_SECRET },
  'a socket': { botToken: TEAM.token, appToken: APP_TOKEN },
};

/** What is done after the acknowledgement is waited for by what it comes to. */
export const soon = <T>(check: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(check, { timeout: 20_000, interval: 10 });
