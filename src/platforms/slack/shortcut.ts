/** "Send to the network…" on a message: the form for correspondence, filled in with what the message says. */
import type { WebClient } from '@slack/web-api';
import { languageFor, type Ack, type Acting } from './actors.ts';
import { say, wordsSaid } from './typed.ts';
import { answer, showView, whyNot } from './answers.ts';
import type { Spot } from './spot.ts';
import { linksIn, wordsIn, type Carrying } from './forwarded.ts';
import { visitorOf, type ActionBody } from './inbound.ts';
import type { Part } from './parts.ts';
import { cardForm, loadingView, modalAnswer, modalForm, type Made, type Meta } from './views.ts';

export const SEND_TO_NETWORK = 'send_to_network';

export interface ShortcutBody extends Omit<ActionBody, 'message'> {
  readonly action_ts?: string;
  readonly trigger_id: string;
  readonly message?: Carrying & { readonly thread_ts?: string };
}

/** Typing these words opens the same form. */
const WORDS = 'send';

export async function shortcut(
  acting: Acting,
  { body, client, ack }: { body: ShortcutBody; client: WebClient; ack: Ack },
): Promise<void> {
  await ack();
  const visitor = visitorOf(body);
  const { trigger_id: trigger, response_url: responseUrl, channel } = body;
  const spot: Spot = { client, visitor, trigger, responseUrl, at: channel?.id, meta: {} };
  const id = await opened(acting, spot);
  if (id === undefined) return;
  const [{ actor, shown }, text] = await Promise.all([
    say(acting, { visitor }, { text: WORDS, event: `shortcut/${body.trigger_id}` }),
    wordsSaid(acting, visitor, wordsIn(body.message ?? {})),
  ]);
  const meta: Meta = { who: actor.from, language: shown.language };
  const part = shown.ok && shown.card ? cardForm(shown.card) : undefined;
  const values = { text, links: linksIn(body.message ?? {}) };
  const made: Made = part
    ? modalForm(part, meta, { words: acting.words, language: shown.language }, { values })
    : modalAnswer(shown, meta, acting.words);
  await acting.parts.offer(made.parts);
  await showView({ ...spot, view: { id } }, made);
}

/** The modal for the form; if Slack no longer lets it open, the person is told. */
async function opened(acting: Acting, spot: Spot): Promise<string | undefined> {
  const language = await languageFor(acting, spot);
  try {
    return await showView(spot, { view: loadingView(acting.words, language), parts: new Map<string, Part>() });
  } catch (fault) {
    const message = whyNot(acting, language, fault, 'againShortcut');
    await answer(acting, { ...spot, trigger: undefined }, { ok: false, code: 'conflict', message, language });
    acting.fault('a form did not open', fault);
    return undefined;
  }
}
