/** What came to Concord's mailbox, for the Secretariat; and to the writer, that it went there. */
import type { Block, Card, Press } from '../../../core/card.ts';
import type { ActName } from '../../../core/contract.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { facts, quote, strong, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import type { Speaker } from '../../../i18n/speaker.ts';

/** See `rules/heard.ts`. */
export interface Heard {
  readonly what: 'words' | 'absence' | 'calendar' | 'setAside';
  readonly about?: Ref;
  readonly show?: ActName;
  readonly name?: string;
  readonly entity?: EntityId;
  /** The name of the person to whom the mail went that another answers. */
  readonly wentTo?: string;
  readonly from: string;
  readonly isTheirs: boolean;
  readonly vouched: 'pass' | 'fail' | 'none';
  readonly subject?: string;
  readonly words?: string;
  readonly tentative?: boolean;
  readonly recorded?: 'attending' | 'regrets';
  readonly isOutdated?: boolean;
  readonly proposed?: Instant;
  readonly proposedWords?: string;
  readonly isCut: boolean;
  readonly files: readonly string[];
  readonly isRestricted: boolean;
}
/** @property isPartly what they wrote could not all be told from what they quote */
export interface PassedOnWords {
  readonly about?: Ref;
  readonly show?: ActName;
  readonly isPartly?: boolean;
}

export function wordsReceived({ say, data }: CardContext<undefined, Heard>): Card {
  const { what, about, show } = data;
  const { name } = data;
  const who = name ?? say('card.heard.unknown');
  const title = titleOf(say, data);
  return {
    title,
    ...(about !== undefined && { eyebrow: about }),
    ...(isDoubtful(data) && { tone: 'warning' as const }),
    body: what === 'setAside' ? [text(say('card.heard.setAsideTodo'))] : [...said(say, data, who), ...notes(say, data)],
    actions: showing(say, about, show),
    summary: title,
  };
}

function titleOf(say: Speaker, { what, name, recorded, proposed, proposedWords }: Heard): string {
  if (what === 'setAside') return say('card.heard.setAside');
  if (name === undefined) return say('card.heard.stranger');
  if (recorded !== undefined) return say('card.heard.recorded', { name });
  if (proposed !== undefined || proposedWords !== undefined) return say('card.heard.proposes', { name });
  return say(`card.heard.${what}`, { name });
}

const isDoubtful = ({ what, vouched, isTheirs }: Heard): boolean =>
  what === 'words' && (vouched === 'fail' || !isTheirs);

function said(say: Speaker, heard: Heard, who: string): Block[] {
  const { name, entity, from, subject, words, tentative, recorded, isOutdated, about, isRestricted, isCut } = heard;
  const time = heard.proposed === undefined ? heard.proposedWords : say.instant(heard.proposed);
  const isNoAnswer = tentative !== true && recorded === undefined && time === undefined;
  const of = name !== undefined && entity !== undefined ? `${name}, ${say.entity(entity)}` : who;
  return [
    facts(
      [say('card.heard.from'), from],
      ...(subject === undefined || subject === '' ? [] : [[say('card.heard.subject'), subject] as const]),
    ),
    ...when(time, (proposed) => facts([say('card.heard.proposed'), proposed])),
    ...(tentative ? [strong(say('card.heard.tentative'))] : []),
    ...when(recorded, (answer) => strong(say(`card.heard.recorded.${answer}`))),
    ...(isOutdated ? [strong(say('card.heard.outdated'))] : []),
    ...(isRestricted
      ? [text(about === undefined ? say('card.heard.perhapsRestricted') : say('card.heard.restricted', { ref: about }))]
      : []),
    ...when(words, (written) => quote(written, of)),
    ...(words === '' && isNoAnswer && !isCut ? [text(say('card.heard.nothing'))] : []),
  ];
}

function notes(
  say: Speaker,
  { what, from, isTheirs, name, wentTo, vouched, isCut, files, isRestricted }: Heard,
): Block[] {
  return [
    ...(name !== undefined && !isTheirs ? [strong(say('card.heard.notTheirs', { name, from }), 'attention')] : []),
    ...when(wentTo, (to) =>
      strong(
        isTheirs ? say('card.heard.ofAnother', { to }) : say('card.heard.notTheirs', { name: to, from }),
        'attention',
      ),
    ),
    ...(vouched === 'fail' ? [strong(say('card.heard.notVouched'), 'attention')] : []),
    ...(isCut && !isRestricted ? [text(say('card.heard.cut'))] : []),
    ...(files.length > 0 ? [text(say('card.heard.files', { files: files.join(', ') }))] : []),
    ...(what === 'words' && from !== '' ? [text(say('card.heard.answer', { name: name ?? from, from }))] : []),
    subtle(say(what === 'absence' ? 'card.heard.noProof' : 'card.heard.noPosition')),
  ];
}

export function wordsPassedOn({ say, data: { about, show, isPartly } }: CardContext<undefined, PassedOnWords>): Card {
  const title = say(isPartly ? 'card.passedOnWords.mail' : 'card.passedOnWords.title');
  return {
    title,
    ...(about !== undefined && { eyebrow: about }),
    body: [...(isPartly ? [text(say('card.passedOnWords.partly'))] : []), text(say('card.passedOnWords.noPosition'))],
    actions: showing(say, about, show),
    summary: title,
  };
}

const showing = (say: Speaker, about: Ref | undefined, verb: ActName | undefined): Press[] =>
  verb && about ? [{ type: 'press', title: say('card.showRequest', { ref: about }), verb, target: about }] : [];
