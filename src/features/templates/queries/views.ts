/** Templates for their cards and files, for the Secretariat. */
import { personName } from '../../../core/people.ts';
import type { CardData } from '../../../core/answer.ts';
import type { Network } from '../../../core/network.ts';
import { isMarked } from '../../../kit/documents/template/own.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { uploaded } from '../../../kit/uploads.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import type { TemplateView } from '../cards/view.ts';
import { DOCUMENTS, type DocumentName } from '../rules/state.ts';

const documentIn = ({ document }: CardData): DocumentName | undefined => DOCUMENTS.find((one) => one === document);

/** Of one document: what is in use; with `upload`, that file of this officer's; with `builtIn`, nothing of their own. */
export async function templateFor(
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
): Promise<TemplateView | undefined> {
  const { data, reader, now } = asked;
  const document = documentIn(data);
  if (!document || !reader.manages) return undefined;
  if (typeof data['upload'] === 'string') {
    const owner = { network: asked.network, by: reader.person };
    const { text } = await uploaded(read, { ...owner, name: data['upload'], at: now });
    return text === undefined ? undefined : { document, file: text };
  }
  if (data['builtIn'] === true) return { document };
  const view = await inUse(read, document, network);
  return view.file === undefined || (await isMarked(view.file)) ? view : { ...view, isUnmarked: true };
}

export async function inUse(read: ReadStore, document: DocumentName, { roll }: Network): Promise<TemplateView> {
  const found = await read.load('templates', await read.findByKey('templates', document));
  if (found?.file === undefined) return { document };
  return { document, file: found.file.base64, by: personName(roll, found.by), at: found.at };
}

/** Of all documents, without the files. */
export const templatesFor = (read: ReadStore, network: Network): Promise<TemplateView[]> =>
  Promise.all(
    DOCUMENTS.map(async (document) => {
      const { file: _file, ...view } = await inUse(read, document, network);
      return view;
    }),
  );
