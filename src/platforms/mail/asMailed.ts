/**
 * What a mail said, for whoever has its link and has proved nothing (mail.md: a link that was passed on shows what the mail
 * said, and no more). The card is kept as it was mailed: whatever is left out of a card of today tells by its absence what was
 * done since. It is kept sealed, and as long as the link is good.
 */
import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Action, Card, Field, Form } from '../../core/card.ts';
import type { Instant, NetworkId } from '../../core/ids.ts';
import type { KeyValueStore, SealedValue } from '../../core/keyValueStore.ts';
import { untilOf } from '../page/keys.ts';
import { createSealer } from '../sealer.ts';
import { lettersOf } from './inbox/ourLines.ts';
import { forgetOver } from './kept.ts';

export interface MailedCard {
  readonly card: Card;
  /** The titles of forms that are filled in with, or let choose from, what the mail did not say: they open after the code. */
  readonly closed: readonly string[];
}
/** Undefined: it is not known what the mail said. */
export type AsMailed = (delivery: string) => Promise<MailedCard | undefined>;

export interface MailedCards {
  /**
   * Must be called before the mail goes out. Of several tries the first is kept that may have come: a mailbox takes the next
   * for a repeat of it.
   * @returns takes back what this try has kept. Must be called when the mail has not gone out
   */
  keep(
    mail: { readonly delivery: string; readonly network: NetworkId; readonly made: Instant },
    card: MailedCard,
  ): Promise<() => Promise<void>>;
  readonly find: AsMailed;
  /** Removes what the links of mails do not show any more. */
  forget(now: Instant): Promise<void>;
}

const SPACE = 'mail.cards';
const keyOf = (delivery: string): string => createHash('sha256').update(delivery).digest('hex');

interface Kept extends SealedValue {
  readonly until: Instant;
}

/** The highest quality takes a sixth of a second for a long card, and no mail, page or press goes on meanwhile. */
const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export function createMailedCards({
  secret,
  keyValues,
}: {
  readonly secret: string;
  readonly keyValues: KeyValueStore;
}): MailedCards {
  const sealer = createSealer(secret, 'mailed cards');
  return {
    // As long as its link is good, and one that is renewed.
    async keep({ delivery, network, made }, card) {
      const packed = brotliCompressSync(JSON.stringify(card), QUICKLY).toString('base64');
      const kept: Kept = { network, until: untilOf(untilOf(made)), sealed: sealer.seal(delivery, packed) };
      const [key, value] = [keyOf(delivery), JSON.stringify(kept)];
      const isFirst = (await keyValues.putNew(SPACE, key, value)) === value;
      return async () => {
        if (isFirst) await keyValues.remove(SPACE, key);
      };
    },
    async find(delivery) {
      const value = await keyValues.get(SPACE, keyOf(delivery));
      const packed = value === undefined ? undefined : sealer.open(delivery, (JSON.parse(value) as Kept).sealed);
      if (packed === undefined) return undefined;
      return JSON.parse(brotliDecompressSync(Buffer.from(packed, 'base64')).toString('utf8')) as MailedCard;
    },
    forget: (now) => forgetOver(keyValues, SPACE, now),
  };
}

/** The lines of a mail are compared without addresses, so of these it cannot be told whether the mail had them. */
const ADDRESS = /https?:\/\//i;

/**
 * Of fields a mail says nothing. What is filled in, chosen, ticked or offered in them is shown where the mail said it
 * elsewhere; but that one of the options it names is the chosen one, it has not said.
 * @param card as the mail has it
 * @param lines of the mail, as `inbox/ourLines.ts` compares them
 * @param isLeftOut the mail leaves these addresses out
 */
export function mailedCard(card: Card, lines: readonly string[], isLeftOut: (url: string) => boolean): MailedCard {
  const said = new Set(lines);
  const isSaid = (text: string): boolean =>
    text.split('\n').every((line) => line.trim() === '' || (!ADDRESS.test(line) && said.has(lettersOf(line))));
  const isSaidBy = (field: Field): boolean => {
    const { type, value = '' } = field;
    if (type === 'text') return isSaid(value);
    return value === '' && (type !== 'choice' || field.options.every(({ title }) => isSaid(title)));
  };
  const isClosed = ({ fields }: Form): boolean => !fields.every(isSaidBy);
  const emptied = (form: Form): Form => (isClosed(form) ? { ...form, fields: [] } : form);
  const { form, actions, ...rest } = card;
  const shown = actions.filter((action) => action.type !== 'open' || !isLeftOut(action.url));
  return {
    card: {
      ...rest,
      ...(form && { form: emptied(form) }),
      actions: shown.map((action): Action =>
        action.type === 'form' ? { ...action, form: emptied(action.form) } : action,
      ),
    },
    closed: [
      ...(form && isClosed(form) ? [titleOf(form)] : []),
      ...shown.flatMap((action) => (action.type === 'form' && isClosed(action.form) ? [action.title] : [])),
    ],
  };
}

export const titleOf = ({ title, submit }: Form): string => title ?? submit;
