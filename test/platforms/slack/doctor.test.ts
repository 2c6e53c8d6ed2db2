import { describe, expect, it } from 'vitest';
import { checkSlack } from '../../../src/platforms/slack/doctor.ts';
import { APP_TOKEN, SIGNING_SECRET, TEAM } from '../../support/slack/state.ts';
import { aSlack, slackWorld } from '../../support/slack/world.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const wrong = (checks: Awaited<ReturnType<typeof checkSlack>>) =>
  checks.filter(({ ok }) => !ok).map(({ what, words }) => `${what}: ${words}`);

describe('the doctor, about Slack', () => {
  it('finds nothing wrong where all is well', async () => {
    const { w, slack } = await slackWorld([]);
    const settings = { botToken: TEAM.token, signingSecret: SECRET, apiUrl: slack.url };
    expect(wrong(await checkSlack({ settings, publicUrl: w.url }))).toEqual([]);
  });

  it.each([
    ['a wrong token', { botToken: 'xoxb-wrong' }, 'Slack does not know it'],
    ['a client secret in the place of the signing secret', { signingSecret: SIGNING_SECRET }, 'is not 32 digits'],
  ])('finds %s, and says what to do', async (_what, of, said) => {
    const { w, slack } = await slackWorld([]);
    const settings = { botToken: TEAM.token, signingSecret: SECRET, apiUrl: slack.url, ...of };
    expect(wrong(await checkSlack({ settings, publicUrl: w.url })).join('\n')).toContain(said);
  });

  it.each([
    ['nothing wrong with the token of the app', APP_TOKEN, ''],
    ['a bot token in its place', TEAM.token, 'that is no app-level token'],
    ['one that Slack does not know', 'xapp-wrong', 'Slack does not know the app token'],
  ])('in Socket Mode finds %s', async (_what, appToken, said) => {
    const slack = await aSlack();
    const settings = { botToken: TEAM.token, appToken, apiUrl: slack.url };
    const found = wrong(await checkSlack({ settings }));
    expect(found).toHaveLength(said === '' ? 0 : 1);
    expect(found.join()).toContain(said);
    expect(found.join()).not.toContain(appToken);
  });

  it('finds missing scopes', async () => {
    const { w, slack } = await slackWorld([]);
    slack.state.teams.set(TEAM.id, { ...TEAM, scopes: ['chat:write'] });
    const settings = { botToken: TEAM.token, signingSecret: SECRET, apiUrl: slack.url };
    expect(wrong(await checkSlack({ settings, publicUrl: w.url })).join('\n')).toContain('users:read.email missing');
  });

  it('finds a clock that is wrong', async () => {
    const { w, slack } = await slackWorld([]);
    const settings = { botToken: TEAM.token, signingSecret: SECRET, apiUrl: slack.url };
    const now = () => Date.now() + 6 * 60_000;
    expect(wrong(await checkSlack({ settings, publicUrl: w.url, now })).join('\n')).toContain('by a time server');
  });

  it('finds that Slack cannot reach us, or we Slack', async () => {
    const slack = await aSlack();
    const settings = { botToken: TEAM.token, signingSecret: SECRET, apiUrl: slack.url };
    expect(wrong(await checkSlack({ settings })).join('\n')).toContain('set PUBLIC_URL');
    expect(wrong(await checkSlack({ settings, publicUrl: slack.origin })).join('\n')).toContain('answers 404');
    const gone = { ...settings, apiUrl: 'http://127.0.0.1:9/api/' };
    expect(wrong(await checkSlack({ settings: gone, publicUrl: 'http://127.0.0.1:9' }))).toHaveLength(3);
  });
});
