/**
 * Draws cards for Teams. The data of each press contains where it was made (`concord`: the network, the kind of card, its
 * document, the open form), so that the right person of the roll is found and the answer can be placed. These references
 * come from the client; nothing is permitted because of them.
 */
import type { Card } from '../../core/card.ts';
import type { PersonId } from '../../core/ids.ts';
import {
  adaptiveCardWritten,
  readInputs,
  toAdaptiveCard,
  type AdaptiveCardJson,
  type CardAdapter,
} from '../adaptiveCard.ts';
import { notificationOf } from '../notification.ts';
import { isObject } from './activity.ts';

type Json = Readonly<Record<string, unknown>>;

/** A card, and what the data of its presses contains. */
export interface RenderedCard {
  readonly card: Card;
  readonly kind: string;
  readonly network: string;
  /** The reader's id in Teams. Their client may ask for the current card when they look at it. */
  readonly user?: string;
  /** Long forms open in a dialog. Test clients have none. */
  readonly dialogs: boolean;
}

/** The data of a press, without the inputs. */
export interface PressData {
  readonly network?: string;
  readonly kind?: string;
  /** What the card was about. */
  readonly about?: string;
  readonly form?: string;
  /** The labels of the sent form's fields. */
  readonly labels?: Readonly<Record<string, string>>;
}

const CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';
/** A form with at least this many fields is long: under its button it would push the card off a phone's screen. */
const LONG_FORM = 4;
/** Matches acts that only show a form. */
const OPENS_FORM = /\.(?:compose(?:[A-Z][a-z]*)?|form)$/;

/** The network of a person, with whose id theirs begins. */
export const networkOf = (person: PersonId): string => person.slice(0, Math.max(0, person.lastIndexOf('-')));

export const teamsCard = (drawn: RenderedCard): AdaptiveCardJson => toAdaptiveCard(carrying(drawn), forTeams(drawn));

/** The card as bytes, for the answer to a press. */
export const teamsCardWritten = (drawn: RenderedCard): Buffer =>
  adaptiveCardWritten(carrying(drawn), forTeams(drawn)).bytes;

/** The card with the data of its presses. */
function carrying({ card, kind, network }: RenderedCard): Card {
  const about = card.context?.target;
  const concord = { network, kind, ...(about && { about }), ...(card.form && { form: card.form.verb }) };
  return { ...card, context: { ...card.context, concord } as Card['context'] & object };
}

const forTeams =
  ({ card, user, dialogs }: RenderedCard): CardAdapter =>
  (made) => {
    const { refresh, actions } = made;
    return {
      ...made,
      ...(user !== undefined && isObject(refresh) && { refresh: { ...refresh, userIds: [user] } }),
      ...(dialogs && Array.isArray(actions) && { actions: actions.map((action: Json) => inDialog(action, card)) }),
    };
  };

export const attachment = (content: Json) => ({ contentType: CONTENT_TYPE, content });

/** A message with a card. Its summary is what notifications say. */
export const cardMessage = (drawn: RenderedCard, more: object = {}) => ({
  type: 'message',
  summary: notificationOf(drawn.card),
  attachments: [attachment(teamsCard(drawn))],
  ...more,
});

/** A message without a card. `plain`: a person's words in it are not read as markdown. */
export const wordsMessage = (text: string) => ({ type: 'message', text, textFormat: 'plain' });

/** Reads where a press or a dialog's button was. */
export function readPressData(data: Json): PressData {
  const { network, kind, about, form, labels } = concordIn(data);
  return {
    ...(typeof network === 'string' && { network }),
    ...(typeof kind === 'string' && { kind }),
    ...(typeof about === 'string' && { about }),
    ...(typeof form === 'string' && { form }),
    ...(isObject(labels) && { labels: textsIn(labels) }),
  };
}

const textsIn = (of: Json): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(of).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : [])));

/** What opens a dialog: the act that shows the card, its document, and which form on the card is wanted. */
export interface DialogOpener {
  readonly verb: string;
  readonly target?: string;
  /** Fixed inputs of the button, such as `kind=urgent`. */
  readonly inputs?: Json;
  readonly form?: string;
  /** The document of the form. On the card of a running meeting it is the item under discussion. */
  readonly formTarget?: string;
  /** Fixed inputs of the form, such as the meeting whose outcome is shared. */
  readonly formInputs?: Json;
}

/** Makes the button of a long form ask for a dialog. Other actions are not changed. */
function inDialog(action: Json, on: Card): Json {
  const opener = openerOf(action, on);
  if (!opener) return action;
  const { title, style } = action;
  const data = { concord: { ...opener.concord, opener: opener.opener }, msteams: { type: 'task/fetch' } };
  return { type: 'Action.Submit', title, ...(style === undefined ? {} : { style }), data };
}

function openerOf(action: Json, on: Card): { opener: DialogOpener; concord: Json } | undefined {
  const { type, verb, data, card } = action;
  if (type === 'Action.Execute' && isObject(data) && OPENS_FORM.test(String(verb)))
    return {
      opener: { verb: String(verb), ...targetOf(data), inputs: readInputs(String(verb), data) },
      concord: concordIn(data),
    };
  if (type !== 'Action.ShowCard' || !isObject(card) || on.refreshVerb === undefined) return undefined;
  const [submit] = listOf(card['actions']);
  const isLong = listOf(card['body']).filter((each) => String(each['type']).startsWith('Input.')).length >= LONG_FORM;
  if (!isLong || !submit || !isObject(submit['data'])) return undefined;
  const { target: formTarget } = targetOf(submit['data']);
  const opener = {
    verb: on.refreshVerb,
    form: String(submit['verb']),
    ...(on.context?.target && { target: on.context.target }),
    ...(formTarget !== undefined && { formTarget }),
    formInputs: readInputs(String(submit['verb']), submit['data']),
  };
  return { opener, concord: concordIn(submit['data']) };
}

const concordIn = ({ concord }: Json): Json => (isObject(concord) ? concord : {});

const targetOf = (data: Json): { readonly target?: string } =>
  typeof data['target'] === 'string' ? { target: data['target'] } : {};
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** What opened the dialog in which this was pressed. */
export function openerIn(data: Json): DialogOpener | undefined {
  const { opener } = concordIn(data);
  if (!isObject(opener) || typeof opener['verb'] !== 'string') return undefined;
  const { verb, form, formInputs, inputs } = opener;
  const { target, formTarget } = aboutOf(opener, readPressData(data).about);
  return {
    verb,
    ...(target !== undefined && { target }),
    ...(isObject(inputs) && { inputs }),
    ...(typeof form === 'string' && { form }),
    ...(formTarget !== undefined && { formTarget }),
    ...(isObject(formInputs) && { formInputs }),
  };
}

/**
 * The documents of the card and of the form. A button of an earlier version names only the form's; the card's is in the
 * data beside it.
 */
function aboutOf(opener: Json, about: string | undefined): Pick<DialogOpener, 'target' | 'formTarget'> {
  const { form, formTarget } = opener;
  const { target } = targetOf(opener);
  if (typeof formTarget === 'string') return { ...targetOf(opener), formTarget };
  const isOfForm = form !== undefined && about !== undefined && target !== undefined && target !== about;
  return isOfForm ? { target: about, formTarget: target } : targetOf(opener);
}

/** A card for a dialog, where only `Action.Submit` works. Every press contains what opened the dialog. */
export function forDialog(made: AdaptiveCardJson, opener: DialogOpener | undefined): AdaptiveCardJson {
  const submit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(submit);
    if (!isObject(value)) return value;
    if (value['type'] === 'Action.Execute' && isObject(value['fallback'])) {
      const { data, ...rest } = value['fallback'];
      const { style } = value;
      return { ...rest, ...(style === undefined ? {} : { style }), data: withOpener(data as Json, opener) };
    }
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, name === 'data' ? part : submit(part)]),
    );
  };
  const { refresh: _none, ...card } = submit(made) as AdaptiveCardJson & { readonly refresh?: unknown };
  return card;
}

const withOpener = (data: Json, opener: DialogOpener | undefined): Json =>
  opener ? { ...data, concord: { ...concordIn(data), opener } } : data;
