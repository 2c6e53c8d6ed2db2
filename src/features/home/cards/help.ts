/** Help: what people can type, by what they may do; and suggestions for words that were not understood. */
import type { Block, Card, Press } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { ActName } from '../../../core/contract.ts';
import { LANGUAGES, represents } from '../../../core/people.ts';

const EVERYONE = [
  'home',
  'list',
  'show',
  'meetings',
  'meeting',
  'agenda',
  'calendar',
  'rmc',
  'rmcPreview',
  'register',
  'messages',
  'calls',
  'page',
  'language',
  'help',
] as const;
const REPRESENTATIVES = ['send', 'urgent', 'news', 'askInput', 'askMeeting', 'away'] as const;
const SECRETARIAT = [
  'new',
  'circulate',
  'proposals',
  'callNew',
  'newsQueue',
  'newMeeting',
  'people',
  'settings',
  'roomHere',
  'roomOff',
  'awayFor',
] as const;
type Command = (typeof EVERYONE | typeof REPRESENTATIVES | typeof SECRETARIAT)[number];

/** Shown as they are typed. The words are the same in every language. */
const TYPED: Readonly<Record<Command, string>> = {
  home: 'home',
  list: 'endorsement list',
  show: 'endorsement show E-12',
  rmc: 'rmc',
  rmcPreview: 'rmc preview',
  register: 'register framework',
  messages: 'send list workshop',
  send: 'send',
  calls: 'call list',
  askInput: 'call new',
  callNew: 'call new',
  urgent: 'urgent',
  news: 'news',
  circulate: 'send',
  proposals: 'send proposals',
  newsQueue: 'news list',
  page: 'page',
  language: 'language fr',
  help: 'help',
  away: 'away 2026-12-01 2026-12-15 Ana Silva',
  new: 'endorsement new',
  meetings: 'meeting list',
  meeting: 'meeting show M-7',
  agenda: 'agenda',
  calendar: 'calendar',
  askMeeting: 'meeting request',
  newMeeting: 'meeting new',
  people: 'people',
  settings: 'settings',
  roomHere: 'room here',
  roomOff: 'room off',
  awayFor: 'away 2026-12-01 2026-12-15 Ana Silva',
};

const commands = (say: Speaker, which: readonly Command[]): Block =>
  list(which.map((command) => ({ text: TYPED[command], note: noteOn(say, command) })));

const noteOn = (say: Speaker, command: Command): string =>
  command === 'language' ? say('card.help.language', { languages: LANGUAGES.join(', ') }) : say(`card.help.${command}`);

export function help({ say, reader }: CardContext<undefined>): Card {
  const speaks = represents(reader);
  return {
    title: say('card.help.title'),
    body: [
      ...(speaks ? [text(say('card.help.how'))] : []),
      commands(say, speaks ? [...EVERYONE, ...REPRESENTATIVES] : EVERYONE),
      ...(reader.manages
        ? [
            heading(say('card.help.secretariat')),
            commands(
              say,
              speaks ? SECRETARIAT.filter((c) => c !== 'awayFor' && c !== 'circulate' && c !== 'callNew') : SECRETARIAT,
            ),
          ]
        : []),
      text(say('card.help.buttons')),
    ],
    actions: [{ type: 'press', title: say('card.act.home'), verb: 'home' }],
    summary: say('card.help.title'),
  };
}

export interface Unknown {
  readonly words: string;
  readonly commands: readonly string[];
  /** The suggestions that can be buttons. */
  readonly presses?: readonly {
    readonly usage: string;
    readonly act: ActName;
    readonly inputs?: Readonly<Record<string, string>>;
  }[];
}
/** Words that are not a command, with the most similar commands. */
export function suggestions({ say, data }: CardContext<undefined, Unknown>): Card {
  return {
    title: say('card.suggestions.title'),
    body: [
      ...(data.words === '' ? [] : [{ type: 'quote', text: data.words, by: say('card.suggestions.yours') } as const]),
      ...(data.commands.length > 0
        ? [text(say('card.suggestions.meant')), list(data.commands.map((command) => ({ text: command })))]
        : [text(say('card.suggestions.none'))]),
    ],
    actions: [
      ...(data.presses ?? []).map(({ usage, act, inputs }): Press => ({
        type: 'press',
        title: usage,
        verb: act,
        ...(inputs && { inputs }),
      })),
      { type: 'press', title: say('card.act.help'), verb: 'help' },
      { type: 'press', title: say('card.act.home'), verb: 'home' },
    ],
    summary: say('card.suggestions.title'),
  };
}
