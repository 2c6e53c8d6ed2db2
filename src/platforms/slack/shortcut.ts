/** "Send to the network…" on a message: opens the form for correspondence, filled in with the message's text. */
import type { WebClient } from '@slack/web-api';
import { languageFor, type Ack, type SlackDeps } from './actors.ts';
import { sendTyped, wordsSaid } from './typed.ts';
import { answer, showView, reasonNotShown } from './answers.ts';
import type { PressOrigin } from './pressOrigin.ts';
import { linksIn, wordsIn, type MessageWithForwards } from './forwarded.ts';
import { visitorOf, type ActionBody } from './inbound.ts';
import type { CardPart } from './parts.ts';
import { cardForm, loadingView, modalAnswer, modalForm, type DrawnView, type ModalMetadata } from './views.ts';

export const SEND_TO_NETWORK = 'send_to_network';

export interface ShortcutBody extends Omit<ActionBody, 'message'> {
  readonly action_ts?: string;
  readonly trigger_id: string;
  readonly message?: MessageWithForwards & { readonly thread_ts?: string };
}

/** The words that open the same form. */
const WORDS = 'send';

export async function shortcut(
  acting: SlackDeps,
  { body, client, ack }: { body: ShortcutBody; client: WebClient; ack: Ack },
): Promise<void> {
  await ack();
  const visitor = visitorOf(body);
  const { trigger_id: trigger, response_url: responseUrl, channel } = body;
  const spot: PressOrigin = { client, visitor, trigger, responseUrl, at: channel?.id, meta: {} };
  const id = await opened(acting, spot);
  if (id === undefined) return;
  const [{ actor, shown }, text] = await Promise.all([
    sendTyped(acting, { visitor }, { text: WORDS, event: `shortcut/${body.trigger_id}` }),
    wordsSaid(acting, visitor, wordsIn(body.message ?? {})),
  ]);
  const meta: ModalMetadata = { who: actor.from, language: shown.language };
  const part = shown.ok && shown.card ? cardForm(shown.card) : undefined;
  const values = { text, links: linksIn(body.message ?? {}) };
  const made: DrawnView = part
    ? modalForm(part, meta, { words: acting.words, language: shown.language }, { values })
    : modalAnswer(shown, meta, acting.words);
  await acting.parts.offer(made.parts);
  await showView({ ...spot, view: { id } }, made);
}

/** Opens the modal with the form. If Slack no longer opens it, the person is told. */
async function opened(acting: SlackDeps, spot: PressOrigin): Promise<string | undefined> {
  const language = await languageFor(acting, spot);
  try {
    return await showView(spot, { view: loadingView(acting.words, language), parts: new Map<string, CardPart>() });
  } catch (fault) {
    const message = reasonNotShown(acting, language, fault, 'againShortcut');
    await answer(acting, { ...spot, trigger: undefined }, { ok: false, code: 'conflict', message, language });
    acting.fault('a form did not open', fault);
    return undefined;
  }
}
