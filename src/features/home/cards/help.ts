/** Help: what people can type, by what they may do; and suggestions for words that were not understood. */
import type { Block, Card, Press } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { ActName } from '../../../core/contract.ts';
import { LANGUAGES, represents, type Reader } from '../../../core/people.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { CommandName } from '../../../kit/commands.ts';

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
  'plan',
  'report',
  'entity',
  'holidays',
  'page',
  'myData',
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
  'represented',
  'actionDue',
  'actionOwner',
  'people',
  'templates',
  'retention',
  'settings',
  'roomHere',
  'roomOff',
  'awayFor',
] as const;
type Line = (typeof EVERYONE | typeof REPRESENTATIVES | typeof SECRETARIAT)[number];

/** The command of each line. It is shown as readers type it in their language. */
const COMMANDS: Readonly<Record<Line, CommandName>> = {
  home: 'home',
  list: 'endorsementList',
  show: 'endorsementShow',
  rmc: 'rmcShow',
  rmcPreview: 'rmcPreview',
  register: 'register',
  messages: 'sendList',
  send: 'send',
  calls: 'callList',
  askInput: 'callNew',
  callNew: 'callNew',
  plan: 'plan',
  report: 'report',
  entity: 'entity',
  holidays: 'holidays',
  myData: 'myData',
  urgent: 'urgent',
  news: 'news',
  circulate: 'send',
  proposals: 'sendProposals',
  newsQueue: 'newsList',
  page: 'page',
  language: 'language',
  help: 'help',
  away: 'away',
  new: 'endorsementNew',
  meetings: 'meetingList',
  meeting: 'meetingShow',
  agenda: 'agenda',
  calendar: 'calendar',
  askMeeting: 'meetingRequest',
  newMeeting: 'meetingNew',
  represented: 'represented',
  actionDue: 'actionDue',
  actionOwner: 'actionOwner',
  people: 'people',
  templates: 'templates',
  retention: 'retention',
  settings: 'settings',
  roomHere: 'roomHere',
  roomOff: 'roomOff',
  awayFor: 'away',
};

const commands = (say: Speaker, { language }: Reader, which: readonly Line[]): Block =>
  list(which.map((line) => ({ text: TYPED.commands[COMMANDS[line]].usage[language], note: noteOn(say, line) })));

const noteOn = (say: Speaker, command: Line): string =>
  command === 'language' ? say('card.help.language', { languages: LANGUAGES.join(', ') }) : say(`card.help.${command}`);

export function help({ say, reader }: CardContext<undefined>): Card {
  const speaks = represents(reader);
  return {
    title: say('card.help.title'),
    body: [
      ...(speaks ? [text(say('card.help.how'))] : []),
      commands(say, reader, speaks ? [...EVERYONE, ...REPRESENTATIVES] : EVERYONE),
      ...(reader.manages
        ? [
            heading(say('card.help.secretariat')),
            commands(
              say,
              reader,
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
