/** Shows an answer of the core where the person is: a message, a command, a modal, the home tab, a chat. */
import type { Language } from '../../core/people.ts';
import type { ShownAnswer } from '../door.ts';
import { linesOf, withAnswer } from '../said.ts';
import { asArguments, toBlocks } from './card.ts';
import { lossOf, slackError } from './failures.ts';
import { oncePlainer, viewOncePlainer } from './oncePlainer.ts';
import { messageIdOf } from './posting.ts';
import type { AnswerDeps, PressOrigin } from './spot.ts';
import { throughOf } from './users.ts';
import { modalAnswer, notedView, type DrawnView } from './views.ts';
import { respond, postEphemeral } from './whisper.ts';
import type { SlackWord } from './words.ts';

/**
 * Opens the modal, or changes the open one; over a form it opens another one, so that the inputs are kept.
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
      // Another press has changed it since, and is newer; or we have, and what was pressed would stand as if it were to be done.
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

/** Does the answer show the pressed card in its current state? Then the card is replaced. */
const replaces = ({ card, cardName }: ShownAnswer, { message, meta }: PressOrigin): boolean =>
  message !== undefined && card !== undefined && !card.transient && cardName === meta.kind;

/** The person has closed the window. */
export const isGone = (fault: unknown): boolean => slackError(fault) === 'not_found';

/** In the window; where Slack does not take it there, what an act came to is said in the person's chat. */
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
  // A form that was asked for is opened; the result of an act is shown as words.
  const isForm = shown.card?.form !== undefined && shown.isQuery === true;
  if (spot.trigger !== undefined && (needsModal || isForm || spot.responseUrl === undefined)) {
    if (await inModal(showing, spot, shown).then(isDone, isNotDone)) return;
  }
  return postEphemeral(showing, spot, shown, true);
}
const isDone = (): boolean => true;
const isNotDone = (): boolean => false;

/**
 * Replaces the pressed card. Where only this person sees it, the answer is at the top of the card. A refusal is shown
 * beside it, because the card may change again before it is read.
 */
async function inPlace(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer): Promise<void> {
  const { ok, card } = shown;
  const isAlone = spot.channel === undefined || spot.message?.ephemeral === true;
  if (!ok || !card || !isAlone) {
    // The answer is shown even if the card cannot be changed.
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
 * The card could not be changed. An ephemeral one can only be changed by its response URL, which expires: the card is then
 * sent again.
 */
async function whisperAnew(showing: AnswerDeps, spot: PressOrigin, shown: ShownAnswer, fault: unknown): Promise<void> {
  const isEphemeral = spot.message?.ephemeral === true;
  await postEphemeral(showing, spot, shown, isEphemeral);
  if (!isEphemeral) throw fault;
}

/**
 * The dispatcher identifies a message by the workspace to which it was posted. Without one the answer is shown all the
 * same.
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

/** No further modal can open over the form: the result, or why it cannot be shown, is written into the form. */
export async function noteInForm({ client, view }: PressOrigin, words: string): Promise<void> {
  if (!view?.form) return;
  await viewOncePlainer(notedView(view.form, words), (shown) => client.views.update({ view_id: view.id, view: shown }));
}

/** Slack allows three modals over each other, opens one only within three seconds, and none with an invalid token. */
export const reasonNotShown = (
  { words }: Pick<AnswerDeps, 'words'>,
  language: Language,
  fault: unknown,
  late: SlackWord = 'again',
): string =>
  words(language, slackError(fault) === 'push_limit_reached' ? 'tooDeep' : lossOf(fault) ? 'notServed' : late);

/** The pressed card as it is now, for whoever sees the message. */
export async function replaceCard(
  { parts }: AnswerDeps,
  spot: PressOrigin,
  { card, cardName, language }: ShownAnswer,
): Promise<void> {
  const { message, client, meta, responseUrl } = spot;
  if (!message || !card) return;
  const who = meta.who === undefined ? {} : { who: meta.who };
  const drawn = toBlocks(card, { ...who, kind: cardName ?? '', language });
  await parts.offer(drawn.parts);
  await oncePlainer(drawn.blocks, async (plain) => {
    if (message.ephemeral && responseUrl !== undefined)
      return respond(responseUrl, { replace_original: true, text: drawn.text, blocks: plain ?? drawn.blocks });
    await client.chat.update({ channel: message.channel, ts: message.ts, ...asArguments(drawn, plain) });
  });
}
