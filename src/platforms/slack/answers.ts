/** Shows an answer where the person is: in a message, for a command, in a modal, in the home tab, in a chat. */
import type { Card } from '../../core/card.ts';
import type { Language } from '../../core/people.ts';
import type { ShownAnswer } from '../door.ts';
import { linesOf, withAnswer } from '../answerText.ts';
import { asArguments, toBlocks } from './card.ts';
import { lossOf, slackError } from './failures.ts';
import { oncePlainer, viewOncePlainer } from './oncePlainer.ts';
import { messageIdOf } from './posting.ts';
import { messageKey, type AnswerDeps, type PressOrigin } from './pressOrigin.ts';
import { throughOf } from './users.ts';
import { modalAnswer, notedView, type DrawnView } from './views.ts';
import { respond, postEphemeral } from './ephemeral.ts';
import type { SlackWord } from './words.ts';

/**
 * Opens the modal, or changes the open one. Over a form it opens another modal, so that the inputs are kept.
 * @returns the view's id; undefined when Slack did not open it
 */
export async function showView({ client, trigger, view }: PressOrigin, made: DrawnView): Promise<string | undefined> {
  if (view?.form)
    return viewOncePlainer(
      made.view,
      async (shown) => (await client.views.push({ trigger_id: trigger ?? '', view: shown })).view?.id,
    );
  if (view) {
    const { id, hash, isLast } = view;
    const draw = (over?: string) =>
      viewOncePlainer(made.view, (shown) =>
        client.views.update({ view_id: id, view: shown, ...(over !== undefined && { hash: over }) }),
      );
    try {
      await draw(hash);
    } catch (fault) {
      if (slackError(fault) !== 'hash_conflict') throw fault;
      // The view has changed since it was drawn. After a newer press its answer stays. If it was Concord's own change, the
      // answer is drawn again, or the pressed button would seem to have done nothing.
      if (isLast?.() === true) await draw();
    }
    return id;
  }
  if (trigger === undefined) return undefined;
  return viewOncePlainer(
    made.view,
    async (shown) => (await client.views.open({ trigger_id: trigger, view: shown })).view?.id,
  );
}

/** Does the answer show the pressed card in its present state? Then it replaces the card. */
const replaces = ({ card, cardName }: ShownAnswer, { message, meta }: PressOrigin): boolean =>
  message !== undefined && card !== undefined && !card.transient && cardName === meta.kind;

/** Has the person closed the window? */
export const isGone = (fault: unknown): boolean => slackError(fault) === 'not_found';

/**
 * Shows the answer in the window. When Slack does not accept it there, the result of an act is sent to the person's chat.
 */
async function inWindow(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer): Promise<void> {
  try {
    await inModal(showing, spot, shown);
  } catch (fault) {
    const isUnwanted = isGone(fault) && shown.isQuery === true;
    if (!isUnwanted) await postEphemeral(showing, spot, shown, true);
    if (!isGone(fault)) throw fault;
  }
}

export async function answer(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer): Promise<void> {
  if (spot.view) return inWindow(showing, spot, shown);
  if (replaces(shown, spot)) return inPlace(showing, spot, shown);
  const needsModal = shown.card !== undefined && (spot.responseUrl === undefined || spot.message !== undefined);
  // A form that was asked for opens; the result of an act is shown as words.
  const isForm = shown.card?.form !== undefined && shown.isQuery === true;
  if (spot.trigger !== undefined && (needsModal || isForm || spot.responseUrl === undefined)) {
    if (await inModal(showing, spot, shown).then(isDone, isNotDone)) return;
  }
  return postEphemeral(showing, spot, shown, true);
}
const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

/**
 * Replaces the pressed card. In a message that only this person sees, the answer's words are at the top of the card. A
 * refusal is shown beside the card, which may change again before it is read.
 */
async function inPlace(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer): Promise<void> {
  const { ok, card } = shown;
  const isAlone = spot.channel === undefined || spot.message?.ephemeral === true;
  if (!ok || !card || !isAlone) {
    // The answer is shown even when the card cannot be changed.
    const replaced = await replaceCard(showing, spot, shown).then(
      () => undefined,
      (fault: unknown) => ({ fault }),
    );
    if (replaced) return whisperAnew(showing, spot, shown, replaced.fault);
    return postEphemeral(showing, spot, shown, false);
  }
  await leaveStanding(showing, spot);
  try {
    await replaceCard(showing, spot, { ...shown, card: withAnswer(card, shown, spot.verb) });
  } catch (fault) {
    await whisperAnew(showing, spot, shown, fault);
  }
}

/**
 * Called when the card could not be changed. An ephemeral one can only be changed by its response URL, which expires, so
 * the card is sent again.
 */
async function whisperAnew(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer, fault: unknown): Promise<void> {
  const isEphemeral = spot.message?.ephemeral === true;
  await postEphemeral(showing, spot, shown, isEphemeral);
  if (!isEphemeral) throw fault;
}

/**
 * Tells the door that the message shows an answer. The dispatcher identifies a message by the workspace to which it was
 * posted; without a workspace the answer is shown without this.
 */
async function leaveStanding({ door, workspaces }: AnswerDeps, { visitor, message }: PressOrigin): Promise<void> {
  const workspace = message && (await workspaces.of(throughOf(visitor)).catch(() => undefined));
  if (workspace) door.answeredOn('slack', messageIdOf(workspace, message.channel, message.ts));
}

async function inModal(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer): Promise<void> {
  const made = modalAnswer(shown, spot.meta, showing.words);
  await showing.parts.offer(made.parts);
  try {
    await showView(spot, made);
  } catch (fault) {
    if (!spot.view?.form) throw fault;
    const { isQuery, language } = shown;
    await noteInForm(spot, isQuery ? reasonNotShown(showing, language, fault) : linesOf(shown, shown.card));
  }
}

/** Writes the result into the form, or why it cannot be shown, because no further modal can open over it. */
export async function noteInForm({ client, view }: PressOrigin, words: string): Promise<void> {
  if (!view?.form) return;
  await viewOncePlainer(notedView(view.form, words), (shown) => client.views.update({ view_id: view.id, view: shown }));
}

/**
 * Why Slack did not open a modal: it allows three over each other, opens one only within three seconds, and none with an
 * invalid token.
 */
export const reasonNotShown = (
  { words }: Pick<AnswerDeps, 'words'>,
  language: Language,
  fault: unknown,
  late: SlackWord = 'again',
): string =>
  words(language, slackError(fault) === 'push_limit_reached' ? 'tooDeep' : lossOf(fault) ? 'notServed' : late);

/** Replaces the pressed card by its present state, for everybody who sees the message. */
export async function replaceCard(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer): Promise<void> {
  const { message } = spot;
  const { card } = shown;
  if (message && card)
    await showing.changes.change(messageKey(message), () => drawInPlace(showing, spot, message, { ...shown, card }));
}

async function drawInPlace(
  { parts }: AnswerDeps,
  { client, meta, responseUrl }: PressOrigin,
  message: NonNullable<PressOrigin['message']>,
  { card, cardName, language }: ShownAnswer & { readonly card: Card },
): Promise<void> {
  const who = meta.who === undefined ? {} : { who: meta.who };
  const drawn = toBlocks(card, { ...who, kind: cardName ?? '', language });
  await parts.offer(drawn.parts);
  await oncePlainer(drawn.blocks, async (plain) => {
    if (message.ephemeral && responseUrl !== undefined)
      return respond(responseUrl, { replace_original: true, text: drawn.text, blocks: plain ?? drawn.blocks });
    await client.chat.update({ channel: message.channel, ts: message.ts, ...asArguments(drawn, plain) });
  });
}
