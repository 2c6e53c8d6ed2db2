/** Dialogs: long forms, and "Send to the network…" from any message. The form itself is asked of the core each time. */
import type { Card, Form } from '../../core/card.ts';
import type { Shown } from '../door.ts';
import { readInputs } from '../adaptiveCard.ts';
import { linesOf, withSaid } from '../said.ts';
import { isObject } from './activity.ts';
import { filesIn, withAddresses } from './addresses.ts';
import { NotMet } from './anywhere.ts';
import { attachment, forDialog, openerIn, readFrom, teamsCard, type Opener } from './cards.ts';
import { forwardedIn } from './forwarded.ts';
import { plainOf } from './plain.ts';
import { sayAs } from './say.ts';
import { languageOf, type Invoked, ok, pressAs, sorry, type Speaking, type Turn } from './turn.ts';
import { withTyped, type Typed } from './typed.ts';
import { askWhich, meant } from './whichNetwork.ts';
import { whoWrites, type Known, type Writer } from './who.ts';

type Json = Readonly<Record<string, unknown>>;

/** Words that open the form for sending something to the network, and the command that asks for it. */
const SEND = 'send';

/** `task/fetch`: a button asked for a dialog. */
export const fetched = (speaking: Speaking, turn: Turn): Promise<Invoked> =>
  guarded(speaking, turn, async (writer) => {
    const data = dataOf(turn);
    const opener = openerIn(data);
    if (!opener) return message(speaking.words.fault(languageOf(writer, turn.activity)));
    return openedBy(speaking, turn, { writer, opener, network: readFrom(data).network });
  });

/** `composeExtension/fetchTask`: "Send to the network…", beside the message box or on a message. */
export const composed = (speaking: Speaking, turn: Turn): Promise<Invoked> =>
  guarded(speaking, turn, async (writer) => {
    const found = await meant(speaking, writer, SEND);
    // Here nothing can be asked but the form itself.
    if ('ask' in found) return message(whichFirst(speaking, writer, found.ask));
    const network = found.by?.network;
    return openedBy(speaking, turn, { writer, opener: { verb: SEND }, network, typed: { inputs: fromMessage(turn) } });
  });

const whichFirst = ({ words }: Speaking, writer: Writer, ask: Parameters<typeof askWhich>[0]): string => {
  const { title, body } = askWhich(ask, words, writer);
  return [title, ...body.flatMap((block) => (block.type === 'text' ? [block.text] : []))].join('\n');
};

/** `task/submit` and `composeExtension/submitAction`: the button of the form in the dialog. */
export const sentIn = (speaking: Speaking, turn: Turn): Promise<Invoked> =>
  guarded(speaking, turn, async (writer) => {
    const data = dataOf(turn);
    const verb = typeof data['verb'] === 'string' ? data['verb'] : '';
    const { shown, by } = await pressAs(speaking, writer, turn.activity, { verb, data });
    const opener = openerIn(data);
    const typed = { verb, inputs: readInputs(verb, data) };
    // What is there already has a card, too: whoever meant another one goes on with the form.
    if (opener && ((shown.code === 'invalid' && !shown.card) || shown.code === 'duplicate'))
      return openedBy(speaking, turn, { writer, opener, network: readFrom(data).network, typed, refused: shown });
    // The next step (a preview with its own button), what came of it, or why not.
    if (shown.card && by) {
      const card = shown.ok ? shown.card : withTyped(shown.card, typed);
      const next = nextOpener(card, verb, opener);
      return dialog(by, { shown, card: withSaid(card, shown), ...(next && { opener: next }) });
    }
    return message(linesOf(shown, shown.card));
  });

/** What brings a form on this card back, should it be refused: the card itself, or what opened the same form before. */
function nextOpener({ refreshVerb, context, form, actions }: Card, verb: string, opener: Opener | undefined) {
  if (refreshVerb !== undefined) return { verb: refreshVerb, ...(context?.target && { target: context.target }) };
  const isSame = form?.verb === verb || actions.some((each) => each.type === 'form' && each.form.verb === verb);
  return isSame ? opener : undefined;
}

async function guarded(speaking: Speaking, turn: Turn, work: (writer: Writer) => Promise<Invoked>): Promise<Invoked> {
  let writer: Writer | undefined;
  try {
    writer = await whoWrites(speaking, turn.activity);
    return await work(writer);
  } catch (err) {
    if (!(err instanceof NotMet)) speaking.log.error({ err }, 'a dialog in Teams failed');
    return message(await sorry(speaking, err, { activity: turn.activity, writer }));
  }
}

interface Opening {
  readonly writer: Writer;
  readonly opener: Opener;
  readonly network: string | undefined;
  readonly typed?: Typed;
  /** What was wrong with the form as it was sent. */
  readonly refused?: Shown;
}

async function openedBy(speaking: Speaking, turn: Turn, opening: Opening): Promise<Invoked> {
  const { writer, opener, network, typed, refused } = opening;
  const { verb, target, inputs } = opener;
  // Its own event: the act of the same activity must not be taken for it.
  const asked = { ...turn, activity: { ...turn.activity, id: `${turn.activity.id ?? ''}/form` } };
  const data = {
    ...inputs,
    ...(network !== undefined && { concord: { network } }),
    ...(target !== undefined && { target }),
  };
  const { shown, by } =
    verb === SEND
      ? await sayAs(speaking, writer, asked, SEND, { network })
      : // What opens a form travels through the client: it shows something, and never does anything.
        await pressAs(speaking, writer, asked.activity, { verb, data, queryOnly: true });
  if (!shown.card || !by) return message(linesOf(shown, shown.card));
  const card = formOf(typed ? withTyped(shown.card, typed) : shown.card, opener, typed?.verb);
  return dialog(by, { shown, card: refused ? withSaid(card, refused) : card, opener });
}

function dialog(
  by: Known,
  { shown, card, opener }: { readonly shown: Shown; readonly card: Card; readonly opener?: Opener },
): Invoked {
  const made = teamsCard({ card: undisturbed(card), kind: shown.cardName ?? '', network: by.network, dialogs: false });
  const content = attachment(forDialog(made, opener));
  return ok({
    task: { type: 'continue', value: { title: card.title, height: 'large', width: 'medium', card: content } },
  });
}

/** In a dialog one card takes the other's place: a button that looks at something else would throw away what was typed. */
const undisturbed = (card: Card): Card =>
  card.form ? { ...card, actions: card.actions.filter(({ type }) => type !== 'press') } : card;

/** Closes the dialog with a sentence. */
const message = (text: string): Invoked => ok({ task: { type: 'message', value: text } });

/** The wanted form alone; the whole card when it offers that form no longer, or offers it for something else. */
function formOf(card: Card, opener: Opener, sent: string | undefined): Card {
  // Of several forms in the dialog, the one that was sent.
  const offered = card.actions.some((each) => each.type === 'form' && each.form.verb === sent);
  const { form: wanted = offered ? sent : undefined } = opener;
  if (wanted === undefined) return card;
  const of = { ...opener, form: wanted };
  const action = card.actions.find((each) => each.type === 'form' && isWanted(card, each.form, of));
  if (action?.type !== 'form') return card;
  // On the desk of a meeting it is about one item.
  const about = action.form.target;
  const { more: _more, whole: _whole, refreshVerb: _refresh, ...rest } = card;
  return {
    ...rest,
    eyebrow: about === undefined || about === card.context?.target ? card.title : `${about} · ${card.title}`,
    title: action.title,
    body: [],
    actions: [],
    form: action.form,
  };
}

function isWanted(
  { context }: Card,
  { verb, target = context?.target, inputs = {} }: Form,
  { form, formTarget = target, formInputs = inputs }: Opener,
): boolean {
  const names = Object.keys({ ...inputs, ...formInputs });
  return verb === form && target === formTarget && names.every((name) => inputs[name] === formInputs[name]);
}

/** What the message that it was called on gives the form. */
function fromMessage({ activity }: Turn): Typed['inputs'] {
  const value = isObject(activity.value) ? activity.value : {};
  const payload = isObject(value['messagePayload']) ? value['messagePayload'] : {};
  const { subject, body, linkToMessage } = payload;
  const { content, contentType } = isObject(body) ? body : {};
  const own = typeof content === 'string' ? (contentType === 'html' ? wordsIn(content) : content) : '';
  const others = forwardedIn(payload['attachments']).map(({ author, html }) =>
    [author, wordsIn(html)].filter(Boolean).join(': '),
  );
  const text = [own, ...others].filter((words) => words !== '').join('\n\n');
  const links = [...filesIn(payload['attachments']), ...(isSafe(linkToMessage) ? [linkToMessage] : [])];
  return {
    ...(typeof subject === 'string' && { subject }),
    ...(text && { text }),
    ...(links.length > 0 && { links: links.join(' ') }),
  };
}

const isSafe = (url: unknown): url is string => typeof url === 'string' && url.startsWith('https://');
const wordsIn = (html: string): string => plainOf(withAddresses(html.slice(0, MAX_HTML)));
/** Far more than a message of Teams holds. */
const MAX_HTML = 100_000;

/** What the card in the dialog sent: Teams puts it beside, or inside, the value. */
function dataOf({ activity }: Turn): Json {
  const value = isObject(activity.value) ? activity.value : {};
  return isObject(value['data']) ? value['data'] : {};
}
