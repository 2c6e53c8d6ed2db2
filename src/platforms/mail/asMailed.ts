/**
 * What a mail said of a card, for whoever has its link and has proved nothing (mail.md: what a mail contains, its link shows,
 * and no more). The card is drawn as it is now, and what the mail did not say is left out; of the mail hashes of its lines are
 * kept. Of what can be answered, which needs a code, that stays which the mail listed.
 */
import type { Action, Block, Card, Form } from '../../core/card.ts';
import { never } from '../../core/ids.ts';
import type { Language } from '../../core/people.ts';
import { lettersOf } from './inbox/ourLines.ts';
import type { Tags } from './tags.ts';
import { blockText } from './text.ts';

/** @property isLess there is more than the mail said. @property title undefined: the mail had another one */
export interface MailedCard {
  readonly card: Omit<Card, 'title'> & { readonly title: string | undefined };
  readonly isLess: boolean;
}
export type AsMailed = (delivery: string, card: Card, language: Language) => Promise<MailedCard>;

export const createAsMailed =
  (tags: Pick<Tags, 'tagOf' | 'find'>): AsMailed =>
  async (delivery, card, language) => {
    const mail = await tags.find(tags.tagOf(delivery));
    // Of a very long mail, and of one of an old version, it is not known what it said.
    return asSaid(card, language, mail?.said ?? (() => false));
  };

export function asSaid(card: Card, language: Language, said: (letters: string) => boolean): MailedCard {
  const left = { out: false };
  const isSaid = (text: string): boolean => text.split('\n').map(lettersOf).filter(Boolean).every(said);
  const only = <T>(some: readonly T[], isKept: (one: T) => boolean): T[] => {
    const kept = some.filter(isKept);
    if (kept.length < some.length) left.out = true;
    return kept;
  };
  const within = (block: Block): Block[] => {
    switch (block.type) {
      case 'facts': {
        const facts = only(block.facts, (fact) => isSaid(blockText({ ...block, facts: [fact] }, language)));
        return facts.length > 0 ? [{ ...block, facts }] : [];
      }
      case 'list': {
        const items = only(block.items, (item) => isSaid(blockText({ ...block, items: [item] }, language)));
        return items.length > 0 ? [{ ...block, items }] : [];
      }
      case 'table': {
        const line = (cells: readonly string[]): boolean =>
          isSaid(blockText({ ...block, columns: cells, rows: [] }, language));
        const rows = only(block.rows, line);
        return rows.length > 0 && line(block.columns) ? [{ ...block, rows }] : [];
      }
      case 'fold': {
        const body = all(block.body);
        return body.length > 0 && isSaid(block.title) ? [{ ...block, body }] : [];
      }
      case 'text':
      case 'heading':
      case 'quote':
      case 'link':
        return only([block], (one) => (one.type === 'text' && one.forLink) || isSaid(blockText(one, language)));
      default:
        return never(block);
    }
  };
  const all = (blocks: readonly Block[]): Block[] => withoutEmpty(blocks.flatMap(within));
  const isOpen = ({ fields }: Form): boolean =>
    fields.every(({ type, value }) => type !== 'text' || value === undefined || isSaid(value));
  // The mail listed what could be answered: another button would tell what was done since.
  const isOffered = (action: Action): boolean =>
    isSaid(action.title) && (action.type !== 'form' || isOpen(action.form));
  const { form, eyebrow, ...rest } = card;
  const shown = {
    ...rest,
    ...(eyebrow !== undefined && isSaid(eyebrow) && { eyebrow }),
    title: isSaid(card.title) ? card.title : undefined,
    body: all(card.body),
    ...(form && isSaid(form.title ?? form.submit) && isOpen(form) && { form }),
    actions: only(card.actions, isOffered),
  };
  const isShorter = shown.title === undefined || eyebrow !== shown.eyebrow || form !== shown.form;
  return { card: shown, isLess: left.out || isShorter };
}

/** Without headings below which nothing is left. */
const withoutEmpty = (blocks: readonly Block[]): Block[] =>
  blocks.filter(({ type }, at) => {
    const next = blocks[at + 1];
    return type !== 'heading' || (next !== undefined && next.type !== 'heading');
  });
