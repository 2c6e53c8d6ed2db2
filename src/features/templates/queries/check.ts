/** Reads the file that an officer hands in as a template, and checks it. */
import type { Act } from '../../../core/act.ts';
import type { CardRef } from '../../../core/answer.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TEMPLATES } from '../../../kit/documents/fields/index.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { uploaded } from '../../../kit/uploads.ts';
import type { Checked, setInputs } from '../rules/template.ts';
import { faultInWords } from '../../../kit/documents/template/faultWords.ts';

type Given = Act<Inputs<typeof setInputs>, Person>;

export async function checkFacts(read: ReadStore, act: Given): Promise<Checked> {
  const { document, upload, file } = act.inputs;
  const given = file ?? (await fromUpload(read, act));
  if (given === undefined)
    return { fault: { say: phrase(upload === undefined ? 'templates.noFile' : 'templates.gone') } };
  const bytes = new Uint8Array(Buffer.from(given, 'base64'));
  // The library is seldom needed: it is loaded with the first template.
  const { checkedTemplate } = await import('../../../kit/documents/template/check.ts');
  const checked = checkedTemplate(bytes, TEMPLATES[document]);
  if (checked.ok) return { template: Buffer.from(checked.template).toString('base64') };
  const [first] = checked.faults;
  const card: CardRef = { name: 'templateFaults', data: { document, faults: checked.faults } };
  return { fault: { say: first ? faultInWords(first) : phrase('templates.noFile'), card } };
}

async function fromUpload(read: ReadStore, { actor, network, inputs: { upload }, receivedAt }: Given) {
  if (upload === undefined) return undefined;
  return (await uploaded(read, { network, by: actor.id, name: upload, at: receivedAt })).text;
}
