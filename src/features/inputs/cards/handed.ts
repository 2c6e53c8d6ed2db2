/** Asks for which call and question a file is that a focal point has sent. */
import type { Block, Card, ListItem } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, subtle, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { MAX_ANSWER, type MayLack } from '../rules/state.ts';
import { questionTitle } from './parts.ts';
import type { OwedCall, OwedCalls } from './handedView.ts';

export interface Handed {
  readonly upload: string;
  readonly name: string;
  /** The length of the text that was taken out of it. */
  readonly characters?: number;
  readonly why?: MayLack;
}

export function inputHanded({ say, view, data }: CardContext<OwedCalls, Handed>): Card {
  const title = say('inputs.handed.title', { name: data.name });
  return {
    title,
    body: [
      text(taken(say, data)),
      ...(data.why === undefined ? [] : [subtle(say('inputs.handed.link'))]),
      ...fitting(view.calls).flatMap((call) => ofCall(say, call, data)),
      ...(view.more > 0 ? [subtle(say('card.andMore', { n: view.more }))] : []),
      subtle(say('card.form.noSurvivors')),
    ],
    actions: [{ type: 'press', title: say('inputs.act.list'), verb: 'input.list', minor: true }],
    summary: title,
  };
}

function taken(say: Speaker, { name, characters, why = 'noText' }: Handed): string {
  if (characters !== undefined) return say('inputs.handed.taken', { n: characters });
  return why === 'tooLong'
    ? say('inputs.handed.tooLong', { name, n: MAX_ANSWER })
    : say(`inputs.handed.${why}`, { name });
}

/** The most questions that one card lists; calls with later due dates come after them in the next one. */
const MAX_LISTED = 30;
function fitting(calls: readonly OwedCall[]): readonly OwedCall[] {
  let left = MAX_LISTED;
  return calls.flatMap((call) => {
    const questions = call.questions.slice(0, left);
    left -= questions.length;
    return questions.length === 0 ? [] : [{ ...call, questions }];
  });
}

const ofCall = (say: Speaker, call: OwedCall, { upload }: Handed): Block[] => [
  heading(
    call.title === undefined
      ? say('inputs.veiled', { ref: call.ref })
      : say('inputs.line', { ref: call.ref, title: call.title }),
  ),
  list(call.questions.map((question) => item(say, call, question, upload))),
];

/** The most characters of a question on a button. */
const MAX_TITLE = 140;
function item(say: Speaker, { ref }: OwedCall, question: OwedCall['questions'][number], upload: string): ListItem {
  const { n, has } = question;
  const words =
    question.text === undefined
      ? say('inputs.ofQuestion', { n: String(n) })
      : questionTitle(say, { ...question, text: beginning(question.text) });
  return {
    text: words,
    ...(has && { note: say('inputs.handed.replaces') }),
    press: {
      title: say('inputs.ofQuestion', { n: String(n) }),
      verb: 'input.file',
      target: ref,
      inputs: { upload, question: String(n) },
    },
  };
}
const beginning = (words: string): string =>
  words.length > MAX_TITLE ? `${words.slice(0, MAX_TITLE).trimEnd()}…` : words;
