/** The acts on templates of documents. */
import { keyedOrNew, plainCard, query, type ActTable, type Named } from '../../kit/acts.ts';
import { phrase } from '../../i18n/phrase.ts';
import { handedIn, handedInInputs, preview, show, showInputs } from './queries/answers.ts';
import { checkFacts } from './queries/check.ts';
import { resetInputs, resetTemplate, setInputs, setTemplate } from './rules/template.ts';

const KIND = 'templates';
const key = ({ inputs: { document } }: Named): string => (typeof document === 'string' ? document : '');

export const acts = {
  'template.list': query({
    who: 'secretariat',
    inputs: {},
    answer: plainCard('templates', phrase('templates.listed')),
  }),
  'template.show': query({ who: 'secretariat', inputs: showInputs, answer: show }),
  'template.set.preview': query({ who: 'secretariat', inputs: setInputs, answer: preview }),
  'template.handedIn': query({ who: 'secretariat', inputs: handedInInputs, answer: handedIn }),
  'template.set': keyedOrNew({
    kind: KIND,
    who: 'secretariat',
    inputs: setInputs,
    key,
    facts: checkFacts,
    rule: setTemplate,
  }),
  'template.reset': keyedOrNew({ kind: KIND, who: 'secretariat', inputs: resetInputs, key, rule: resetTemplate }),
} satisfies ActTable;
