/**
 * Checks an app package by Teams' rules for version 1.22 of the manifest format: every field that our manifest uses, its
 * limits, the icons, and what must agree between the files. Unknown keys are refused, as Teams does.
 */
import * as z from 'zod';
import { apiOf } from '../platforms/teams/tab/clients.ts';

export const FORMAT = '1.22';
const SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${FORMAT}/MicrosoftTeams.schema.json`;
const LOCAL_SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${FORMAT}/MicrosoftTeams.Localization.schema.json`;

export type Files = Readonly<Record<string, Uint8Array>>;

const text = (max: number) => z.string().min(1).max(max);
const url = z.url({ protocol: /^https$/ }).max(2048);
const guid = z.guid();
const scopes = z.array(z.enum(['personal', 'team', 'groupChat'])).min(1);
const language = z.string().regex(/^[a-z]{2,3}(-[a-zA-Z0-9]{2,8})*$/);
const domain = z
  .string()
  .max(2048)
  .regex(/^([a-z0-9-]+\.)+[a-z]{2,}$|^localhost$/i, 'must be a host name, without https:// and without a path');

const Manifest = z.strictObject({
  $schema: z.literal(SCHEMA),
  manifestVersion: z.literal(FORMAT),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: guid,
  developer: z.strictObject({ name: text(32), websiteUrl: url, privacyUrl: url, termsOfUseUrl: url }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4000) }),
  icons: z.strictObject({ color: text(2048), outline: text(2048) }),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  localizationInfo: z.strictObject({
    defaultLanguageTag: language,
    additionalLanguages: z.array(z.strictObject({ languageTag: language, file: text(2048) })),
  }),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes,
        supportsFiles: z.boolean(),
        isNotificationOnly: z.boolean(),
        commandLists: z
          .array(
            z.strictObject({
              scopes,
              commands: z
                .array(z.strictObject({ title: text(32), description: text(128) }))
                .min(1)
                .max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.strictObject({
        botId: guid,
        commands: z
          .array(
            z.strictObject({
              id: text(64),
              type: z.literal('action'),
              title: text(32),
              description: text(128),
              context: z
                .array(z.enum(['compose', 'commandBox', 'message']))
                .min(1)
                .max(3),
              fetchTask: z.literal(true),
            }),
          )
          .min(1)
          .max(10),
      }),
    )
    .length(1),
  staticTabs: z
    .array(
      z.strictObject({
        entityId: text(64),
        name: text(128),
        contentUrl: url,
        websiteUrl: url,
        scopes: z.array(z.literal('personal')).length(1),
      }),
    )
    .max(16),
  webApplicationInfo: z.strictObject({ id: guid, resource: text(2048) }),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])),
  supportedChannelTypes: z.array(z.enum(['sharedChannels', 'privateChannels'])),
  validDomains: z.array(domain).max(16),
});
type Manifest = z.infer<typeof Manifest>;

/** The faults of a package, one line each; empty when Teams accepts it. */
export function packageFaults(files: Files): string[] {
  const read = readJson(files, 'manifest.json');
  if (read === undefined) return ['manifest.json: missing, or not JSON'];
  const parsed = Manifest.safeParse(read);
  if (!parsed.success)
    return parsed.error.issues.map((issue) => `manifest.json: ${issue.path.join('.')}: ${issue.message}`);
  const { data } = parsed;
  return [
    ...agreementFaults(data),
    ...iconFaults(files, data.icons.color, 192, false),
    ...iconFaults(files, data.icons.outline, 32, true),
    ...data.localizationInfo.additionalLanguages.flatMap(({ file }) => languageFaults(files, file, data)),
    ...unfilled(files),
  ];
}

function agreementFaults({ id, name, description, bots, composeExtensions, ...tab }: Manifest): string[] {
  return [
    ...(name.short === name.full ? ['manifest.json: name: short and full must differ'] : []),
    ...(description.short === description.full ? ['manifest.json: description: short and full must differ'] : []),
    ...[...bots, ...composeExtensions]
      .filter(({ botId }) => botId !== id)
      .map(() => 'manifest.json: botId: is not the id of the app'),
    ...tabFaults(id, tab),
  ];
}

type Tab = Pick<Manifest, 'staticTabs' | 'webApplicationInfo' | 'validDomains'>;
/** Teams shows pages of valid domains only, and gives tokens only for an API that is named after the host of the tab. */
function tabFaults(id: string, { staticTabs, webApplicationInfo, validDomains }: Tab): string[] {
  return [
    ...(webApplicationInfo.id === id ? [] : ['manifest.json: webApplicationInfo.id: is not the id of the app']),
    ...staticTabs.flatMap(({ contentUrl }, n) => {
      const { host, hostname } = new URL(contentUrl);
      const resource = apiOf(host, id);
      return [
        ...(validDomains.includes(hostname)
          ? []
          : [`manifest.json: staticTabs.${n}.contentUrl: is of no valid domain`]),
        ...(webApplicationInfo.resource === resource
          ? []
          : [`manifest.json: webApplicationInfo.resource: must be ${resource}`]),
      ];
    }),
  ];
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Reads the header of a PNG: size and colour type (4 and 6 have transparency). */
function iconFaults(files: Files, name: string, size: number, transparent: boolean): string[] {
  const bytes = Buffer.from(files[name] ?? []);
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(PNG)) return [`${name}: missing, or no PNG`];
  const [width, height, colours] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25] ?? 0];
  return [
    ...(width === size && height === size ? [] : [`${name}: is ${width}×${height}, must be ${size}×${size}`]),
    ...(transparent && colours !== 4 && colours !== 6 ? [`${name}: must be transparent`] : []),
  ];
}

/** The texts that a language file may replace, by their path in the manifest. */
function languageFaults(files: Files, name: string, manifest: Manifest): string[] {
  const read = readJson(files, name);
  if (read === undefined) return [`${name}: missing, or not JSON`];
  const { $schema, ...texts } = read;
  const wanted = placesOf(manifest);
  return [
    ...($schema === LOCAL_SCHEMA ? [] : [`${name}: $schema: must be ${LOCAL_SCHEMA}`]),
    ...Object.keys(wanted)
      .filter((place) => texts[place] === undefined)
      .map((place) => `${name}: ${place}: missing`),
    ...Object.entries(texts).flatMap(([place, value]) => {
      const max = Object.hasOwn(wanted, place) ? wanted[place] : undefined;
      if (max === undefined) return [`${name}: ${place}: is no place of the manifest`];
      return text(max).safeParse(value).success
        ? []
        : [`${name}: ${place}: must be a text of at most ${max} characters`];
    }),
  ];
}

/** The texts of the manifest that people read, with their limits. */
function placesOf({ bots, composeExtensions, staticTabs }: Manifest): Readonly<Record<string, number>> {
  const places: Record<string, number> = {
    'name.short': 30,
    'name.full': 100,
    'description.short': 80,
    'description.full': 4000,
  };
  const command = (place: string): void => {
    places[`${place}.title`] = 32;
    places[`${place}.description`] = 128;
  };
  bots.forEach(({ commandLists }, b) =>
    commandLists.forEach(({ commands }, l) =>
      commands.forEach((_, c) => command(`bots[${b}].commandLists[${l}].commands[${c}]`)),
    ),
  );
  staticTabs.forEach((_, n) => (places[`staticTabs[${n}].name`] = 128));
  composeExtensions.forEach(({ commands }, e) =>
    commands.forEach((_, c) => command(`composeExtensions[${e}].commands[${c}]`)),
  );
  return places;
}

const unfilled = (files: Files): string[] =>
  Object.entries(files)
    .filter(([name]) => name.endsWith('.json'))
    .flatMap(([name, bytes]) =>
      [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/\{\{(\w+)\}\}/g),
      ].map(([, place]) => `${name}: ${place} is not filled in`),
    );

function readJson(files: Files, name: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(files[name] ?? []).toString());
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
