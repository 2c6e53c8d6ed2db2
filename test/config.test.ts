import { describe, expect, it } from 'vitest';
import { readConfig, WrongSettings } from '../src/runtime/config.ts';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults;
    throw error;
  }
};

const APP = '22222222-2222-2222-2222-222222222222';
const TENANT = '11111111-1111-1111-1111-111111111111';
const TEAMS = { MICROSOFT_APP_ID: APP, MICROSOFT_APP_PASSWORD: 'x', MICROSOFT_APP_TENANT_ID: TENANT };

describe('settings from the environment', () => {
  it('need not be given: one machine, the sample network, the embedded store', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      data: './data',
      clock: 'system',
      sample: true,
      secretariat: [],
      logLevel: 'info',
      local: true,
    });
  });

  it('are read as people write them', () => {
    const config = readConfig({
      PORT: '8080',
      CONCORD_CLOCK: 'manual',
      CONCORD_NOW: '2026-11-24T14:00:00Z',
      CONCORD_SAMPLE: 'no',
      CONCORD_SECRETARIAT: 'A@one.example, b@two.example',
      CONCORD_NETWORK: 'PSEA: PSEA focal points',
    });
    expect(config).toMatchObject({
      port: 8080,
      clock: 'manual',
      now: '2026-11-24T14:00:00.000Z',
      sample: false,
      secretariat: ['a@one.example', 'b@two.example'],
      network: { id: 'psea', name: 'PSEA focal points' },
    });
  });

  it.each(['https://concord.example/', 'http://localhost:3978', 'http://127.0.0.1:3978/'])('take %s', (url) => {
    expect(readConfig({ PUBLIC_URL: url }).publicUrl).toBe(url);
  });

  it('repeat no password of the public address', () => {
    const faults = faultsOf({ PUBLIC_URL: 'https://user:hunter2@concord.example/' });
    expect(faults).toEqual([expect.stringContaining('PUBLIC_URL must have no user')]);
    expect(faults.join()).not.toContain('hunter2');
  });

  it.each(['2026-11-24T14:00Z', '2028-02-29T00:00:00.500Z'])('take %s as the first instant', (first) => {
    expect(readConfig({ CONCORD_CLOCK: 'manual', CONCORD_NOW: first }).now).toBe(new Date(first).toISOString());
  });

  it('take an empty value as not given', () => {
    expect(faultsOf({ PORT: '', CONCORD_NOW: ' ', LOG_LEVEL: '' })).toEqual([]);
  });

  it('name every fault at once', () => {
    const faults = faultsOf({
      PORT: 'x',
      CONCORD_CLOCK: 'sundial',
      CONCORD_NOW: 'yesterday',
      CONCORD_SECRETARIAT: 'nobody',
      LOG_LEVEL: 'loud',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual(
      expect.arrayContaining(['PORT', 'CONCORD_CLOCK', 'CONCORD_NOW', 'CONCORD_SECRETARIAT', 'LOG_LEVEL']),
    );
  });

  it.each([
    ['a misspelt setting', { CONCORD_CLOK: 'manual' }, 'CONCORD_CLOK'],
    ['a first instant without a manual clock', { CONCORD_NOW: '2026-11-24T14:00:00Z' }, 'CONCORD_NOW'],
    ['the console on an address that others reach', { HOST: '0.0.0.0' }, 'HOST'],
    ['links that others on the way can read', { PUBLIC_URL: 'http://concord.example' }, 'PUBLIC_URL'],
    ['a public address that is none', { PUBLIC_URL: 'concord.example' }, 'PUBLIC_URL'],
    ['a public address with a password in it', { PUBLIC_URL: 'https://user:word@concord.example/' }, 'PUBLIC_URL'],
    ['a public address with a user in it', { PUBLIC_URL: 'https://user@concord.example/' }, 'PUBLIC_URL'],
    ['a public address with a query', { PUBLIC_URL: 'https://concord.example/?at=1' }, 'PUBLIC_URL'],
    ['a public address with a fragment', { PUBLIC_URL: 'https://concord.example/#at' }, 'PUBLIC_URL'],
    [
      'a day that no month has',
      { CONCORD_CLOCK: 'manual', CONCORD_NOW: '2026-02-31T10:00:00Z' },
      'CONCORD_NOW must be',
    ],
    [
      'a first instant that says no time zone',
      { CONCORD_CLOCK: 'manual', CONCORD_NOW: '2026-11-24T14:00:00' },
      'CONCORD_NOW must be',
    ],
    ['production without a platform', { NODE_ENV: 'production' }, 'CONCORD_LOCAL'],
    ['a manual clock in production', { NODE_ENV: 'production', CONCORD_CLOCK: 'manual' }, 'CONCORD_CLOCK'],
    ['an app id that is none', { MICROSOFT_APP_ID: 'an-id' }, 'MICROSOFT_APP_ID must be'],
    [
      'Teams without its secret',
      { MICROSOFT_APP_ID: APP, MICROSOFT_APP_TENANT_ID: APP },
      'MICROSOFT_APP_PASSWORD is missing',
    ],
    [
      'Teams without its app id',
      { MICROSOFT_APP_PASSWORD: 'x', MICROSOFT_APP_TENANT_ID: APP },
      'MICROSOFT_APP_ID is missing',
    ],
    [
      'Teams in one tenant that is not named',
      { MICROSOFT_APP_ID: APP, MICROSOFT_APP_PASSWORD: 'x' },
      'MICROSOFT_APP_TENANT_ID',
    ],
    [
      'Teams in no tenant',
      { ...TEAMS, MICROSOFT_APP_TENANT_ID: '', MICROSOFT_APP_TYPE: 'MultiTenant' },
      'MICROSOFT_ALLOWED_TENANTS',
    ],
    ['a type that the SDK would take for another', { ...TEAMS, MICROSOFT_APP_TYPE: 'Single' }, 'MICROSOFT_APP_TYPE'],
    ['a secret for a managed identity', { ...TEAMS, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, 'MICROSOFT_APP_PASSWORD'],
    ['tenants that are none', { ...TEAMS, MICROSOFT_ALLOWED_TENANTS: 'ours' }, 'MICROSOFT_ALLOWED_TENANTS'],
    [
      'local development with real credentials',
      { ...TEAMS, TEAMS_LOCAL_DEVELOPMENT: 'yes' },
      'TEAMS_LOCAL_DEVELOPMENT',
    ],
    [
      'local development that others reach',
      { TEAMS_LOCAL_DEVELOPMENT: 'yes', HOST: '0.0.0.0' },
      'HOST must be 127.0.0.1',
    ],
    [
      'local development in production',
      { TEAMS_LOCAL_DEVELOPMENT: 'yes', NODE_ENV: 'production' },
      'TEAMS_LOCAL_DEVELOPMENT',
    ],
    ['Teams', { MICROSOFT_APP_ID: 'an-id' }, 'MICROSOFT_APP_ID'],
    ['Slack without a way to check its requests', { SLACK_BOT_TOKEN: 'xoxb-words' }, 'SLACK_SIGNING_SECRET'],
    ['Slack without a token', { SLACK_SIGNING_SECRET: 'words' }, 'SLACK_BOT_TOKEN'],
    ['a token of another kind', { SLACK_BOT_TOKEN: 'xoxp-words', SLACK_SIGNING_SECRET: 's' }, 'SLACK_BOT_TOKEN'],
    ['a test server that is elsewhere and not https', { SLACK_API_URL: 'http://slack.example/api/' }, 'SLACK_API_URL'],
    ['both ways of being installed', { SLACK_BOT_TOKEN: 'xoxb-words', SLACK_CLIENT_ID: '1.2' }, 'exclude each other'],
    ['a short secret', { CONCORD_SECRET: 'short' }, 'CONCORD_SECRET'],
    ['an address that is not MongoDB’s', { MONGODB_URI: 'https://db.example/concord' }, 'MONGODB_URI'],
  ])('refuse %s', (_what, environment, named) => {
    expect(faultsOf(environment).join('\n')).toContain(named);
  });

  it('name everything that several workspaces need', () => {
    const faults = faultsOf({ SLACK_CLIENT_ID: '1.2' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'SLACK_CLIENT_SECRET',
      'SLACK_SIGNING_SECRET',
      'SLACK_TEAMS',
      'CONCORD_SECRET',
      'PUBLIC_URL',
    ]);
  });

  it('set up Slack alone: no console, no sample', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-words', SLACK_SIGNING_SECRET: 'words', NODE_ENV: 'production' });
    expect(config).toMatchObject({
      local: false,
      sample: false,
      host: '127.0.0.1',
      slack: { botToken: 'xoxb-words', signingSecret: 'words' },
    });
  });

  it('keep the console beside Slack for who asks for it, and then on this machine', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-words', SLACK_APP_TOKEN: 'xapp-words', CONCORD_LOCAL: 'yes' });
    expect(config).toMatchObject({ local: true, sample: false, host: '127.0.0.1', slack: { appToken: 'xapp-words' } });
  });

  it('never repeat a secret', () => {
    const secrets = {
      SLACK_SIGNING_SECRET: 'hush-1',
      SLACK_BOT_TOKEN: 'hush-4',
      CONCORD_SECRET: 'hush-5',
      MICROSOFT_APP_PASSWORD: 'hush-2',
      MONGODB_URI: 'mongo://u:hush-3@db.example',
    };
    expect(faultsOf(secrets).join('\n')).not.toContain('hush');
  });

  it('take an address of MongoDB', () => {
    expect(readConfig({})).not.toHaveProperty('mongodb');
    for (const mongodb of [
      'mongodb://a.example,b.example/concord?replicaSet=rs',
      'mongodb+srv://u:p@c.example/concord',
    ])
      expect(readConfig({ MONGODB_URI: mongodb })).toMatchObject({ mongodb });
  });

  it('keep the console in production for who asks for it by name', () => {
    expect(readConfig({ NODE_ENV: 'production', CONCORD_LOCAL: 'yes' })).toMatchObject({
      local: true,
      host: '127.0.0.1',
    });
  });

  it('serve Teams, with people of its own tenant alone unless more are named, and without the console', () => {
    expect(readConfig({ ...TEAMS, HOST: '0.0.0.0' })).toMatchObject({
      local: false,
      sample: false,
      teams: { appId: APP, type: 'SingleTenant', tenant: TENANT, allowedTenants: [TENANT], localDevelopment: false },
    });
    const many = { ...TEAMS, MICROSOFT_APP_TYPE: 'multitenant', MICROSOFT_ALLOWED_TENANTS: `${TENANT}, ${APP}` };
    expect(readConfig(many).teams).toMatchObject({ type: 'MultiTenant', allowedTenants: [TENANT, APP] });
    expect(readConfig({ ...TEAMS, CONCORD_LOCAL: 'yes' }).local).toBe(true);
  });

  it('serve Teams without authentication only where that is asked for', () => {
    expect(readConfig({ TEAMS_LOCAL_DEVELOPMENT: 'yes' })).toMatchObject({
      local: false,
      host: '127.0.0.1',
      teams: { appId: '', localDevelopment: true },
    });
    expect(readConfig({ TEAMS_LOCAL_DEVELOPMENT: 'no' }).teams).toBeUndefined();
  });
});
