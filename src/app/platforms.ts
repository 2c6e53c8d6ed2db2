/**
 * The list of platforms. A new platform is a line in each table here; settings, doctor, start and cards read the tables.
 */
import type { SendingPlatform } from '../core/ids.ts';
import type { Language } from '../core/people.ts';
import type { PlatformTraits } from '../core/platformTraits.ts';
import { own } from '../core/own.ts';
import { speaker } from '../i18n/speaker.ts';
import type { PlatformDescriptor, SettingsOf, WordsOf } from '../platforms/descriptor.ts';
import { MAX_FILE_MB } from '../features/directory/rules/state.ts';
import { local } from '../platforms/local/descriptor.ts';
import { mail } from '../platforms/mail/descriptor.ts';
import type { MailWords } from '../platforms/mail/words.ts';
import type { PageWords } from '../platforms/page/words.ts';
import { slack } from '../platforms/slack/descriptor.ts';
import type { SlackWords } from '../platforms/slack/words.ts';
import { teams } from '../platforms/teams/descriptor.ts';
import type { TeamsWords } from '../platforms/teams/words.ts';

/** In the order in which a person's addresses are tried. */
const DESCRIPTORS = { slack, teams, local, mail } satisfies Record<SendingPlatform, PlatformDescriptor>;
type Descriptors = typeof DESCRIPTORS;

/** Settings by the platform's name. A platform that is not set up has none. */
export type PlatformSettings = { readonly [Name in SendingPlatform]?: SettingsOf<Descriptors[Name]> };

const speakerIn = (language: Language) => speaker(language, 'UTC');
export const slackWords: SlackWords = (to, word) => speakerIn(to)(`slack.${word}`);
export const teamsWords: TeamsWords = {
  answeredPrivately: (to) => speakerIn(to)('teams.answeredPrivately'),
  installFirst: (to) => speakerIn(to)('teams.installFirst'),
  fault: (to) => speakerIn(to)('teams.fault'),
  notNow: (to) => speakerIn(to)('teams.notNow'),
  whichNetwork: (to) => speakerIn(to)('teams.whichNetwork'),
  typed: (to) => speakerIn(to)('teams.typed'),
  whichNetworkWhy: (to, example) => speakerIn(to)('teams.whichNetworkWhy', { example }),
  show: (to) => speakerIn(to)('card.show'),
};

export const mailWords: MailWords = {
  youCan: (to) => speakerIn(to)('email.youCan'),
  open: (to) => speakerIn(to)('email.open'),
  look: (to) => speakerIn(to)('email.look'),
  above: (to) => speakerIn(to)('email.above'),
  whoseFormer: (to, { name }) => speakerIn(to)('email.whoseFormer', { name }),
  whose: (to, { name, entity }) =>
    entity === undefined
      ? speakerIn(to)('email.whose', { name })
      : speakerIn(to)('email.whoseEntity', { name, entity }),
  notYou: (to) => speakerIn(to)('email.notYou'),
  subject: (to) => speakerIn(to)('email.subject'),
  trialSubject: (to) => speakerIn(to)('email.test.subject'),
  trial: (to) => speakerIn(to)('email.test.text'),
  codeSubject: (to) => speakerIn(to)('email.codeSubject'),
  code: (to, of) => speakerIn(to)('email.code', of),
  linkSubject: (to) => speakerIn(to)('email.linkSubject'),
  link: (to, of) => speakerIn(to)('email.link', of),
};

/** The texts of pages that are not on a card. */
export const pageWords: PageWords = (to, word, name = '') => {
  const say = speakerIn(to);
  if (word === 'whose') return say('page.whose', { name });
  const isOfSize = word === 'fileHint' || word === 'tooLarge';
  return isOfSize ? say(`page.${word}`, { megabytes: MAX_FILE_MB }) : say(`page.${word}`);
};

/** The texts that platforms need beside the cards. */
export const PLATFORM_WORDS: { readonly [Name in SendingPlatform]: WordsOf<Descriptors[Name]> } = {
  slack: slackWords,
  teams: teamsWords,
  local: undefined,
  mail: mailWords,
};

export const PLATFORMS: readonly (readonly [SendingPlatform, PlatformDescriptor])[] = Object.entries(DESCRIPTORS) as [
  SendingPlatform,
  PlatformDescriptor,
][];

/**
 * A platform's traits; undefined for a name that this version does not know. An earlier or later version may have stored
 * it.
 */
export const traitsOf = (platform: string): PlatformTraits | undefined =>
  own<PlatformDescriptor>(DESCRIPTORS, platform)?.traits;

/** The platforms that these troubles are about (`slack/T1/access`). */
export const platformsIn = (abouts: readonly string[]): readonly SendingPlatform[] =>
  PLATFORMS.flatMap(([name]) => (abouts.some((about) => about.split('/')[0] === name) ? [name] : []));
