/**
 * Parses what somebody typed into an act. Case, plurals, accents and the order of words do not matter. Misspelt commands
 * are told apart from other words.
 */
import { withoutEnd } from '../core/ends.ts';
import { asSought } from '../core/seen.ts';
import { never } from '../core/ids.ts';
import { LANGUAGES, type Language } from '../core/people.ts';
import type { Vocabulary, WordedCommand } from './vocabulary.ts';
import { asRef, plain, REF, refIn, stems, tokensOf } from './typedTokens.ts';
import { act, type Parsed, type ReadDays } from './parsed.ts';
import { away } from './awayWords.ts';
import { afterName, bestCommand, type After } from './commandNames.ts';
import { unknown } from './suggestions.ts';

/** The number of characters that are read. No command is longer. */
const MAX_LENGTH = 10_000;

/**
 * Makes the function that reads what somebody typed to the bot, without the mention.
 * @param language the language in which commands are offered when the words are not understood
 */
export const createParser =
  (
    vocabularies: () => Readonly<Record<Language, Vocabulary>>,
    isoDays: ReadDays,
  ): ((text: string, language?: Language, days?: ReadDays) => Parsed) =>
  (text, language = 'en', days = isoDays) =>
    parse(vocabularies()[language], text, days);

function parse(vocabulary: Vocabulary, text: string, days: ReadDays): Parsed {
  const given = text
    .slice(0, MAX_LENGTH)
    .trim()
    .replace(/^\/?concord(\s+|$)/i, '')
    // An accent that is typed as an apostrophe: on its own it would become a blank.
    .replaceAll('´', "'");
  if (given === '') return { type: 'nothing' };
  const typed = withReference(vocabulary, given);
  const tokens = withoutFilling(vocabulary, tokensOf(typed));
  if (isNotAPosition(vocabulary, typed)) return { type: 'notAPosition' };
  const refs = tokens.filter((token) => REF.test(token));
  const words = tokens.filter((token) => !REF.test(token));
  const isBare = words.every((word) => looks(vocabulary, word));
  if (refs[0] && (words.length === 0 || (isBare && refs.length === 1))) return shows(vocabulary, refs[0]);
  const found = bestCommand(vocabulary, stems(words), refs[0]);
  const understood =
    found &&
    complete(
      vocabulary,
      found.command,
      { text: typed, ...afterName(vocabulary, tokens, found.name), refs, rest: found.rest },
      days,
    );
  return (
    understood ??
    (found ? undefined : absence(vocabulary, tokens, words, days)) ??
    (found ? undefined : stance(vocabulary, typed)) ??
    withoutDashes(vocabulary, typed, days) ??
    askedToSee(vocabulary, tokens, days) ??
    (found ? undefined : about(vocabulary, typed, refs, words)) ??
    unknown(vocabulary, typed, stems(words))
  );
}

/** A letter and a number with a blank between them. A small “a” is a word. */
const APART = /(?<![\p{L}\p{N}'’.-])([B-Zb-zA])(?:\s*[-\u2010-\u2015]\s*|\s+)(\d{1,9})(?![\p{L}\p{N}]|[.:/%-]\d)/u;

/** “show E 1”, “E - 1”: the reference that is meant, where the text has no other. */
function withReference({ shownBy }: Vocabulary, typed: string): string {
  const [, letter = '', n = ''] = APART.exec(typed) ?? [];
  if (letter === '' || shownBy(`${letter.toUpperCase()}-${n}`) === undefined) return typed;
  return tokensOf(typed).some((token) => REF.test(token)) ? typed : typed.replace(APART, '$1-$2');
}

/** “away tomorrow to end of next week with NAME”: “end” is a part of the date here, and elsewhere ends an absence. */
function absence(
  vocabulary: Vocabulary,
  tokens: readonly string[],
  words: readonly string[],
  days: ReadDays,
): Parsed | undefined {
  const commands = vocabulary.commands.filter(({ takes }) => takes === 'away');
  const found = bestCommand({ ...vocabulary, commands }, stems(words), undefined);
  const after = found && {
    text: tokens.join(' '),
    ...afterName(vocabulary, tokens, found.name),
    refs: [],
    rest: found.rest,
  };
  const parsed = after && complete(vocabulary, found.command, after, days);
  return parsed?.type === 'act' ? parsed : undefined;
}

/** Does the word only ask to see something, or add nothing? */
const looks = ({ filling, looking }: Vocabulary, word: string): boolean =>
  filling.includes(plain(word)) || stems([word]).some((one) => looking.has(one));

/** “display the settings”, “ouvrir ma page”: words that ask to see something, before the name of a command that shows it. */
function askedToSee(vocabulary: Vocabulary, tokens: readonly string[], days: ReadDays): Parsed | undefined {
  const first = tokens.findIndex((token) => !looks(vocabulary, token));
  if (first < 1) return undefined;
  const parsed = parse(vocabulary, tokens.slice(first).join(' '), days);
  const isShown =
    parsed.type === 'act' && vocabulary.commands.some(({ act: verb, isLook }) => isLook && verb === parsed.verb);
  return isShown ? parsed : undefined;
}

/** “aidez-moi”, “compte-rendu M-7”: a dash between two words is a blank, where they mean nothing with it. */
function withoutDashes(vocabulary: Vocabulary, typed: string, days: ReadDays): Parsed | undefined {
  const apart = typed.replace(/(?<=\p{L})[-\u2010-\u2015](?=\p{L})/gu, ' ');
  const parsed = apart === typed ? undefined : parse(vocabulary, apart, days);
  return parsed?.type === 'unknown' ? undefined : parsed;
}

/**
 * Drops leading words that add nothing: “please”, “I want to see the …”. They stay when the whole text is the name of a
 * command.
 */
function withoutFilling({ filling, wholeNames }: Vocabulary, tokens: readonly string[]): readonly string[] {
  const first = tokens.findIndex((token) => !filling.includes(plain(token)));
  if (first < 0) return tokens;
  const from = Math.max(0, tokens.length - MAX_NAME_WORDS);
  for (let i = from; i < first; i += 1) if (wholeNames.has(stems(tokens.slice(i)).join(' '))) return tokens.slice(i);
  return tokens.slice(first);
}
/** No listed name of a command has more words. */
const MAX_NAME_WORDS = 8;

/** A word that sounds like a position counts only among this many first words of a sentence. */
const MAX_WORDS_BEFORE_STANCE = 5;
/**
 * Recognises words that sound like a position: “We object to E-1: paragraph 3 …”. They are not a position; the form opens
 * with them filled in.
 */
function stance({ stances }: Vocabulary, typed: string): Parsed | undefined {
  const tokens = [...typed.matchAll(/\S+/g)];
  const ref = tokens.find(([token]) => refIn(token)?.startsWith('e'));
  const said = tokens
    .slice(0, MAX_WORDS_BEFORE_STANCE + (ref ? 1 : 0))
    .find(([token]) => stances.includes(plain(token)));
  if (!said || (!ref && tokens.indexOf(said) > 1)) return undefined;
  const ends = [ref, said].map((match) => (match ? match.index + match[0].length : 0));
  const text = typed.slice(Math.max(...ends)).replace(/^[\s.,;:!?–—-]+/, '');
  return { type: 'notAPosition', ...(ref && { target: asRef(ref[0]) }), ...(text !== '' && { text }) };
}

/** With this number of words beside a reference, the text is a sentence, which may belong in a form. */
const SENTENCE_WORDS = 4;
/**
 * Words that are no command and name one thing are about that: “we need more time for E-1 until Friday”. A request comes with
 * its buttons and the words in its forms, anything else is shown.
 */
function about(
  vocabulary: Vocabulary,
  typed: string,
  refs: readonly string[],
  words: readonly string[],
): Parsed | undefined {
  const [ref, ...others] = new Set(refs.map(asRef));
  if (ref === undefined || others.length > 0 || vocabulary.shownBy(ref) === undefined) return undefined;
  if (!ref.startsWith('E-')) return shows(vocabulary, ref);
  return { type: 'notAPosition', target: ref, ...(words.length >= SENTENCE_WORDS && { text: typed }) };
}

/** Shows the document of a reference. Its letter decides which act shows it: `show C-9` shows a message. */
function shows(vocabulary: Vocabulary, typed: string, verb?: string): Parsed {
  const target = asRef(typed);
  // No kind has this letter: any act that takes a reference will answer that there is no such document.
  const looking = vocabulary.shownBy(target) ?? verb ?? vocabulary.commands.find(({ takes }) => takes === 'ref')?.act;
  return looking === undefined ? { type: 'nothing' } : act(looking, {}, target);
}

function complete(
  vocabulary: Vocabulary,
  command: WordedCommand,
  { text, typed, words, refs, rest }: After,
  days: ReadDays,
): Parsed | undefined {
  switch (command.takes) {
    case undefined:
      return command.form === undefined
        ? act(command.act, command.inputs)
        : { type: 'form', verb: command.act, form: command.form };
    case 'ref':
      if (command.letters !== undefined && refs[0]) return act(command.act, {}, asRef(refs[0]));
      return refs[0] ? shows(vocabulary, refs[0], command.act) : { type: 'missing', usage: command.usage };
    case 'refAndWords': {
      const behind = behindRef(text);
      const [, n, said = ''] =
        (command.isNumbered ? /^(?:(\d{1,4})\s*[:：]\s*)?(.*)$/su : /^()(.*)$/s).exec(behind) ?? [];
      return said === '' || refs[0] === undefined
        ? { type: 'missing', usage: command.usage }
        : act(command.act, { ...(n && { n }), [command.as ?? 'words']: said }, asRef(refs[0]));
    }
    case 'refAndNumber': {
      const [, n, more] = /^(\d{0,4})(.*)$/su.exec(behindRef(text).trim()) ?? [];
      if (refs[0] === undefined) return { type: 'missing', usage: command.usage };
      return more?.trim() === '' ? act(command.act, n ? { [command.as ?? 'n']: n } : {}, asRef(refs[0])) : undefined;
    }
    case 'state': {
      if (rest.length === 0) return act(command.act);
      const typedState = rest.join('');
      const state = command.states?.find((name) =>
        [name, ...vocabulary.states[name]].some((words) => stems(words.split(' ')).join('') === typedState),
      );
      return state && act(command.act, { state: state.toLowerCase() });
    }
    case 'language':
      return rest[0]
        ? act(command.act, { language: languageNamed(vocabulary, rest[0]) ?? rest[0] })
        : { type: 'missing', usage: command.usage };
    case 'words': {
      const [ref, ...others] = typed;
      if (ref !== undefined && others.length === 0 && vocabulary.shownBy(asRef(ref)) === command.act && REF.test(ref))
        return shows(vocabulary, ref);
      const wanted = typed.map((word) => (REF.test(word) ? asRef(word) : word));
      return act(command.act, wanted.length === 0 ? {} : { words: wanted.join(' ') });
    }
    case 'years': {
      const [years, ...more] = rest.filter((word) => !stems(vocabulary.years).includes(word));
      if (years === undefined) return act(command.act);
      return /^\d{1,9}$/.test(years) && more.length === 0 ? act(command.act, { years }) : undefined;
    }
    case 'away':
      return away(vocabulary, words, command.usage, days);
    default:
      return never(command.takes);
  }
}

/** What stands behind the first reference, with its line breaks. */
function behindRef(text: string): string {
  const ref = [...text.matchAll(/\S+/g)].find(([token]) => refIn(token));
  return ref ? text.slice(ref.index + ref[0].length).replace(/^[\s.,;:!?–—-]+/, '') : '';
}

/** Finds a language by its name in any language. */
const languageNamed = ({ languages }: Vocabulary, typed: string): string | undefined =>
  LANGUAGES.find((code) => stems(languages[code]).includes(typed));

function isNotAPosition({ notPositions }: Vocabulary, typed: string): boolean {
  const words = withoutEnd(asSought(typed), /[.!]/).trim();
  return notPositions.includes(words) || /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\s]+$/u.test(typed);
}
