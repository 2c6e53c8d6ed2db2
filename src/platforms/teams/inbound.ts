/** Passes an authenticated activity to its handler. */
import { composed, fetched, sentIn } from './dialogs.ts';
import { installed, membersChanged } from './lifecycle.ts';
import { isSubmitted, pressed, submitted } from './press.ts';
import { said } from './say.ts';
import { sorry, type Invoked, type Turn, type Speaking } from './turn.ts';
import { wordsMessage } from './cards.ts';
import { Nobody } from './who.ts';

type Handler<T> = (speaking: Speaking, turn: Turn) => Promise<T>;

const INVOKES: Readonly<Record<string, Handler<Invoked>>> = {
  'adaptiveCard/action': pressed,
  'task/fetch': fetched,
  'task/submit': sentIn,
  'composeExtension/fetchTask': composed,
  'composeExtension/submitAction': sentIn,
};

/**
 * @returns the answer to an invoke. An unknown invoke is answered 501 by Teams' rules; other unknown activities are
 * ignored.
 */
export async function answer(speaking: Speaking, turn: Turn): Promise<Invoked | void> {
  const { type, name } = turn.activity;
  if (type === 'invoke') {
    const handler = Object.hasOwn(INVOKES, name ?? '') ? INVOKES[name ?? ''] : undefined;
    return handler ? handler(speaking, turn) : { status: 501 };
  }
  if (type === 'message') return answerMessage(speaking, turn);
  if (type === 'installationUpdate') return unlessNobody(installed(speaking, turn));
  if (type === 'conversationUpdate') return unlessNobody(membersChanged(speaking, turn));
}

/** Membership changes without names need nothing. */
async function unlessNobody(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (fault) {
    if (!(fault instanceof Nobody)) throw fault;
  }
}

/** The writer always gets an answer, also after a fault. */
async function answerMessage(speaking: Speaking, turn: Turn): Promise<void> {
  try {
    await (isSubmitted(turn.activity) ? submitted(speaking, turn) : said(speaking, turn));
  } catch (err) {
    if (err instanceof Nobody) return;
    speaking.log.error({ err }, 'a message in Teams could not be answered');
    await turn.reply(wordsMessage((await sorry(speaking, err, turn)).text));
  }
}
