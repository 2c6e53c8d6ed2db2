/** Dialogs: long forms, and "Send to the network…" on any message. The form is asked from the core each time. */
import type { Card } from '../../core/card.ts';
import type { ShownAnswer } from '../door.ts';
import { openedIn, readInputs } from '../adaptiveCard.ts';
import { linesOf, withAnswerText } from '../answerText.ts';
import { isObject } from './activity.ts';
import { NeverMet } from './anywhere.ts';
import { attachment, forDialog, openerIn, readPressData, teamsCard, type DialogOpener } from './cards.ts';
import { formOf } from './dialogForm.ts';
import { fromMessage } from './messageSent.ts';
import { sayAs } from './say.ts';
import { before, languageOf, type InvokeResponse, ok, pressAs, faultWords, type TeamsDeps, type Turn } from './turn.ts';
import { hasText, withAllTyped, withTyped, type TypedInputs } from './typed.ts';
import { askWhich, meantNetwork } from './whichNetwork.ts';
import { whoWrites, type Writer } from './who.ts';

type Json = Readonly<Record<string, unknown>>;

/** The words that open the form for a message to the network, and the command for it. */
const SEND = 'send';

/** `task/fetch`: a button asked for a dialog. */
export const openDialog = (speaking: TeamsDeps, turn: Turn): Promise<InvokeResponse> =>
  guarded(speaking, turn, async (writer) => {
    const data = dataOf(turn);
    const opener = openerIn(data);
    if (!opener) return message(speaking.words.fault(languageOf(writer, turn.activity)));
    return openedBy(speaking, turn, { writer, opener, network: readPressData(data).network });
  });

/** `composeExtension/fetchTask`: "Send to the network…", beside the message box or on a message. */
export const openComposeDialog = (speaking: TeamsDeps, turn: Turn): Promise<InvokeResponse> =>
  guarded(speaking, turn, async (writer) => {
    const found = await before(meantNetwork(speaking, writer, SEND));
    // Only the form can be asked for here.
    if ('ask' in found) return message(whichFirst(speaking, writer, found.ask));
    const network = found.by?.network;
    return openedBy(speaking, turn, { writer, opener: { verb: SEND }, network, typed: { inputs: fromMessage(turn) } });
  });

const whichFirst = ({ words }: TeamsDeps, writer: Writer, ask: Parameters<typeof askWhich>[0]): string => {
  const { title, body } = askWhich(ask, words, writer);
  return [title, ...body.flatMap((block) => (block.type === 'text' ? [block.text] : []))].join('\n');
};

/** `task/submit` and `composeExtension/submitAction`: the button of the form in the dialog. */
export function submitDialog(speaking: TeamsDeps, turn: Turn): Promise<InvokeResponse> {
  const data = dataOf(turn);
  const verb = typeof data['verb'] === 'string' ? data['verb'] : '';
  const { labels } = readPressData(data);
  const sent = {
    data,
    opener: openerIn(data),
    typed: { verb, inputs: readInputs(verb, data), ...(labels && { labels }) },
  };
  return guarded(
    speaking,
    turn,
    async (writer) => {
      const { shown, by } = await pressAs(speaking, writer, turn.activity, { verb, data });
      // The answer to a repeated act has a card too. A person who meant another act goes on with the form.
      const isBack = !shown.ok && (!shown.card || !by || (shown.code === 'duplicate' && sent.opener));
      if (isBack) return broughtBack(speaking, turn, { writer, ...sent, refused: shown });
      // The next step (a preview with its own button), or the answer.
      if (!shown.card || !by) return message(linesOf(shown, shown.card));
      const card = shown.ok ? shown.card : withAllTyped(shown.card, sent.typed, speaking.words.typed(shown.language));
      const next = nextOpener(card, verb, sent.opener);
      return dialog(by, { shown, card: withAnswerText(card, shown), ...(next && { opener: next }) });
    },
    (refused, writer) => broughtBack(speaking, turn, { writer, ...sent, refused }),
  );
}

interface SentBack {
  readonly writer: Writer | undefined;
  readonly data: Json;
  readonly opener: DialogOpener | undefined;
  readonly typed: TypedInputs;
  readonly refused: ShownAnswer;
}

/** The form again, with the refusal and all inputs; only the words where the form cannot be shown. */
async function broughtBack(
  speaking: TeamsDeps,
  turn: Turn,
  { writer, data, opener, typed, refused }: SentBack,
): Promise<InvokeResponse> {
  const isWorth = refused.code === 'invalid' || refused.code === 'duplicate' || hasText(typed);
  if (!isWorth) return message(linesOf(refused, refused.card));
  const { network } = readPressData(data);
  if (writer && opener) {
    const again = { writer, opener, network, typed, refused, ...openedIn(data) };
    const shown = await formAgain(speaking, turn, again).catch((err: unknown) => {
      speaking.log.error({ err }, 'a form was not brought back in a dialog in Teams');
      return undefined;
    });
    if (shown) return shown;
  }
  if (!hasText(typed)) return message(linesOf(refused, refused.card));
  const title = speaking.words.typed(refused.language);
  const { body } = withAllTyped({ title, body: [], actions: [], summary: title }, typed, title);
  // The card's heading would repeat the dialog's title.
  const card = { title, body: body.slice(1), actions: [], summary: refused.message };
  return dialog({ network: network ?? '' }, { shown: refused, card: withAnswerText(card, refused) });
}

/** What opens this card's form again after a refusal: the card itself, or what opened the form before. */
function nextOpener({ refreshVerb, context, form, actions }: Card, verb: string, opener: DialogOpener | undefined) {
  if (refreshVerb !== undefined) return { verb: refreshVerb, ...(context?.target && { target: context.target }) };
  const isSame = form?.verb === verb || actions.some((each) => each.type === 'form' && each.form.verb === verb);
  return isSame ? opener : undefined;
}

/** @param refused makes the answer after a fault; without it, words close the dialog */
async function guarded(
  speaking: TeamsDeps,
  turn: Turn,
  work: (writer: Writer) => Promise<InvokeResponse>,
  refused?: (why: ShownAnswer, writer: Writer | undefined) => Promise<InvokeResponse>,
): Promise<InvokeResponse> {
  const { activity } = turn;
  let writer: Writer | undefined;
  try {
    writer = await before(whoWrites(speaking, activity));
    return await work(writer);
  } catch (err) {
    if (!(err instanceof NeverMet)) speaking.log.error({ err }, 'a dialog in Teams failed');
    const { text, language } = await faultWords(speaking, err, { activity, writer });
    return refused ? refused({ ok: false, message: text, language }, writer) : message(text);
  }
}

interface Opening {
  readonly writer: Writer;
  readonly opener: DialogOpener;
  readonly network: string | undefined;
  readonly typed?: TypedInputs;
}

/** @property opened the name of the submitted form */
interface Again extends Opening {
  readonly typed: TypedInputs;
  readonly refused: ShownAnswer;
  readonly opened?: string;
}

async function openedBy(speaking: TeamsDeps, turn: Turn, opening: Opening): Promise<InvokeResponse> {
  const { shown, by } = await asked(speaking, turn, opening);
  if (!shown.card || !by) return message(linesOf(shown, shown.card));
  return dialog(by, { shown, card: formIn(shown.card, opening), opener: opening.opener });
}

/** The form again; undefined when it is no longer offered. */
async function formAgain(speaking: TeamsDeps, turn: Turn, opening: Again): Promise<InvokeResponse | undefined> {
  const { opener, typed, refused, opened } = opening;
  const { shown, by } = await asked(speaking, turn, opening);
  if (!shown.card || !by) return undefined;
  const form = withAllTyped(formIn(shown.card, opening), typed, speaking.words.typed(refused.language));
  // It keeps the submitted form's name, so that an act that was stored after all is not stored twice.
  const card = withAnswerText({ ...form, ...(opened !== undefined && { opened }) }, refused);
  return dialog(by, { shown, card, opener });
}

/** Asks the core for the card with the form. */
function asked(speaking: TeamsDeps, turn: Turn, { writer, opener: { verb, target, inputs }, network }: Opening) {
  // It has an event id of its own, so that it is not taken for the act of the same activity.
  const own = { ...turn, activity: { ...turn.activity, id: `${turn.activity.id ?? ''}/form` } };
  if (verb === SEND) return sayAs(speaking, writer, own, SEND, { network });
  const data = {
    ...inputs,
    ...(network !== undefined && { concord: { network } }),
    ...(target !== undefined && { target }),
  };
  // The data that opens a form comes from the client, so only an act that changes nothing is accepted.
  return pressAs(speaking, writer, own.activity, { verb, data, queryOnly: true });
}

const formIn = (card: Card, { opener, typed }: Opening): Card =>
  formOf(typed ? withTyped(card, typed) : card, opener, typed?.verb);

function dialog(
  by: { readonly network: string },
  { shown, card, opener }: { readonly shown: ShownAnswer; readonly card: Card; readonly opener?: DialogOpener },
): InvokeResponse {
  const made = teamsCard({ card: undisturbed(card), kind: shown.cardName ?? '', network: by.network, dialogs: false });
  const content = attachment(forDialog(made, opener));
  return ok({
    task: { type: 'continue', value: { title: card.title, height: 'large', width: 'medium', card: content } },
  });
}

/** Removes buttons that show another card: it would replace this one in the dialog, and the inputs would be lost. */
const undisturbed = (card: Card): Card =>
  card.form ? { ...card, actions: card.actions.filter(({ type }) => type !== 'press') } : card;

/** Closes the dialog with a sentence. */
const message = (text: string): InvokeResponse => ok({ task: { type: 'message', value: text } });

/** The data of the card in the dialog. Teams puts it beside the value or inside it. */
function dataOf({ activity }: Turn): Json {
  const value = isObject(activity.value) ? activity.value : {};
  return isObject(value['data']) ? value['data'] : {};
}
