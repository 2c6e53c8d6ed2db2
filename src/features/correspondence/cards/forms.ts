/** The form for a message, and the preview before it is sent. */
import type { Action, Card, Field, Form } from '../../../core/card.ts';
import { type ComposingView, type CorrespondenceView, type PreviewView } from './view.ts';
import { TEXT, TITLE } from '../../../core/inputs.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, quote, subtle, text } from '../../../kit/blocks/blocks.ts';
import { choice, date, line, toggle, words } from '../../../kit/blocks/forms.ts';
import { passing, type CardContext } from '../../../kit/cards.ts';
import { answers, audience, content, ENCLOSED_FORMATS, groupName } from './message.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { GROUPS } from '../../../kit/audience.ts';
import { isPassedOn, type PassedOnKind } from '../rules/state.ts';
import { callForProposals, passOnForm } from './home.ts';
import type { ActName } from '../../../core/contract.ts';

type Kind = 'circular' | 'submission' | 'urgent' | PassedOnKind;
type Values = Readonly<Record<string, string>>;

/** With more entities than this, they are typed instead of chosen from a list. */
const MAX_CHOICES = 60;

function fields(say: Speaker, kind: Kind, view: ComposingView, values: Values): Field[] {
  const classes = CLASSIFICATIONS.map((value) => ({ value, title: say(`card.classification.${value}`) }));
  const first = [
    line(say, 'subject', say('mail.form.subject'), TITLE, { required: true, value: values['subject'] }),
    words(say, 'text', say('mail.form.text'), { required: true, value: values['text'] }),
  ];
  const links = line(say, 'links', say('mail.form.links'), TEXT, {
    hint: say('mail.form.linksHint'),
    value: values['links'],
  });
  const label = choice(say, 'classification', say('card.form.classification'), classes, {
    value: values['classification'] ?? 'unclassified',
  });
  if (kind === 'urgent') return [...first, label];
  const dueOn = date(say, 'dueOn', say('mail.form.dueOn'), { required: true, value: values['dueOn'] });
  if (kind === 'proposals') return [...first, links, dueOn, label];
  if (isPassedOn(kind)) return [whatIsPassedOn(say, kind), ...first, links, lastDay(say, values), label];
  return [
    ...first,
    links,
    toWhom(say, view, values['audience'] ?? ''),
    label,
    ...(kind === 'submission'
      ? []
      : [
          toggle(say, 'acknowledge', say('mail.form.acknowledge'), { value: values['acknowledge'] ?? 'no' }),
          line(say, 'sendAt', say('mail.form.sendAt'), 40, {
            hint: say('mail.form.sendAtHint', { zone: view.zone }),
            value: values['sendAt'],
          }),
        ]),
  ];
}

const whatIsPassedOn = (say: Speaker, value: string): Field =>
  choice(
    say,
    'kind',
    say('mail.form.passOnKind'),
    (['guidance', 'campaign'] as const).map((kind) => ({ value: kind, title: say(`mail.form.passOnKind.${kind}`) })),
    { value },
  );
const lastDay = (say: Speaker, values: Values): Field =>
  date(say, 'dueOn', say('mail.form.passOnBy'), { hint: say('mail.form.passOnByHint'), value: values['dueOn'] });

/** Choosing nothing means the whole network. A whole-network option beside others would be misunderstood. */
function toWhom(say: Speaker, { entities }: ComposingView, audience: string): Field {
  const label = say('mail.form.audience');
  const value = audience === 'all' ? '' : audience;
  if (entities.length > MAX_CHOICES)
    return line(say, 'audience', label, TEXT, { value, hint: say('mail.form.audienceHint') });
  const words_ = [...GROUPS.filter((group) => group !== 'all'), ...entities];
  const options = words_.map((word) => ({ value: word, title: groupName(say, word) }));
  const hint = say('mail.form.audienceNone');
  return { ...choice(say, 'audience', label, options, { value, hint }), type: 'choice', options, many: true };
}

const SENDS: Readonly<Record<Kind, ActName>> = {
  circular: 'correspondence.preview',
  submission: 'correspondence.preview',
  urgent: 'correspondence.urgent.preview',
  proposals: 'correspondence.proposals.preview',
  guidance: 'correspondence.passOn.preview',
  campaign: 'correspondence.passOn.preview',
};

const formOf = (say: Speaker, kind: Kind, view: ComposingView, values: Values): Form => ({
  verb: SENDS[kind],
  fields: fields(say, kind, view, values),
  submit: say('mail.form.preview'),
});

export interface Composed {
  readonly kind?: Kind;
  readonly values?: Values;
}
export function sendForm({ say, view, data }: CardContext<ComposingView, Composed>): Card {
  const kind = data.kind ?? (view.manages ? 'circular' : 'submission');
  const title = say(`mail.form.title.${kind}`);
  const others: Action[] = kind === 'circular' ? [callForProposals(say), passOnForm(say)] : [];
  return {
    title,
    ...(kind === 'urgent' && { tone: 'warning' as const }),
    body: [text(say(`mail.form.explain.${kind}`))],
    form: formOf(say, kind, view, data.values ?? {}),
    actions: [...others, { type: 'press', title: say('mail.act.list'), verb: 'correspondence.list', minor: true }],
    summary: title,
    ...passing(data.values?.['classification']),
  };
}

export interface Previewed {
  /** Absent for a circular and for a submission. */
  readonly kind?: 'urgent' | PassedOnKind;
  readonly subject: string;
  readonly text: string;
  readonly audience: string;
  readonly links: string;
  readonly classification: string;
  readonly acknowledge: string;
  readonly sendAt?: string;
  readonly at?: Instant;
  readonly dueOn?: string;
  readonly dueAt?: Instant;
  /** The call for input whose answers are sent with it. */
  readonly call?: Ref;
}

interface Sends {
  readonly verb: ActName;
  readonly target?: Ref;
  readonly inputs: Values;
}

/** The act of the button for each kind of message, with only the inputs of that act. */
function sends(kind: Kind, data: Previewed): Sends {
  const { subject, text: words_, links, audience: to, classification, acknowledge, sendAt, dueOn } = data;
  const said = { subject, text: words_, classification };
  if (kind === 'urgent') return { verb: 'correspondence.urgent', inputs: said };
  if (isPassedOn(kind)) {
    const asked = { ...said, links, ...(dueOn !== undefined && { dueOn }) };
    return kind === 'proposals'
      ? { verb: 'correspondence.proposals', inputs: asked }
      : { verb: 'correspondence.passOn', inputs: { kind, ...asked } };
  }
  const message = { ...said, links, audience: to };
  if (kind === 'submission') return { verb: 'correspondence.submit', inputs: message };
  const inputs = { ...message, acknowledge, ...(sendAt !== undefined && { sendAt }) };
  return data.call === undefined
    ? { verb: 'correspondence.send', inputs }
    : { verb: 'input.circulate', target: data.call, inputs };
}

function sendTitle(say: Speaker, kind: Kind, n: number, at: Instant | undefined): string {
  if (kind === 'submission') return say('mail.preview.submit');
  return at === undefined ? say('mail.preview.send', { n }) : say('mail.preview.schedule');
}

/** Shows what recipients will see, how many there are and when it is sent, before anything is sent. */
export function preview({ say, view, data }: CardContext<PreviewView, Previewed>): Card {
  const { item, people: n, composing } = view;
  const kind = data.kind ?? (composing.manages ? 'circular' : 'submission');
  const { inputs, ...sent } = sends(kind, data);
  const attached =
    data.call === undefined ? [] : ENCLOSED_FORMATS.map((format) => ({ title: say('inputs.download', { format }) }));
  const again = formOf(say, kind, composing, inputs);
  const title = say('mail.preview.title', { people: n, entities: view.entities });
  const when = data.at === undefined ? say('mail.preview.now') : say.instant(data.at);
  return {
    title,
    ...(kind === 'urgent' && { tone: 'warning' as const }),
    body: [
      facts(
        [say('mail.to'), audience(say, item)],
        [say('mail.preview.when'), kind === 'submission' ? say('mail.preview.held') : when],
      ),
      ...(kind === 'urgent' ? [text(say('mail.form.explain.urgent'))] : []),
      subtle(say('mail.preview.below')),
      ...(item.classification === 'unclassified' ? [] : [subtle(say(`mail.preview.${item.classification}`))]),
      heading(item.subject),
      ...content(say, item),
      ...[...answers(say, item), ...attached].map((action) => subtle(`[ ${action.title} ]`)),
    ],
    actions: [
      { type: 'press', title: sendTitle(say, kind, n, data.at), ...sent, inputs, look: 'primary' },
      {
        type: 'form',
        title: say('mail.preview.change'),
        form: data.call === undefined ? again : { ...again, verb: 'input.circulate.preview', target: data.call },
      },
    ],
    summary: title,
    ...passing(item.classification),
  };
}

export interface Offered {
  readonly text: string;
}
/**
 * Words that somebody typed after a message had come. They are sent to nobody; the card offers to send them to the Secretariat
 * as a reply.
 */
export function replyOffer({ say, reader, view, data }: CardContext<CorrespondenceView, Offered>): Card {
  const speaks = reader.entity !== undefined;
  return {
    title: say('mail.offer.title'),
    eyebrow: view.ref,
    tone: 'attention',
    body: [quote(data.text, say('mail.offer.yours')), text(say('mail.offer.body', { ref: view.ref }))],
    actions: [
      {
        type: 'press',
        title: say('mail.offer.send'),
        verb: 'correspondence.reply',
        target: view.ref,
        inputs: { text: data.text },
        look: 'primary',
      },
      ...(speaks
        ? [
            {
              type: 'form' as const,
              title: say('mail.offer.submit'),
              form: formOf(say, 'submission', { manages: false, entities: [], zone: reader.zone }, { text: data.text }),
            },
          ]
        : []),
      { type: 'press', title: say('card.act.help'), verb: 'help' },
    ],
    context: { target: view.ref },
    summary: say('mail.offer.title'),
  };
}
