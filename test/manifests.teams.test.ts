/** The app package for Teams, held to the manifest format that it names. */
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { teamsPackage, zipped } from '../src/cli/package.ts';
import { packageFaults, type Files } from '../src/cli/teamsManifest.ts';
import { parse } from './support/features.ts';

const APP = '22222222-2222-2222-2222-222222222222';
const FILLED = { appId: APP, publicUrl: 'https://concord.example/', developer: 'The "Network" Secretariat' };
const files = teamsPackage(FILLED);

type Json = Record<string, unknown>;
const json = (name: string, of: Files = files): Json => JSON.parse(Buffer.from(of[name] ?? []).toString()) as Json;
const with_ = (name: string, change: (json: Json) => void): Files => {
  const changed = json(name);
  change(changed);
  return { ...files, [name]: Buffer.from(JSON.stringify(changed)) };
};
/** The first object at a dotted path, and the name of its last part. */
function at(root: Json, path: string): [Json, string] {
  const parts = path.split('.');
  const last = parts.pop() ?? '';
  return [parts.reduce((here, part) => here[part] as Json, root), last];
}
const set = (path: string, value: unknown) => (root: Json) => {
  const [place, last] = at(root, path);
  // What is undefined is left out of the JSON.
  place[last] = value;
};

describe('the app package for Teams', () => {
  it('has nothing that Teams would refuse', () => {
    expect(packageFaults(files)).toEqual([]);
  });

  it('is filled in', () => {
    expect(json('manifest.json')).toMatchObject({
      id: APP,
      bots: [{ botId: APP }],
      composeExtensions: [{ botId: APP }],
      developer: { name: FILLED.developer, privacyUrl: 'https://concord.example' },
      validDomains: ['concord.example'],
      staticTabs: [
        {
          entityId: 'home',
          contentUrl: 'https://concord.example/tab?theme={app.theme}&locale={app.locale}',
          websiteUrl: 'https://concord.example/m/',
          scopes: ['personal'],
        },
      ],
      webApplicationInfo: { id: APP, resource: `api://concord.example/${APP}` },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
    });
  });

  it('is the same file for the same settings, with everything at its root', () => {
    const zip = zipped(files);
    expect(Buffer.from(zip).equals(Buffer.from(zipped(teamsPackage(FILLED))))).toBe(true);
    expect(Object.keys(unzipSync(zip)).sort()).toEqual(['color.png', 'fr.json', 'manifest.json', 'outline.png']);
  });

  it('offers only words that are understood, in both languages', () => {
    const [bot] = json('manifest.json')['bots'] as { commandLists: { commands: { title: string }[] }[] }[];
    const english = bot?.commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)) ?? [];
    const french = Object.entries(json('fr.json'))
      .filter(([place]) => place.startsWith('bots') && place.endsWith('.title'))
      .map(([, title]) => String(title));
    expect(english).toHaveLength(french.length);
    for (const words of [...english, ...french]) expect(parse(words), words).toMatchObject({ type: 'act' });
  });

  const REQUIRED = [
    '$schema',
    'manifestVersion',
    'version',
    'id',
    'developer',
    'developer.name',
    'developer.websiteUrl',
    'developer.privacyUrl',
    'developer.termsOfUseUrl',
    'name.short',
    'name.full',
    'description.short',
    'description.full',
    'icons.color',
    'icons.outline',
    'accentColor',
    'bots.0.botId',
    'bots.0.scopes',
    'bots.0.commandLists.0.commands.0.description',
    'composeExtensions.0.commands.0.id',
    'composeExtensions.0.commands.0.fetchTask',
    'localizationInfo.defaultLanguageTag',
    'staticTabs.0.entityId',
    'staticTabs.0.contentUrl',
    'staticTabs.0.scopes',
    'webApplicationInfo.id',
    'webApplicationInfo.resource',
    'validDomains',
  ];
  it.each(REQUIRED)('would be refused without %s', (path) => {
    expect(packageFaults(with_('manifest.json', set(path, undefined))).join()).toContain(path);
  });

  it.each([
    ['name.short', 'x'.repeat(31)],
    ['name.full', 'x'.repeat(101)],
    ['description.short', 'x'.repeat(81)],
    ['description.full', 'x'.repeat(4001)],
    ['developer.name', 'x'.repeat(33)],
    ['developer.websiteUrl', 'http://concord.example'],
    ['bots.0.commandLists.0.commands.0.title', 'x'.repeat(33)],
    ['bots.0.commandLists.0.commands.0.description', 'x'.repeat(129)],
    ['bots.0.commandLists.0.commands', Array(11).fill({ title: 'a', description: 'b' })],
    ['bots.0.scopes', ['groupchat']],
    ['bots.0.botId', '11111111-1111-1111-1111-111111111111'],
    ['composeExtensions.0.commands.0.title', 'x'.repeat(33)],
    ['accentColor', 'blue'],
    ['version', '1.0'],
    ['id', 'concord'],
    ['manifestVersion', '1.18'],
    ['validDomains', ['https://concord.example']],
    ['staticTabs.0.entityId', 'x'.repeat(65)],
    ['staticTabs.0.contentUrl', 'http://concord.example/tab'],
    ['staticTabs.0.contentUrl', 'https://other.example/tab'],
    ['staticTabs.0.scopes', ['team']],
    ['webApplicationInfo.id', '11111111-1111-1111-1111-111111111111'],
    ['webApplicationInfo.resource', `api://other.example/${APP}`],
    ['unheardOf', true],
  ])('would be refused with %s as %j', (path, value) => {
    expect(packageFaults(with_('manifest.json', set(path, value)))).not.toEqual([]);
  });

  it.each([
    ['a name that is the same twice', with_('manifest.json', set('name.full', 'Concord'))],
    ['no colour icon', { ...files, 'color.png': Buffer.from('GIF89a') }],
    ['an outline of another size', { ...files, 'outline.png': files['color.png'] ?? Buffer.alloc(0) }],
    ['a language without a text', with_('fr.json', (of) => delete of['name.short'])],
    ['a language with a text for nothing', with_('fr.json', (of) => (of['bots[9].x'] = 'y'))],
    ['a language with too long a text', with_('fr.json', (of) => (of['description.short'] = 'x'.repeat(81)))],
    ['a place that is not filled in', with_('manifest.json', set('developer.name', '{{DEVELOPER}}'))],
    ['no language file', { ...files, 'fr.json': Buffer.from('{') }],
  ])('would be refused with %s', (_what, broken) => {
    expect(packageFaults(broken)).not.toEqual([]);
  });
});
