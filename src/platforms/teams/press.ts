/** Handles a press on a card: `adaptiveCard/action`, or `Action.Submit` from clients that do not know it. */
import { within } from '../../core/timeout.ts';
import { readInputs } from '../adaptiveCard.ts';
import type { ShownAnswer, KnownPerson } from '../door.ts';
import { linesOf, withAnswer } from '../answerText.ts';
import { isObject, isPersonal, type Activity } from './activity.ts';
import { cardMessage, readPressData, teamsCardWritten, type PressData } from './cards.ts';
import { ConnectorFault } from './failures.ts';
import { sendTo } from './outbound.ts';
import { asKept, replyTo } from './say.ts';
import { messageIdOf } from './sent.ts';
import { before, type InvokeResponse, pressAs, faultWords, type TeamsDeps, type Turn } from './turn.ts';
import { withAllTyped } from './typed.ts';
import { ASKED, CHOSEN } from './whichNetwork.ts';
import { whoWrites, type Writer } from './who.ts';

type Json = Readonly<Record<string, unknown>>;

const CARD = 'application/vnd.microsoft.card.adaptive';
const WORDS = 'application/vnd.microsoft.activity.message';
const ERROR = 'application/vnd.microsoft.error';

/** An answer. Its body repeats the status. */
const answer = (statusCode: number, type: string, value: unknown): InvokeResponse => ({
  status: statusCode,
  body: { statusCode, type, value },
});
const words = (text: string): InvokeResponse => answer(200, WORDS, text);
const HEAD = Buffer.from(`${JSON.stringify({ statusCode: 200, type: CARD }).slice(0, -1)},"value":`);
const TAIL = Buffer.from('}');
const cardAnswer = (card: Buffer): InvokeResponse => ({ status: 200, json: Buffer.concat([HEAD, card, TAIL]) });
const badRequest = (code: string, message: string): InvokeResponse => answer(400, ERROR, { code, message });

interface Action {
  readonly type: string;
  readonly verb: string;
  readonly data: Json;
  /** The client asks for the present card; nobody has pressed. */
  readonly queryOnly: boolean;
}
const MAX_VERB = 100;

/** What was pressed; undefined when it is not a press. */
function actionIn(value: unknown): Action | undefined {
  if (!isObject(value)) return undefined;
  const { action, trigger } = value;
  if (!isObject(action)) return undefined;
  const { type, verb, data } = action;
  if (typeof type !== 'string' || typeof verb !== 'string' || verb === '' || verb.length > MAX_VERB) return undefined;
  if (data !== undefined && data !== null && !isObject(data)) return undefined;
  return { type, verb, data: data ?? {}, queryOnly: trigger === 'automatic' };
}

/** Always answers in a form that Teams shows. A refusal that the person can act on is words, not an error. */
export async function pressed(speaking: TeamsDeps, { activity }: Turn): Promise<InvokeResponse> {
  const action = actionIn(activity.value);
  if (!action) return badRequest('BadRequest', 'This is not a press on a card.');
  if (action.type !== 'Action.Execute') return badRequest('NotSupported', 'Only Action.Execute is answered here.');
  let writer: Writer | undefined;
  try {
    writer = await before(whoWrites(speaking, activity));
    const data = await before(choosing(speaking, writer, action.verb, action.data));
    const { queryOnly } = action;
    const { shown, by } = await pressAs(speaking, writer, activity, { verb: action.verb, data, queryOnly });
    const answered: Answered = {
      shown,
      by,
      writer,
      from: readPressData(data),
      verb: action.verb,
      inputs: readInputs(action.verb, data),
    };
    return isPersonal(activity) ? shownAs(speaking, activity, answered) : await shownAside(speaking, answered);
  } catch (err) {
    speaking.log.error({ err }, 'a press in Teams failed');
    return words((await faultWords(speaking, err, { activity, writer })).text);
  }
}

/** Handles the choice of a network. The original act, and what is typed afterwards, is for the chosen one. */
async function choosing({ choices }: TeamsDeps, writer: Writer, verb: string, data: Json): Promise<Json> {
  const from = readPressData(data);
  const chosen = from.kind === ASKED ? readInputs(verb, data)[CHOSEN] : undefined;
  const known = writer.known.find(({ network }) => network === chosen);
  if (!known) return data;
  await choices.keep(writer.identity, known.network);
  return { ...data, concord: { kind: ASKED, network: known.network } };
}

interface Answered {
  readonly shown: ShownAnswer;
  readonly by: KnownPerson | undefined;
  readonly writer: Writer;
  readonly from: PressData;
  readonly verb: string;
  readonly inputs: Json;
}

/**
 * Where the answer's card is shown. It replaces the pressed card, for the presser, when it is of the same kind, shows the
 * pressed document after an act, follows a form, or when the pressed card must not stay in a chat. Any other card is sent
 * as a message, because the pressed one is still needed.
 */
function shownAs(
  speaking: TeamsDeps,
  { conversation, replyToId }: Activity,
  { shown, by, writer, from, verb, inputs }: Answered,
): InvokeResponse {
  const { ok: done, card, cardName = '' } = shown;
  // When the card is left unchanged, what was typed into the form stays.
  if (!card || !by) return words(linesOf(shown, shown.card));
  const isSame = from.kind === undefined || from.kind === cardName || from.kind === ASKED;
  const isFormDone = done && from.form === verb;
  // An act on a reminder replaces it by the request. A press that only shows the request leaves the notice where it is.
  const isActed = done && from.about !== undefined && from.about === card.context?.target && verb !== card.refreshVerb;
  const drawn = { kind: cardName, network: by.network, user: writer.reference.user, dialogs: speaking.dialogs };
  if (isSame || isFormDone || isActed || card.transient) {
    if (conversation && replyToId) speaking.door.answeredOn('teams', messageIdOf(conversation.id, replyToId));
    const typed = { verb, inputs, ...(from.labels && { labels: from.labels }) };
    const kept = done ? card : withAllTyped(card, typed, speaking.words.typed(shown.language));
    return cardAnswer(teamsCardWritten({ ...drawn, card: withAnswer(kept, shown, verb) }));
  }
  const { references, connector } = speaking;
  const sent = sendTo({ references, connector }, by.person, writer.reference, cardMessage({ ...drawn, card }));
  speaking.later('a card was not sent after a press in Teams', sent);
  return words(linesOf(shown, card));
}

/** Teams shows an error when an answer takes much longer than this. */
const ANSWER_WITHIN_MS = 2_500;

/**
 * Answers a press in a channel or a group chat, where others can read. The answer is sent to the presser's own chat, and
 * words say so. They also say when that chat cannot be written to; a slow chat is not waited for.
 */
async function shownAside(speaking: TeamsDeps, { shown, by, writer }: Answered): Promise<InvokeResponse> {
  const said = linesOf(shown, shown.card);
  const { card, cardName = '', language } = shown;
  if (!card || !by) return words(said);
  const { references, connector, dialogs, words: say } = speaking;
  const reference = (await references.of(by.person.id).catch(() => undefined)) ?? writer.reference;
  const drawn = cardMessage({
    card: asKept(card, shown, say),
    kind: cardName,
    network: by.network,
    user: reference.user,
    dialogs,
  });
  const sent = sendTo({ references, connector }, by.person, reference, drawn).then(
    () => say.answeredPrivately(language),
    (fault: unknown) => {
      if (fault instanceof ConnectorFault) return say.installFirst(language);
      throw fault;
    },
  );
  speaking.later('a card was not sent after a press in a channel of Teams', sent);
  return words([said, (await within(sent, ANSWER_WITHIN_MS)) ?? say.answeredPrivately(language)].join('\n'));
}

/** Is it an `Action.Submit`? It arrives as a message without text; the press is in its data. */
export const isSubmitted = ({ type, text, value }: Activity): boolean =>
  type === 'message' && !text?.trim() && isObject(value) && typeof value['verb'] === 'string';

export async function submitted(speaking: TeamsDeps, turn: Turn): Promise<void> {
  const writer = await before(whoWrites(speaking, turn.activity));
  const data = turn.activity.value as Readonly<Record<string, unknown>>;
  const { shown, by } = await pressAs(speaking, writer, turn.activity, { verb: String(data['verb']), data });
  await replyTo(speaking, turn, { shown, by, writer });
}
