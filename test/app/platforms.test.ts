/** The platforms as their folders describe them: nothing outside `src/platforms` asks which one it is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLATFORMS, traitsOf } from '../../src/app/platforms.ts';
import { CHAT_PLATFORMS } from '../../src/core/ids.ts';
import { SETTINGS } from '../../src/runtime/config.ts';

const src = new URL('../../src', import.meta.url).pathname;

describe.each(PLATFORMS)('%s', (name, { settings }) => {
  it('is described in its own folder, and in the list of names', () => {
    expect(existsSync(join(src, 'platforms', name, 'descriptor.ts'))).toBe(true);
    expect([...CHAT_PLATFORMS, 'mail']).toContain(name);
  });
  it('names every setting that it reads, and reads every one that it names', () => {
    expect(Object.keys(settings.shape).sort()).toEqual(Object.keys(settings.names).sort());
    expect(SETTINGS).toMatchObject(settings.names);
  });
  it('is not set up, and has nothing to say, where nothing is given and others are', () => {
    expect(settings.isAskedFor({}, true)).toBe(false);
    expect(settings.faults({}, true)).toEqual([]);
    expect(settings.read({}, true)).toBeUndefined();
  });
});

it('only the local console is on by itself, and not in production', () => {
  const on = (given: Record<string, string>) =>
    PLATFORMS.flatMap(([n, { settings }]) => (settings.isAskedFor(given, false) ? n : []));
  expect(on({})).toEqual(['local']);
  expect(on({ NODE_ENV: 'production' })).toEqual([]);
  expect(on({ NODE_ENV: 'production', CONCORD_LOCAL: 'yes' })).toEqual(['local']);
});

it('a platform that there is not has no traits', () => {
  expect(traitsOf('constructor')).toBeUndefined();
  expect(traitsOf('telex')).toBeUndefined();
  expect(traitsOf('slack')).toEqual({ opensWindows: true });
});

it('nothing outside their folders tells Slack and Teams apart', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const asks = files.filter(
    (file) =>
      !file.startsWith('platforms/') &&
      /[!=]==? '(slack|teams)'|case '(slack|teams)'/.test(readFileSync(join(src, file), 'utf8')),
  );
  // That command makes the app package that Teams asks for, and nothing else.
  expect(asks).toEqual(['cli/package.ts']);
});
