/** `concord init`, as an administrator answers it. */
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CLIENTS } from '../../src/platforms/teams/tab/clients.ts';
import { unzipSync } from 'fflate';
import { readEnvFile, withSettings } from '../../src/cli/init/envFile.ts';
import { runInit } from '../../src/cli/init/init.ts';
import { NoAnswer, openTerminal } from '../../src/cli/init/terminal.ts';
import type { Tries } from '../../src/cli/init/tries.ts';
import { readConfig } from '../../src/runtime/config.ts';

const APP = '22222222-2222-2222-2222-222222222222';
const TENANT = '11111111-1111-1111-1111-111111111111';
const fine: Tries = async (what) => [{ what, ok: true, words: 'works' }];

interface Ran {
  readonly code: number;
  readonly said: string;
  readonly folder: string;
  read(file: string): string;
}
async function answered(
  answers: readonly string[],
  { tries = fine, folder = mkdtempSync(join(tmpdir(), 'concord-init-')) } = {},
): Promise<Ran> {
  const left = [...answers];
  let said = '';
  const terminal = {
    async ask(question: string): Promise<string> {
      said += question;
      const next = left.shift();
      if (next === undefined) throw new NoAnswer('There was no answer.');
      said += '\n';
      return next;
    },
    say: (words: string): void => void (said += `${words}\n`),
    close: (): void => undefined,
  };
  const code = await runInit({ folder, terminal, tries });
  expect(left, 'answers that were not asked for').toEqual([]);
  return { code, said, folder, read: (file) => readFileSync(join(folder, file), 'utf8') };
}

const NETWORK = ['una: UN Action', '', 'office@una.example'];

describe('concord init', () => {
  it('asks nothing for a folder that is not there', async () => {
    const { code, said } = await answered([], { folder: join(tmpdir(), 'concord-init-nowhere') });
    expect(code).toBe(1);
    expect(said).toMatch(/^There is no folder .*concord-init-nowhere/);
  });

  it('for the console alone asks seven things, and the program reads what it wrote', async () => {
    const { code, said, folder, read } = await answered([...NETWORK, '', '', '', '', '']);
    expect(code).toBe(0);
    expect(said).toContain('None: the console on this machine is used');
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    expect(readConfig(readEnvFile(join(folder, '.env')))).toMatchObject({
      network: { id: 'una', name: 'UN Action' },
      timeZone: 'America/New_York',
      secretariat: ['office@una.example'],
      local: true,
    });
    expect(read('.env')).toContain('# Teams: application id\n#MICROSOFT_APP_ID=\n');
    expect(read('for-administrators.md')).toContain('# What is still to be done for Concord: UN Action');
    expect(existsSync(join(folder, 'concord-teams.zip'))).toBe(false);
  });

  const both = [...NETWORK, 'y', 'y', '', 'https://concord.example.org/', APP, '', TENANT, 'it is # secret', ''];
  const slack = ['', 'xoxb-1', '', 'signs'];

  it('for Teams and Slack writes both packages, and no secret into the page', async () => {
    const { code, folder, read } = await answered([...both, ...slack, '', '']);
    expect(code).toBe(0);
    const config = readConfig(readEnvFile(join(folder, '.env')));
    expect(config.teams).toMatchObject({ appId: APP, password: 'it is # secret', tenant: TENANT });
    expect(config.slack).toMatchObject({ botToken: 'xoxb-1', signingSecret: 'signs' });
    const files = unzipSync(readFileSync(join(folder, 'concord-teams.zip')));
    expect(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())).toMatchObject({
      id: APP,
      validDomains: ['concord.example.org'],
    });
    expect(read('concord-slack.yaml')).toContain('request_url: https://concord.example.org/slack/events');
    expect(read('concord-slack.yaml')).not.toContain('concord.example/');
    const page = read('for-administrators.md');
    expect(page).toContain('https://concord.example.org/api/messages');
    expect(page).toContain(`**Application ID URI**: \`api://concord.example.org/${APP}\``);
    for (const [, client] of CLIENTS) expect(page).toContain(client);
    expect(page).not.toMatch(/xoxb|signs|secret$|it is #/m);
  });

  it('run again asks for what is there, keeps what it does not know, and takes a platform out', async () => {
    const first = await answered([...both, ...slack, '', '']);
    writeFileSync(join(first.folder, '.env'), `${first.read('.env')}# our own\nLOG_LEVEL=warn\n`);
    const secret = readEnvFile(join(first.folder, '.env'))['CONCORD_SECRET'];
    const again = await answered(['', 'Africa/Nairobi', '', '', 'n', '', '', '', '', '', '', '', '', ''], {
      folder: first.folder,
    });
    expect(again.said).toContain('Its id and name, for example una: UN Action [una: UN Action]');
    expect(again.said).toContain('Client secret [as it is]');
    expect(again.said).not.toContain('it is # secret');
    const now = readEnvFile(join(first.folder, '.env'));
    expect(now).toMatchObject({
      CONCORD_TIME_ZONE: 'Africa/Nairobi',
      MICROSOFT_APP_PASSWORD: 'it is # secret',
      LOG_LEVEL: 'warn',
      CONCORD_SECRET: secret,
    });
    expect(Object.keys(now).filter((name) => name.startsWith('SLACK_'))).toEqual([]);
    expect(again.read('.env')).toContain('# our own');
  });

  it('says at once what is wrong with an answer, and asks again', async () => {
    const { said } = await answered([
      '1',
      '',
      'una UN Action',
      'CET',
      'PST',
      'Europe/Paris',
      'nobody',
      'a@b.example',
      'x',
      '',
      '',
      '',
      '',
      '',
    ]);
    expect(said).toContain('CONCORD_NETWORK must be an id');
    expect(said).toContain('Its id is una, its name UN Action.');
    expect(said).toContain('This is needed.');
    expect(said).toContain('CONCORD_TIME_ZONE must be a time zone');
    expect(said).toContain('CONCORD_SECRETARIAT must be e-mail addresses');
    expect(said).toContain('Answer y or n.');
  });

  it('says what it took a name alone for', async () => {
    const { said, read } = await answered(['UN Action', ...NETWORK.slice(1), '', '', '', '', '']);
    expect(said).toContain('Its id is un, its name Action.');
    expect(read('for-administrators.md')).toContain('for Concord: Action\n');
  });

  it('tries what was answered, asks again, and says in the page what was left wrong', async () => {
    let turn = 0;
    const tries: Tries = async (what) =>
      what === 'store' && (turn += 1) < 3 ? [{ what: 'MongoDB', ok: false, words: `nobody answers (${turn})` }] : [];
    const uri = 'mongodb://db.example/concord';
    const { code, said, read } = await answered([...NETWORK, '', '', '', uri, 'y', '', 'n'], { tries });
    expect(code).toBe(2);
    expect(said).toMatch(/wrong {2}MongoDB: nobody answers \(1\)[^]*wrong {2}MongoDB: nobody answers \(2\)/);
    expect(read('for-administrators.md')).toContain('- MongoDB: nobody answers (2)');
    expect(said).toContain('1 still wrong');
  });

  it('with Slack’s socket alone needs no address, and its manifest names none', async () => {
    const first = await answered([...NETWORK, '', 'y', '', 'https://x.example', '', 'xoxb-1', 'xapp-1', '', '']);
    expect(first.read('concord-slack.yaml')).toContain('request_url: https://x.example');
    const again = await answered(['', '', '', '', '', '', '-', '', '', '', '', ''], { folder: first.folder });
    const manifest = again.read('concord-slack.yaml');
    expect(manifest).not.toMatch(/https:\/\/|redirect_urls/);
    expect(manifest).toContain('  socket_mode_enabled: true\n  interactivity:\n    is_enabled: true');
  });

  it('sets up mail with what the domain needs on the page, and its secret before it is tried', async () => {
    const seen: Readonly<Record<string, string>>[] = [];
    const tries: Tries = async (_what, given) => {
      seen.push(given);
      return [];
    };
    const relay = 'smtps://concord:geheim@relay.example:465';
    // Then: whether tags may be used, no key of our own for DKIM, limits.
    const mail = [relay, 'UN Action <concord@una.example>', '', '', '', 'office@una.example', 'yes', '', ''];
    const { code, folder, read } = await answered([...NETWORK, '', '', 'y', 'https://x.example', ...mail, '', ''], {
      tries,
    });
    expect(code).toBe(0);
    expect(readConfig(readEnvFile(join(folder, '.env'))).mail).toMatchObject({
      ...{ host: 'relay.example', user: 'concord', tags: true },
    });
    expect(seen.at(-1)?.['CONCORD_SECRET']).toHaveLength(43);
    expect(read('for-administrators.md')).toContain('In the DNS of una.example: SPF or DKIM');
    expect(read('for-administrators.md')).not.toContain('geheim');
  });

  it('that is broken off writes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'concord-init-'));
    await expect(answered(['una: UN Action'], { folder })).rejects.toBeInstanceOf(NoAnswer);
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });
});

describe('a file of settings', () => {
  it.each(['plain', 'with # hash', "it's", ' spaces ', '"quoted"', 'back\\slash', 'a=b', '$x ${y}'])(
    'holds %j as it is',
    (value) => {
      const folder = mkdtempSync(join(tmpdir(), 'concord-init-'));
      writeFileSync(join(folder, '.env'), withSettings('', { SLACK_SIGNING_SECRET: value }));
      expect(readEnvFile(join(folder, '.env'))['SLACK_SIGNING_SECRET']).toBe(value);
    },
  );

  it('changes the line that counts, and no other', () => {
    const text = '# port\n#PORT=\nexport HOST=a\nHOST=b\n';
    expect(withSettings(text, { HOST: 'c', PORT: '80', LOG_LEVEL: '' })).toBe(
      '# port\nPORT=80\nexport HOST=a\nHOST=c\n',
    );
    expect(withSettings(text, { HOST: '' })).toBe('# port\n#PORT=\nexport HOST=a\n#HOST=\n');
  });
});

describe('a terminal', () => {
  it('reads answers from a pipe, also those that come before they are asked for, and says when there are no more', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const terminal = openTerminal(input as never, output as never);
    const first = terminal.ask('A? ');
    input.write('one\n two \nhidden\n');
    expect(await first).toBe('one');
    expect(await terminal.ask('B? ')).toBe('two');
    expect(await terminal.ask('C? ', true)).toBe('hidden');
    input.end('three');
    expect(await terminal.ask('D? ')).toBe('three');
    await expect(terminal.ask('E? ')).rejects.toBeInstanceOf(NoAnswer);
    expect(String(output.read())).not.toContain('hidden');
  });
});
