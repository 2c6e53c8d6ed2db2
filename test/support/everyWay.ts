/** A world with every way to a person: Slack, Teams, mail, and the local platform of the Secretariat. */
import { onTestFinished } from 'vitest';
import { mailWords, slackWords, teamsWords } from '../../src/app/platforms.ts';
import { openMail } from '../../src/platforms/mail/module.ts';
import { openSlack } from '../../src/platforms/slack/module.ts';
import { openTeams } from '../../src/platforms/teams/module.ts';
import { mailSettings, unread } from './mail/office.ts';
import { startRelay, type ReceivedMail, type Relay } from './mail/relay.ts';
import { slackPerson, type SlackPerson } from './slack/person.ts';
import type { FakeSlack } from './slack/server.ts';
import { SIGNING_SECRET, TEAM } from './slack/state.ts';
import { aSlack } from './slack/world.ts';
import { startConnector, type FakeConnector } from './teams/connector.ts';
import { DEVELOPMENT } from './teams/opened.ts';
import { teamsUser, type TeamsUser } from './teams/people.ts';
import { bringTo } from './teams/world.ts';
import { world, type Options, type World } from './world.ts';

export interface EveryWay {
  readonly w: World;
  readonly slack: FakeSlack;
  readonly connector: FakeConnector;
  readonly relay: Relay;
  readonly inSlack: (email: string) => SlackPerson;
  readonly inTeams: (name: string, email: string) => TeamsUser;
  readonly mailsTo: (email: string) => readonly ReceivedMail[];
}

/** Only people of the Secretariat are on the local platform. */
export async function everyWay(options: Options = {}): Promise<EveryWay> {
  const [slack, connector, relay] = [await aSlack(), await startConnector(), await startRelay()];
  onTestFinished(async () => void (await Promise.all([connector.stop(), relay.stop()])));
  const w = await world({
    platform: (local) => ({
      ...local,
      place: async (to) => (to.email.endsWith('@secretariat.example') ? local.place(to) : undefined),
    }),
    ...options,
    modules: ({ store: { keyValues }, now, log, troubles }) => [
      openSlack({
        settings: { botToken: TEAM.token, signingSecret: SIGNING_SECRET, apiUrl: slack.url },
        ...{ keyValues, words: slackWords, troubles, now, log: { ...log, warn: () => undefined } },
      }),
      openTeams({
        settings: DEVELOPMENT,
        dialogs: true,
        words: teamsWords,
        keyValues,
        log: { ...log, warn: () => undefined },
        troubles,
      }),
      openMail({ ...unread, settings: mailSettings({ port: relay.port }), keyValues, now, troubles, words: mailWords }),
    ],
  });
  slack.connect(`${w.url}/slack/events`);
  return {
    ...{ w, slack, connector, relay },
    inSlack: (email) => slackPerson(slack, slack.addUser({ name: email, email })),
    inTeams: (name, email) => teamsUser(connector, bringTo(w), { name, email }),
    mailsTo: (email) => relay.mails.filter(({ to }) => to.includes(email)),
  };
}
