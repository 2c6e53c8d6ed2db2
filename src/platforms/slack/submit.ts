/** Submitted forms: faults are shown under their fields; otherwise the answer replaces the form. */
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { ShownAnswer } from '../door.ts';
import { labelsOf, linesOf } from '../answerText.ts';
import { languageFor, remember, type Ack, type SlackDeps, type ViewResponse } from './actors.ts';
import { askCore } from './askCore.ts';
import { isGone, replaceCard } from './answers.ts';
import type { PressOrigin } from './pressOrigin.ts';
import { VIEW_LIMITS } from './card/limits.ts';
import { postEphemeral } from './ephemeral.ts';
import { rich, run, section } from './card/text.ts';
import { fieldErrors, readForm } from './card/readForm.ts';
import { firstInput, submitterOf, valuesOf, viewEvent, type ViewBody } from './inbound.ts';
import { plainView, viewOncePlainer } from './oncePlainer.ts';
import type { FormPart, CardPart } from './parts.ts';
import type { Visitor } from './recognise.ts';
import { within } from '../../core/timeout.ts';
import { isAnew, loadingView, modalAnswer, modalForm, readMetadata, type ModalMetadata } from './views.ts';

/** How long a submitted modal may wait for its answer, in milliseconds. Slack waits three seconds. */
const ANSWER_WITHIN_MS = 1_800;

/** A submitted form: its definition, its inputs, and where it was. */
interface Sent {
  readonly part: FormPart;
  readonly inputs: Readonly<Record<string, string>>;
  readonly meta: ModalMetadata;
}

export async function submitted(
  acting: SlackDeps,
  { body, client, ack }: { body: ViewBody; client: WebClient; ack: Ack },
): Promise<void> {
  const meta = readMetadata(body.view.private_metadata);
  const visitor = submitterOf(body);
  const isLast = acting.windows.touched(body.view.id);
  const found = await partOf(acting, body, meta);
  if ('refused' in found) return ack(found.refused);
  const { part } = found;
  if (part?.type !== 'form') return ack(await tooOld(acting, visitor, meta));
  const sent: Sent = { part, inputs: readForm(part, valuesOf(body)), meta };
  const work = ask(acting, visitor, sent, { event: viewEvent(body), opened: body.view.id });
  const soon = await within(work, ANSWER_WITHIN_MS);
  // When the answer takes longer, the modal stays open and is filled later.
  if (!soon) {
    const view = loadingView(acting.words, await languageFor(acting, { meta, visitor }), part.title);
    await ack({ response_action: 'update', view });
  }
  const { actor, shown, isUnasked } = soon ?? (await work);
  if (!isUnasked) remember(visitor, shown.language);
  const errors = errorsIn(sent, shown);
  if (soon && errors) await ack({ response_action: 'errors', errors });
  else {
    const view = await viewOf(acting, sent, shown);
    const draw = (it: ModalView) => client.views.update({ view_id: body.view.id, view: it });
    if (soon) await acknowledge(view, ack, (it) => (isLast() ? draw(it) : Promise.resolve()));
    else await filled(acting, { client, visitor, meta }, shown, () => viewOncePlainer(view, draw));
  }
  // A form that comes anew stands in the modal, and not in place of the message.
  if (!isAnew(shown, part.form)) await followUp(acting, { client, visitor, meta }, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}

/** Fills the modal that waited. A person who has closed it gets the result in their chat. */
async function filled(
  acting: SlackDeps,
  spot: Pick<PressOrigin, 'client' | 'visitor' | 'meta'>,
  shown: ShownAnswer,
  fill: () => Promise<unknown>,
): Promise<void> {
  try {
    await fill();
  } catch (fault) {
    if (!(isGone(fault) && shown.isQuery === true)) await postEphemeral(acting, spot, shown, true);
    if (!isGone(fault)) throw fault;
  }
}

/** The form's definition. When it cannot be read now, the words for that; the modal stays as it was filled in. */
async function partOf(
  acting: SlackDeps,
  body: ViewBody,
  meta: ModalMetadata,
): Promise<{ readonly part: CardPart | undefined } | { readonly refused: ViewResponse }> {
  try {
    return { part: meta.k === undefined ? undefined : await acting.parts.find(meta.k) };
  } catch (error) {
    acting.fault('the definition of a form in Slack could not be read', error);
    const shown = acting.door.refused(error, await languageFor(acting, { visitor: submitterOf(body), meta }));
    const field = firstInput(body);
    return field === undefined
      ? { refused: { response_action: 'update', view: modalAnswer(shown, meta, acting.words).view } }
      : { refused: { response_action: 'errors', errors: { [field]: shown.message } } };
  }
}

/**
 * Acknowledges with a view. If Slack refuses a view in an acknowledgement, only the person learns of it, and would believe
 * that the act is lost. So a simple view is sent first, and replaced by the full one if Slack accepts that.
 */
async function acknowledge(view: ModalView, ack: Ack, draw: (view: ModalView) => Promise<unknown>): Promise<void> {
  const plain = plainView(view);
  await ack({ response_action: 'update', view: plain ?? view });
  // The simple view has the same content. The modal may also be closed by now.
  if (plain) await draw(view).catch(() => undefined);
}

async function ask(
  acting: SlackDeps,
  visitor: Visitor,
  { part, inputs, meta }: Sent,
  from: { readonly event: string; readonly opened: string },
) {
  const asked = await askCore(acting, { visitor, meta }, { verb: part.form.verb, ...part }, inputs, from);
  const { shown } = asked;
  const [first] = part.form.fields;
  // Shown under a field, so that the form stays filled in.
  const isKept = asked.isUnasked === true && first !== undefined;
  const fields = isKept ? { [first.id]: shown.message } : shown.fields;
  return { ...asked, shown: { ...shown, ...(fields && { fields }), labels: labelsOf(part.form) } };
}

/** The answer when the form's definition is no longer stored. */
async function tooOld(acting: SlackDeps, visitor: Visitor, meta: ModalMetadata): Promise<ViewResponse> {
  const language = await languageFor(acting, { visitor, meta });
  const gone: ShownAnswer = { ok: false, code: 'stale', message: acting.words(language, 'old'), language };
  return { response_action: 'update', view: modalAnswer(gone, meta, acting.words).view };
}

/** The faults under their fields; undefined when one has no field in this modal, so that all are shown above the form. */
function errorsIn({ part }: Sent, { ok, fields }: ShownAnswer): Record<string, string> | undefined {
  if (ok || !fields) return undefined;
  const errors = fieldErrors(part, fields);
  const isWhole = Object.keys(errors).length === Object.keys(fields).length;
  return isWhole && Object.keys(errors).length > 0 ? errors : undefined;
}

/** The form again with its faults above it, or the answer. */
async function viewOf({ words, parts }: SlackDeps, { part, inputs, meta }: Sent, shown: ShownAnswer) {
  const { language, fields, ok, code } = shown;
  const typed = typedIn(part, inputs);
  // The form was for an earlier text, so the newer text is shown instead.
  const isOutdated = code === 'stale';
  const isNew = isAnew(shown, part.form);
  if (!ok && (fields || (typed.length > 0 && !isOutdated && !isNew))) {
    const fault = linesOf(shown);
    return modalForm(part, meta, { words, language }, { fault, values: inputs }).view;
  }
  const { card, ...said } = shown;
  const made = modalAnswer((changesOrigin(shown, meta) && !isNew) || !card ? said : shown, meta, words, part.form);
  await parts.offer(made.parts);
  return ok || isNew || typed.length === 0 ? made.view : withTyped(made.view, typed, words(language, 'typed'));
}

/** The long texts of the inputs with their labels. Choices can easily be made again. */
const typedIn = ({ form }: FormPart, inputs: Sent['inputs']): readonly (readonly [label: string, text: string])[] =>
  form.fields.flatMap(({ id, label, type }) =>
    type === 'text' && inputs[id]?.trim() ? [[label, inputs[id]] as const] : [],
  );

/** Adds the typed texts below the answer, so that they can be copied. */
function withTyped({ blocks, ...view }: ModalView, typed: ReturnType<typeof typedIn>, title: string): ModalView {
  const [first, ...rest] = blocks;
  const words = typed.map(([label, text]) => section([...run(`${label}\n`, { bold: true }), ...run(`${text}\n`)]));
  const kept = rich(section(run(title, { bold: true })), ...words);
  return { ...view, blocks: [...(first ? [first] : []), kept, ...rest].slice(0, VIEW_LIMITS.blocks) };
}

/** Does the answer show the card under the modal in its present state? */
const changesOrigin = ({ card, cardName }: ShownAnswer, { m, kind }: ModalMetadata): boolean =>
  m !== undefined && card !== undefined && !card.transient && cardName === kind;

async function followUp(
  acting: SlackDeps,
  { client, visitor, meta }: Pick<PressOrigin, 'client' | 'visitor' | 'meta'>,
  shown: ShownAnswer,
): Promise<void> {
  const [team, channel, ts] = (meta.m ?? '').split('/');
  if (!changesOrigin(shown, meta) || !team || !channel || !ts) return;
  await replaceCard(acting, { client, visitor, meta, message: { team, channel, ts, ephemeral: false } }, shown);
}
