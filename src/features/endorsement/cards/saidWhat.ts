/**
 * Who has said what: objections are shown, the rest is in parts that open, and all words are on pages that can be asked for.
 */
import type { Block, Card, ListItem, Tone } from '../../../core/card.ts';
import type { RemarkView, RequestView, StandView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { fold, heading, list, MAX_LIST_ITEMS, quote, subtle, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { oncePerLanguage, oncePerZone } from '../../../kit/blocks/once.ts';
import { about, saidInWords, showRequest, page } from './parts.ts';

/** The most objections that people will scroll past on a phone. */
const MAX_QUOTES = 6;
const speaks = (stand: StandView): boolean => stand.stand === 'objected' || stand.requestsDiscussion;

/** Objections and requests for discussion, in the entities' own words. */
export function objections(say: Speaker, view: RequestView): Block[] {
  const all = view.stands.filter(speaks);
  if (all.length === 0) return [];
  const left = all.length - MAX_QUOTES;
  const more: ListItem[] = left > 0 ? [{ text: say('card.andMore', { n: left }), press: page(say, view, 1) }] : [];
  return [
    heading(say('card.said.objections')),
    ...all.slice(0, MAX_QUOTES).flatMap((stand) => objection(say, stand)),
    ...(more.length > 0 ? [list(more)] : []),
  ];
}

function objection(say: Speaker, stand: StandView): Block[] {
  const by = attribution(say, stand);
  return [
    stand.text === undefined ? text(by) : quote(stand.text, by),
    ...(stand.wouldSatisfy === undefined
      ? []
      : [quote(stand.wouldSatisfy, say('card.said.wouldSatisfy', { name: stand.name }))]),
    ...(stand.source === undefined ? [] : [quote(stand.source, say('card.said.source', { name: stand.name }))]),
  ];
}

/** "UNHCR objects and requests discussion (Ana Silva, Thu, 3 Dec 2026, 17:00 …)" */
function attribution(say: Speaker, stand: StandView): string {
  const kind = stand.stand !== 'objected' ? 'requests' : stand.requestsDiscussion ? 'pair' : 'objects';
  const { name, by, at } = stand;
  return by !== undefined && at !== undefined
    ? say(`card.said.${kind}By`, { name, by, at })
    : say(`card.said.${kind}`, { name });
}

/**
 * The other entities in a part that opens: a line for each, then the words that came with a position. While nobody objects,
 * this is all entities.
 * @param isUnspoken nobody has answered, and the same is said of each
 */
export function others(say: Speaker, view: RequestView, isUnspoken = false): Block[] {
  const rest = view.stands.filter((stand) => !speaks(stand));
  const worded = rest.filter((stand) => stand.text !== undefined || stand.source !== undefined);
  const items = upTo(say, rest, (stand) => (isUnspoken ? unanswered : standItem)(say, stand), page(say, view, 1));
  return fold(
    say(rest.length === view.stands.length ? 'card.said.all' : 'card.said.others', { n: rest.length }),
    rest.length === 0 ? [] : [list(items), ...worded.slice(0, MAX_LIST_ITEMS).flatMap((stand) => wordsOf(say, stand))],
  );
}

const TONES: Readonly<Record<StandView['stand'], Tone>> = {
  endorsed: 'good',
  objected: 'warning',
  abstained: 'neutral',
  recused: 'neutral',
  lifted: 'neutral',
  silent: 'neutral',
  stale: 'attention',
};

const unanswered = oncePerLanguage((say, { name }: StandView): ListItem => ({
  text: say.entity(name),
  note: say('card.stand.unanswered'),
}));

const standItem = oncePerLanguage((say, { name, stand, by, unreached, asked, notYet }: StandView): ListItem => {
  const shown = asked ? 'asked' : notYet ? 'notYet' : stand;
  const key = unreached === undefined ? shown : unreached === 'tooLate' ? 'tooLate' : 'unreached';
  const note =
    by === undefined ||
    key === 'silent' ||
    key === 'unreached' ||
    key === 'tooLate' ||
    key === 'asked' ||
    key === 'notYet'
      ? say(`card.stand.${key}`)
      : say(`card.stand.${key}By`, { by });
  return { text: say.entity(name), note, ...(TONES[stand] !== 'neutral' && { tone: TONES[stand] }) };
});

const wordsOf = oncePerLanguage((say, stand: StandView): Block[] => [
  ...(stand.text === undefined
    ? []
    : [quote(stand.text, say('card.said.with', { name: stand.name, stand: say(`card.stand.${stand.stand}`) }))]),
  ...(stand.source === undefined ? [] : [quote(stand.source, say('card.said.source', { name: stand.name }))]),
]);

/** Comments, needs for time, and acts without effect, in a part that opens. */
export function remarks(say: Speaker, view: RequestView): Block[] {
  const shown = view.remarks.slice(0, MAX_LIST_ITEMS);
  const left = view.remarks.length - shown.length;
  const blocks = shown.flatMap((remark) => remarkBlocks(say, remark));
  return fold(
    say('card.said.remarks', { n: view.remarks.length }),
    left > 0 ? [...blocks, subtle(say('card.andMore', { n: left }))] : blocks,
  );
}

function remarkLine(say: Speaker, remark: RemarkView): string {
  const { kind, entity, into, name, by, at, until } = remark;
  if (kind === 'left') return say('card.remark.left', { entity, at });
  if (kind === 'merged') return say('card.remark.merged', { entity, into: into ?? entity, at });
  if (kind === 'needTime' && until !== undefined) return say('card.remark.needTimeUntil', { name, by, at, until });
  const act = kind === 'late' || kind === 'withoutEffect' ? saidIn(say, remark) : undefined;
  return say(`card.remark.${kind}`, { name, by: act === undefined ? by : say('card.remark.byWhat', { act, by }), at });
}

const saidIn = (say: Speaker, { act, requestsDiscussion, until }: RemarkView): string | undefined => {
  const words = act === undefined ? undefined : saidInWords(say, act, requestsDiscussion);
  return words === undefined || until === undefined ? words : say('card.remark.whatUntil', { act: words, until });
};

const remarkBlocks = oncePerZone((say, remark: RemarkView): Block[] => {
  const line = remarkLine(say, remark);
  return [
    remark.text === undefined ? text(line) : quote(remark.text, line),
    ...when(remark.wouldSatisfy, (words) => quote(words, say('card.said.wouldSatisfy', { name: remark.name }))),
  ];
});

/** A page of all positions with all their words, as many as fit in a message. */
export function stands({ say, view, data }: CardContext<RequestView, { readonly page?: unknown }>): Card {
  const pages = paged(view.discretion === 'all' ? view.stands : []);
  const number = Math.min(Math.max(1, Math.trunc(Number(data.page)) || 1), pages.length);
  const next = number < pages.length ? [{ ...page(say, view, number + 1), title: say('card.said.nextPage') }] : [];
  const title = say('card.said.pageTitle', { ref: view.ref, page: number, pages: pages.length });
  return {
    title,
    body: (pages[number - 1] ?? []).flatMap((stand) =>
      speaks(stand) ? objection(say, stand) : [list([standItem(say, stand)]), ...wordsOf(say, stand)],
    ),
    actions: [...next, showRequest(say, view.ref)],
    ...about(view),
    summary: title,
    transient: true,
  };
}

/** The most UTF-16 units of people's words on a page. A card can hold them even in a script of three bytes per letter. */
const PAGE_WORDS = 5000;
function paged(all: readonly StandView[]): StandView[][] {
  const pages: StandView[][] = [[]];
  let filled = 0;
  for (const stand of all) {
    const size = (stand.text ?? '').length + (stand.wouldSatisfy ?? '').length + (stand.source ?? '').length;
    const current = pages.at(-1) ?? [];
    if (current.length > 0 && (current.length >= MAX_LIST_ITEMS || filled + size > PAGE_WORDS)) {
      pages.push([stand]);
      filled = size;
    } else {
      current.push(stand);
      filled += size;
    }
  }
  return pages;
}
