/** The cards of templates: what is in use, what a new one looks like, and what is wrong with it. */
import type { Action, Block, Card, ListItem } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { fold, list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { TEMPLATES } from '../../../kit/documents/fields/index.ts';
import type { Spec } from '../../../kit/documents/fields/field.ts';
import type { Fault } from '../../../kit/documents/template/fault.ts';
import { faultInWords, placeInWords } from '../../../kit/documents/template/faultWords.ts';
import { DOCUMENTS, type DocumentName } from '../rules/state.ts';
import type { TemplateView } from './view.ts';

export interface OneTemplate {
  readonly document: DocumentName;
}
/** With the name of the uploaded file. */
export interface Previewed extends OneTemplate {
  readonly upload?: string;
  /** It does not show the classification on every page. */
  readonly isUnmarked?: boolean;
}
export interface Faulty extends OneTemplate {
  readonly faults: readonly Fault[];
}
export interface Handed {
  readonly upload: string;
}

const nameOf = (say: Speaker, document: DocumentName): string => say(`templates.document.${document}`);
const inUse = (say: Speaker, { at, by }: TemplateView): string =>
  at === undefined || by === undefined ? say('templates.builtIn') : say('templates.ownBy', { by, at });

export interface Listed {
  /** The documents whose templates name somebody who was erased. */
  readonly naming?: readonly DocumentName[];
}
export const templates = ({ say, view, data }: CardContext<readonly TemplateView[], Listed>): Card => ({
  title: say('templates.title'),
  body: [
    text(say('templates.explain')),
    list(
      view.map((one): ListItem => ({
        text: nameOf(say, one.document),
        note: inUse(say, one),
        ...(data.naming?.includes(one.document) && {
          ...{ note: say('templates.names'), tone: 'warning' as const },
        }),
        press: { verb: 'template.show', inputs: { document: one.document } },
      })),
    ),
  ],
  actions: [],
  summary: say('templates.title'),
});

export function template({ say, view, link }: CardContext<TemplateView, OneTemplate>): Card {
  const { document } = view;
  const isOwn = view.at !== undefined;
  return {
    title: nameOf(say, document),
    eyebrow: say('templates.title'),
    body: [strong(inUse(say, view)), ...unmarked(say, view), text(say('templates.how')), ...fields(say, document)],
    actions: [
      { type: 'open', title: say('templates.act.upload'), url: link('template.upload', undefined, { document }) },
      ...(isOwn ? [fileOf(say('templates.act.download'), document, 'template', link)] : []),
      fileOf(say('templates.act.builtIn'), document, 'template', link, { builtIn: true }),
      fileOf(say('templates.act.sample'), document, 'sample', link),
      ...(isOwn ? [reset(say, document)] : []),
      all(say),
    ],
    more: say('card.more'),
    summary: nameOf(say, document),
  };
}

const fileOf = (
  title: string,
  document: DocumentName,
  what: 'template' | 'sample',
  link: Link,
  more: { readonly builtIn?: true; readonly upload?: string } = {},
): Action => ({
  type: 'open',
  title,
  url: link(`${document}.${what}.docx`, undefined, { document, ...more }),
  file: true,
});

const reset = (say: Speaker, document: DocumentName): Action => ({
  type: 'press',
  title: say('templates.act.reset'),
  verb: 'template.reset',
  inputs: { document },
  look: 'danger',
  minor: true,
});

const all = (say: Speaker): Action => ({
  type: 'press',
  title: say('templates.act.all'),
  verb: 'template.list',
  minor: true,
});

/** The names of the fields, folded away; what they mean is in the manual. */
function fields(say: Speaker, document: DocumentName) {
  const spec: Spec = TEMPLATES[document];
  const all = Object.entries(spec);
  const single = all.filter(([, { of }]) => of === undefined).map(([name]) => name);
  const lists = all.flatMap(([name, { of }]) => (of === undefined ? [] : [{ list: name, fields: Object.keys(of) }]));
  return fold(say('templates.fields'), [
    subtle(say('templates.marks', { left: '{', right: '}' })),
    text(single.join(', ')),
    list(lists.map((one): ListItem => ({ text: say('templates.listField', one) }))),
  ]);
}

/** Restricted documents would be made without it, and nobody would know why. */
const unmarked = (say: Speaker, { isUnmarked }: { readonly isUnmarked?: boolean }): Block[] =>
  isUnmarked ? [text(say('templates.unmarked', { field: '{classification}' }))] : [];

/** A file that can be used: to be looked at with samples, and then to be taken. */
export function templatePreview({ say, data, link }: CardContext<undefined, Previewed>): Card {
  const { document, upload, isUnmarked } = data;
  return {
    title: nameOf(say, document),
    eyebrow: say('templates.title'),
    tone: isUnmarked ? 'warning' : 'good',
    body: [text(say('templates.good')), ...unmarked(say, data)],
    actions:
      upload === undefined
        ? []
        : [
            {
              type: 'press',
              title: say('templates.act.use'),
              verb: 'template.set',
              inputs: { document, upload },
              look: 'primary',
            },
            fileOf(say('templates.act.sample'), document, 'sample', link, { upload }),
          ],
    summary: say('templates.good'),
  };
}

export const templateFaults = ({ say, data: { document, faults } }: CardContext<undefined, Faulty>): Card => ({
  title: say('templates.faults'),
  eyebrow: nameOf(say, document),
  tone: 'attention',
  body: [list(upTo(say, faults, (fault) => faultItem(say, fault)))],
  actions: [{ type: 'press', title: nameOf(say, document), verb: 'template.show', inputs: { document }, minor: true }],
  summary: say('templates.faults'),
});

function faultItem(say: Speaker, fault: Fault): ListItem {
  const place = placeInWords(fault);
  const what = say.phrase(faultInWords(fault));
  return place === undefined ? { text: what } : { text: say.phrase(place), note: what };
}

/** A Word file that was sent in a chat: which document is it for? */
export const templateChoice = ({ say, data: { upload } }: CardContext<undefined, Handed>): Card => ({
  title: say('templates.which'),
  body: [],
  actions: DOCUMENTS.map((document) => ({
    type: 'press',
    title: nameOf(say, document),
    verb: 'template.set.preview',
    inputs: { document, upload },
  })),
  summary: say('templates.which'),
});
