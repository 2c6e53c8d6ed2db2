/** Brings an answer of the core to where the person stands: a message, a command, a modal, the home tab, a chat. */
import type { Language } from '../../core/people.ts';
import type { Shown } from '../door.ts';
import { linesOf, withAnswer } from '../said.ts';
import { asArguments, toBlocks } from './card.ts';
import { lossOf, slackError } from './failures.ts';
import { oncePlainer, viewOncePlainer } from './oncePlainer.ts';
import { messageIdOf } from './posting.ts';
import type { Showing, Spot } from './spot.ts';
import { throughOf } from './users.ts';
import { modalAnswer, notedView, type Made } from './views.ts';
import { respond, whisper } from './whisper.ts';
import type { SlackWord } from './words.ts';

/**
 * Opens the modal, or changes the one that stands open; over a form it is another one, so that what was typed is still there
 * afterwards. Gives its id; undefined when Slack would not.
 */
export async function showView({ client, trigger, view }: Spot, made: Made): Promise<string | undefined> {
  if (view?.form)
    return viewOncePlainer(
      made.view,
      async (shown) => (await client.views.push({ trigger_id: trigger ?? '', view: shown })).view?.id,
    );
  if (view) {
    const { id, hash } = view;
    try {
      await viewOncePlainer(made.view, (shown) =>
        client.views.update({ view_id: id, view: shown, ...(hash !== undefined && { hash }) }),
      );
    } catch (fault) {
      // Another press of the same person has changed it since: theirs is newer.
      if (slackError(fault) !== 'hash_conflict') throw fault;
    }
    return id;
  }
  if (trigger === undefined) return undefined;
  return viewOncePlainer(
    made.view,
    async (shown) => (await client.views.open({ trigger_id: trigger, view: shown })).view?.id,
  );
}

/** Does the answer show the pressed card as it is now? Then the card is changed in its place. */
const replaces = ({ card, cardName }: Shown, { message, meta }: Spot): boolean =>
  message !== undefined && card !== undefined && !card.transient && cardName === meta.kind;

export async function answer(showing: Showing, spot: Spot, shown: Shown): Promise<void> {
  if (spot.view) return inModal(showing, spot, shown);
  if (replaces(shown, spot)) return inPlace(showing, spot, shown);
  const needsModal = shown.card !== undefined && (spot.responseUrl === undefined || spot.message !== undefined);
  // A form that was asked for opens; what an act came to is said.
  const isForm = shown.card?.form !== undefined && shown.isQuery === true;
  if (spot.trigger !== undefined && (needsModal || isForm || spot.responseUrl === undefined)) {
    if (await inModal(showing, spot, shown).then(isDone, isNotDone)) return;
  }
  return whisper(showing, spot, shown, true);
}
const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

/**
 * The pressed card as it is now. Where nobody else looks on, it says at its top what came of the press; a "no" is said beside
 * it, since the card may change again before it is read.
 */
async function inPlace(showing: Showing, spot: Spot, shown: Shown): Promise<void> {
  const { ok, card } = shown;
  const isAlone = spot.channel === undefined || spot.message?.ephemeral === true;
  if (!ok || !card || !isAlone) {
    // What came of the press is said, also when the card cannot be changed.
    const replaced = await replace(showing, spot, shown).then(
      () => undefined,
      (fault: unknown) => ({ fault }),
    );
    if (replaced) return whisperAnew(showing, spot, shown, replaced.fault);
    return whisper(showing, spot, shown, false);
  }
  await leaveStanding(showing, spot);
  try {
    await replace(showing, spot, { ...shown, card: withAnswer(card, shown, spot.verb) });
  } catch (fault) {
    await whisperAnew(showing, spot, shown, fault);
  }
}

/**
 * The card could not be changed. One that only this person sees is changed by its response URL alone, which ends: the card
 * comes anew, and nothing is lost.
 */
async function whisperAnew(showing: Showing, spot: Spot, shown: Shown, fault: unknown): Promise<void> {
  const isEphemeral = spot.message?.ephemeral === true;
  await whisper(showing, spot, shown, isEphemeral);
  if (!isEphemeral) throw fault;
}

/** The dispatcher knows a message by the workspace that it was posted to. Without one the answer is shown all the same. */
async function leaveStanding({ door, workspaces }: Showing, { visitor, message }: Spot): Promise<void> {
  const workspace = message && (await workspaces.of(throughOf(visitor)).catch(() => undefined));
  if (workspace) door.answeredOn('slack', messageIdOf(workspace, message.channel, message.ts));
}

async function inModal(showing: Showing, spot: Spot, shown: Shown): Promise<void> {
  const made = modalAnswer(shown, spot.meta, showing.words);
  await showing.parts.keep(made.parts);
  try {
    await showView(spot, made);
  } catch (fault) {
    if (!spot.view?.form) throw fault;
    const { isQuery, language } = shown;
    await noteOver(spot, isQuery ? whyNot(showing, language, fault) : linesOf(shown, shown.card));
  }
}

/** Nothing more opens over the form: what came of the press, or why there is nothing to see, is said in the form itself. */
export async function noteOver({ client, view }: Spot, words: string): Promise<void> {
  if (!view?.form) return;
  await viewOncePlainer(notedView(view.form, words), (shown) => client.views.update({ view_id: view.id, view: shown }));
}

/** Slack shows three modals over each other, and lets one open for three seconds; with a dead token it opens none. */
export const whyNot = (
  { words }: Pick<Showing, 'words'>,
  language: Language,
  fault: unknown,
  late: SlackWord = 'again',
): string =>
  words(language, slackError(fault) === 'push_limit_reached' ? 'tooDeep' : lossOf(fault) ? 'notServed' : late);

/** The pressed card as it is now, for whoever sees the message. */
export async function replace({ parts }: Showing, spot: Spot, { card, cardName, language }: Shown): Promise<void> {
  const { message, client, meta, responseUrl } = spot;
  if (!message || !card) return;
  const who = meta.who === undefined ? {} : { who: meta.who };
  const drawn = toBlocks(card, { ...who, kind: cardName ?? '', language });
  await parts.keep(drawn.parts);
  await oncePlainer(drawn.blocks, async (plain) => {
    if (message.ephemeral && responseUrl !== undefined)
      return respond(responseUrl, { replace_original: true, text: drawn.text, blocks: plain ?? drawn.blocks });
    await client.chat.update({ channel: message.channel, ts: message.ts, ...asArguments(drawn, plain) });
  });
}
