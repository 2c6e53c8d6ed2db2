/** Passes an authenticated activity to its handler. */
import { openComposeDialog, openDialog, submitDialog } from './dialogs.ts';
import { broughtFiles, filesIn } from './files.ts';
import { installed, membersChanged } from './lifecycle.ts';
import { isSubmitted, pressed, submitted } from './press.ts';
import { messageReceived } from './say.ts';
import { faultWords, type InvokeResponse, type Turn, type TeamsDeps } from './turn.ts';
import { wordsMessage } from './cards.ts';
import { NoSender } from './who.ts';

type Handler<T> = (speaking: TeamsDeps, turn: Turn) => Promise<T>;

const INVOKES: Readonly<Record<string, Handler<InvokeResponse>>> = {
  'adaptiveCard/action': pressed,
  'task/fetch': openDialog,
  'task/submit': submitDialog,
  'composeExtension/fetchTask': openComposeDialog,
  'composeExtension/submitAction': submitDialog,
};

/**
 * Passes the activity to its handler.
 * @returns the answer to an invoke. An unknown invoke is answered 501 by Teams' rules; other unknown activities are
 * ignored.
 */
export async function answer(speaking: TeamsDeps, turn: Turn): Promise<InvokeResponse | void> {
  const { type, name } = turn.activity;
  if (type === 'invoke') {
    const handler = Object.hasOwn(INVOKES, name ?? '') ? INVOKES[name ?? ''] : undefined;
    return handler ? handler(speaking, turn) : { status: 501 };
  }
  if (type === 'message') return answerMessage(speaking, turn);
  if (type === 'installationUpdate') return unlessNobody(installed(speaking, turn));
  if (type === 'conversationUpdate') return unlessNobody(membersChanged(speaking, turn));
}

/** Ignores the lack of a sender: membership changes without names need nothing. */
async function unlessNobody(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (fault) {
    if (!(fault instanceof NoSender)) throw fault;
  }
}

/** The writer always gets an answer, also after a fault. */
async function answerMessage(speaking: TeamsDeps, turn: Turn): Promise<void> {
  try {
    const { activity } = turn;
    if (isSubmitted(activity)) await submitted(speaking, turn);
    else await (filesIn(activity).length > 0 ? broughtFiles : messageReceived)(speaking, turn);
  } catch (err) {
    if (err instanceof NoSender) return;
    speaking.log.error({ err }, 'a message in Teams could not be answered');
    await turn.reply(wordsMessage((await faultWords(speaking, err, turn)).text));
  }
}
