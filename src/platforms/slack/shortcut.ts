/** "Send to the network…" on a message: the form for correspondence, filled in with what the message says. */
import type { WebClient } from '@slack/web-api';
import type { Ack, Acting } from './acts.ts';
import { say } from './acts.ts';
import { showView } from './answers.ts';
import { typedWords, visitorOf, type ActionBody } from './inbound.ts';
import type { Part } from './parts.ts';
import { cardForm, loadingView, modalAnswer, modalForm, type Made, type Meta } from './views.ts';

export const SEND_TO_NETWORK = 'send_to_network';

export interface ShortcutBody extends ActionBody {
  readonly action_ts?: string;
  readonly trigger_id: string;
  readonly message?: { readonly text?: string; readonly thread_ts?: string };
}

/** The words for which the core answers with that form. */
const WORDS = 'send';

export async function shortcut(
  acting: Acting,
  { body, client, ack }: { body: ShortcutBody; client: WebClient; ack: Ack },
): Promise<void> {
  await ack();
  const visitor = visitorOf(body);
  const spot = { client, visitor, trigger: body.trigger_id, meta: {} };
  const id = await showView(spot, { view: loadingView(acting.words, 'en'), parts: new Map<string, Part>() });
  if (id === undefined) return;
  const { actor, shown } = await say(acting, { visitor }, { text: WORDS, event: `shortcut/${body.trigger_id}` });
  const meta: Meta = { who: actor.from };
  const part = shown.ok && shown.card ? cardForm(shown.card) : undefined;
  const text = typedWords(body.message?.text ?? '');
  const made: Made = part
    ? modalForm(part, meta, { words: acting.words, language: shown.language }, { values: { text } })
    : modalAnswer(shown, meta, acting.words);
  await acting.parts.keep(made.parts);
  await showView({ ...spot, view: { id } }, made);
}
