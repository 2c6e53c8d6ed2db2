import { describe, expect, it } from 'vitest';
import { readConfig, WrongSettings } from '../src/config.ts';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.faults;
    throw error;
  }
};

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
    ['production without a platform', { NODE_ENV: 'production' }, 'CONCORD_LOCAL'],
    ['a manual clock in production', { NODE_ENV: 'production', CONCORD_CLOCK: 'manual' }, 'CONCORD_CLOCK'],
    ['Teams', { MICROSOFT_APP_ID: 'an-id' }, 'MICROSOFT_APP_ID'],
    ['Slack', { SLACK_BOT_TOKEN: 'xoxb-words' }, 'SLACK_BOT_TOKEN'],
    ['MongoDB', { MONGODB_URI: 'mongodb://db.example/concord' }, 'MONGODB_URI'],
  ])('refuse %s', (_what, environment, named) => {
    expect(faultsOf(environment).join('\n')).toContain(named);
  });

  it('never repeat a secret', () => {
    const secrets = {
      SLACK_SIGNING_SECRET: 'hush-1',
      MICROSOFT_APP_PASSWORD: 'hush-2',
      MONGODB_URI: 'mongodb://u:hush-3@db.example',
    };
    expect(faultsOf(secrets).join('\n')).not.toContain('hush');
  });

  it('keep the console in production for who asks for it by name', () => {
    expect(readConfig({ NODE_ENV: 'production', CONCORD_LOCAL: 'yes' })).toMatchObject({
      local: true,
      host: '127.0.0.1',
    });
  });
});
