/** The list of calls for input that a reader may see. */
import type { Card } from '../../../core/card.ts';
import { list, text, upTo } from '../../../kit/blocks/blocks.ts';
import { form, line } from '../../../kit/blocks/forms.ts';
import { nothingYet } from '../../../kit/blocks/nothingYet.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { inputItem, newCall } from './home.ts';
import type { InputPage } from './view.ts';

export interface InputsListed {
  readonly words?: string;
}

export function inputCalls({ say, reader, view, data }: CardContext<InputPage, InputsListed>): Card {
  const { words } = data;
  const title = words === undefined ? say('inputs.list.title') : say('inputs.list.found', { words });
  return {
    title,
    body:
      view.lines.length > 0
        ? [list(upTo(say, view.lines, (one) => inputItem(say, one)))]
        : words === undefined
          ? nothingYet(say, reader, 'calls', say('inputs.list.none'))
          : [text(say('inputs.list.none'))],
    actions: [
      form(say('mail.list.search'), say('mail.list.find'), 'input.list', [
        line(say, 'words', say('mail.list.words'), 200, { value: words }),
      ]),
      ...newCall(say, reader),
    ],
    summary: title,
    refreshVerb: 'input.list',
  };
}
