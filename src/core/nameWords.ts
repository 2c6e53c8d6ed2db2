/**
 * The words of names: how they are compared (without accents and marks, whatever their case), and how one word may be spelled in the
 * script it is written in. Pure.
 */

/** Letters that no table of Unicode takes apart, and letters of one sound that keyboards mix. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ŧ: 't', ŋ: 'n', ß: 'ss', ς: 'σ' },
  // Arabic and Persian: alef, ya, kaf and the final ta.
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' },
};
/** Marks, what shows nothing, and the stroke that makes an Arabic word longer. */
const NOTHING = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u0640]/gu;
const DASH = /[\p{Pd}\u2212\u02d7]/u;
const APOSTROPHE = /[‘’‚‛ʹʻʼʽˈ′‵`´＇]/;

const foldedLetters = new Map<string, string>();
function foldedLetter(letter: string): string {
  const known = foldedLetters.get(letter);
  if (known !== undefined) return known;
  const plain = (part: string): string =>
    DASH.test(part) ? '-' : APOSTROPHE.test(part) ? "'" : (LETTERS[part] ?? part);
  const whole = APOSTROPHE.test(letter) ? "'" : letter.normalize('NFKD').toLowerCase().normalize('NFKD');
  const is = Array.from(whole.replace(NOTHING, ''), plain).join('');
  foldedLetters.set(letter, is);
  return is;
}

export interface Folded {
  readonly text: string;
  /** Where in the text as it was typed each unit stood. Absent: at the same place. */
  readonly places?: readonly number[];
}
const ASCII = /^[\t\n\r\x20-\x7e]*$/;
export function fold(typed: string): Folded {
  if (ASCII.test(typed)) return { text: typed.toLowerCase().replaceAll('`', "'") };
  const parts: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const letter of typed) {
    const is = foldedLetter(letter);
    for (let unit = 0; unit < is.length; unit += 1) places.push(at);
    parts.push(is);
    at += letter.length;
  }
  return { text: parts.join(''), places };
}

/** A name as it is compared, with single spaces. */
export const foldedName = (name: string): string => fold(name).text.replace(/\s+/g, ' ').trim();
/** Its words: letters and digits. */
export const wordsOfName = (name: string): string[] => foldedName(name).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The place in the text as it was typed, with the marks that belong to the last letter. */
export function placeOf(
  { places }: Folded,
  typed: string,
  from: number,
  to: number,
): readonly [from: number, to: number] {
  if (!places) return [from, to];
  const last = places[to - 1] ?? 0;
  let end = last + String.fromCodePoint(typed.codePointAt(last) ?? 0).length;
  while (end < typed.length && /\p{M}/u.test(typed.charAt(end))) end += 1;
  return [places[from] ?? 0, end];
}

/** Scripts that write no blanks between words: there a name has letters of other words around it. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);
const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);
const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);
export const isHangul = (text: string): boolean => /\p{Script=Hangul}/u.test(text);
/** Written with capitals and small letters. */
export const hasCase = (word: string): boolean => /\p{Lu}|\p{Ll}/u.test(word);

const LETTER = '\\p{L}\\p{N}';
export const START = `(?<![${LETTER}])`;
export const END = `(?![${LETTER}])`;
/** Arabic joins “and”, “to”, “by” and “like” to the word that follows. They stay where they are. */
const AFTER_JOINED = `(?<=${START}[وف]?[بلك]?)`;

/** Folded, a Korean syllable is in its letters: one that ends the name has no more of them. */
const NO_FINAL = '(?![\\u11a8-\\u11ff])';

/** What must stand before a name that begins so, and after one that ends so. */
export const startOf = (folded: string): string => {
  const [first = ''] = Array.from(folded);
  return isArabic(first) ? AFTER_JOINED : isUnspaced(first) ? '' : START;
};
/** @param isLong long enough to be known although a word is joined to it, as Korean joins particles */
export const endOf = (folded: string, isLong: boolean): string => {
  const last = Array.from(folded).at(-1) ?? '';
  if (isUnspaced(last)) return '';
  return isLong && isHangul(last) ? NO_FINAL : END;
};

/** `ü` is written `u` and `ue`, whichever of them the roll has. */
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
/** `عبدالله` is `عبد الله`. */
const SERVANT = /(?<![\p{L}\p{M}])عبد(?=ال\p{L}\p{L})/gu;
export const spelledOut = (name: string): string =>
  name
    .normalize()
    .replace(SERVANT, 'عبد ')
    .replace(/[äöüåø]/giu, (letter) => UMLAUTS[letter.toLowerCase()] ?? letter);

/** The article of an Arabic name is left out, and added. After “to” it loses its first letter. */
const ARTICLE = /^ال(?=..)/u;
const ARTICLE_AFTER_TO = '(?:ال|(?<=ل)ل)';

/** Russian declines names. A feminine one has other endings, and is never without one: the names of two people are not mixed. */
const FEMININE = /(?:ая|яя|[ая])$/u;
const MASCULINE = /(?:ыи|ии|ои|[иь])$/u;
const ENDINGS = {
  feminine: '(?:ая|яя|ую|юю|ои|еи|ою|ею|[аяыиеую])',
  masculine: '(?:ого|его|ому|ему|ом|ем|ым|им|ыи|ии|ои|[аяуюеиь])?',
};
/** A vowel that goes with an ending: `Павел`, `Павла`. */
const FLEETING = /(?<=[^аеиоуыэюя][^аеиоуыэюя]?)(е)(?=[лц]$)/u;
/** What stays of a shorter word says too little. */
const MIN_STEM = 3;
function declined(word: string): { readonly stem: string; readonly endings: string } {
  const isFeminine = FEMININE.test(word);
  const stem = word.replace(isFeminine ? FEMININE : MASCULINE, '');
  if (stem.length < MIN_STEM) return { stem: word, endings: '' };
  return { stem, endings: isFeminine ? ENDINGS.feminine : ENDINGS.masculine };
}

/** An expression for one word of a name, however it is spelled. */
export function wordPattern(word: string): string {
  if (isArabic(word)) return `${ARTICLE_AFTER_TO}?${word.replace(ARTICLE, '')}`;
  if (isCyrillic(word)) {
    const { stem, endings } = declined(word);
    const spelled = stem === 'лев' ? 'л[еь]в' : stem.replace(FLEETING, '$1?');
    return `${spelled}${endings}`;
  }
  return word.replace(/ae|oe|ue|aa/g, ([vowel = '', ending = '']) => `${vowel}${ending}?`);
}
/** The same for a title, which has its article. */
export const titlePattern = (word: string): string =>
  ARTICLE.test(word) ? `${ARTICLE_AFTER_TO}${word.replace(ARTICLE, '')}` : word;

/** What a word is compared by with the words of other names: what is the same here may mean the same person. */
function keyOf(word: string): string {
  if (isArabic(word)) return word.replace(ARTICLE, '');
  if (isCyrillic(word)) return declined(word).stem;
  return word.replace(/ae|oe|ue|aa/g, ([vowel = '']) => vowel);
}
export const keysOfName = (name: string): string[] => wordsOfName(spelledOut(name)).map(keyOf);

/** Between names, and part of none: written small. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de la le les du des da das do dos d l del della di van von der den ter ten el al bin ibn ben bint abu y e i بن ابن بنت ابو'.split(
    ' ',
  ),
);
/** The first word of a name of two words. */
export const isServant = (word: string): boolean => word === 'عبد';
export const isParticle = (word: string): boolean => PARTICLES.has(foldedName(word));

/** Between two words of one name, in small letters. Not all are part of every name that has them. */
const JOINING: ReadonlySet<string> = new Set([
  ...PARTICLES,
  ...'du af av zu zum zur vom op het t st ap ab ferch binti binte bte bt ibnu ould wuld walad oglu dell dalla dalle dei degli della lo dal'.split(
    ' ',
  ),
]);
export const isJoining = (small: string): boolean => JOINING.has(small);
/** Two people may stand to the left and the right of it too. */
const AND: ReadonlySet<string> = new Set(['e', 'y', 'i']);
export const isAnd = (small: string): boolean => AND.has(small);
/** An Arabic article, written with a hyphen. */
const ARTICLES: ReadonlySet<string> = new Set('al el ul il ad ar as at az an ash adh ath bin ben ibn abu'.split(' '));
export const isArticle = (small: string): boolean => ARTICLES.has(small);

/** What follows a name in Arabic and is none: particles, prepositions, and verbs of speaking. */
const ARABIC_WORDS: ReadonlySet<string> = new Set(
  (
    'في من إلى على عن مع إن أن أنه أنها بأن قد لقد لم لن لا ما هو هي هذا هذه ذلك التي الذي ثم أو بل لكن كما حيث بعد قبل عند منذ خلال حول ' +
    'بين حتى لدى لأن كان كانت قال قالت يقول تقول أكد أكدت أشار أشارت ذكر ذكرت طلب طلبت وافق وافقت اعترض اعترضت اقترح اقترحت شكر شكرت ' +
    'سأل سألت أجاب أجابت يرى ترى يطلب تطلب يوافق توافق يشكر تشكر يقترح تقترح سوف بشأن رئيس رئيسة ممثل ممثلة مدير مديرة'
  )
    .split(' ')
    .map(foldedName),
);
/** Names that begin as “and” does. */
const WITH_AND = /^(?:ولي|ولا|ولد|واي|وسا|وسي|وفا|وفي|ودي|ودا|وجد|وحي|ورد|وجي|ووه|وهب|وهي)/u;
/** Is the word after a name no further word of it? In a script without capitals that is known of a few only. */
export const isNoName = (small: string): boolean =>
  ARABIC_WORDS.has(small) || (/^و./u.test(small) && !WITH_AND.test(small)) || small === 'و';

/** The same of the word before it: with “and” joined to it, a verb or a preposition is one still. */
export const isNoNameBefore = (small: string): boolean =>
  ARABIC_WORDS.has(small) || ARABIC_WORDS.has(small.replace(/^[وف]/u, '')) || small === 'و';

/** Words of one or two letters that begin a sentence, in the languages of names with capitals. Any other may be a name: `Jo`. */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  (
    'a i an am as at be by do go he hi if in is it me my no of oh on or so to up us we ' +
    'o y e u au ce de du en et il je la le ma me ne ni ou sa se si ta te tu un va vu al el es ha lo mi os su ya yo ' +
    'as ao da em na os um di ad ai da er im ob zu в и к о с у я а по на за от до не он но из ко во со об мы вы ты их ей им да'
  ).split(' '),
);
export const isShortWord = (small: string): boolean => SHORT_WORDS.has(small);

export const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];
/** Hyphened words are one: `Min-ji` begins with a capital letter. */
export const namesIn = (text: string): string[] => text.match(/[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*/gu) ?? [];
export const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word);
export const inCapitals = (text: string): boolean => !/\p{Ll}/u.test(text);
export const haveCapitals = (words: readonly string[]): boolean =>
  !words.some((word) => isSmall(word) && !isParticle(word));

/** What stands right before and after a Chinese name and is part of none. */
const HAN_BEFORE =
  '请 請 由 与 與 对 對 向 给 給 感谢 感謝 欢迎 歡迎 是 在 让 讓 经 經 据 據 根据 按照 为 為 等 和 及 跟 同 以及 请问 谢谢 支持 同意 了 的 ' +
  '先生 女士 小姐 夫人 博士 教授 大使 主任 司长 司長 处长 處長 参赞 參贊 代表 同志 主席 秘书长 部长 会上';
const HAN_AFTER =
  '说 說 表示 认为 認為 指出 强调 強調 建议 建議 提出 提议 提議 发言 發言 同意 反对 反對 支持 询问 詢問 问 問 答复 答覆 回答 报告 報告 介绍 介紹 ' +
  '主持 和 与 與 及 以及 的 在 是 已 将 將 也 不 没有 要求 希望 感谢 感謝 通知 参加 參加 出席 代表 写 寫 来 來 先生 女士 小姐 夫人 太太 ' +
  '博士 教授 大使 主任 司长 司長 处长 處長 参赞 參贊 同志 主席 部长';
const [hanBefore, hanAfter] = [HAN_BEFORE.split(' '), HAN_AFTER.split(' ')];
const isHan = (sign: string | undefined): boolean => sign !== undefined && /\p{Script=Han}/u.test(sign);
/** Longer words are not asked for. */
const MAX_HAN = 8;
/** May the sign right before or after the name be one of it? `陈伟` in `陈伟强`. */
export function isInHan(before: string, name: string, after: string): boolean {
  const [start, end] = [before.slice(-MAX_HAN), after.slice(0, MAX_HAN)];
  const [first, last] = [Array.from(name)[0], Array.from(name).at(-1)];
  return (
    (isHan(first) && isHan(Array.from(start).at(-1)) && !hanBefore.some((word) => start.endsWith(word))) ||
    (isHan(last) && isHan(Array.from(end)[0]) && !hanAfter.some((word) => end.startsWith(word)))
  );
}
