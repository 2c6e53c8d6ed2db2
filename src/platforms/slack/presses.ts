/** Handles presses on buttons and menus: asks the core, and shows the answer where the person is. */
import type { WebClient } from '@slack/web-api';
import { LANGUAGES } from '../../core/people.ts';
import { within } from '../../core/timeout.ts';
import type { ShownAnswer } from '../door.ts';
import { ACK_MS, actorOf, asking, languageFor, type Ack, type SlackDeps } from './actors.ts';
import { answer, isGone, noteInForm, showView, reasonNotShown } from './answers.ts';
import { askCore } from './askCore.ts';
import {
  actionEvent,
  channelOf,
  openFormOf,
  referenceOf,
  visitorOf,
  whereOf,
  type ActionBody,
  type ActionPayload,
} from './inbound.ts';
import type { FormPart, CardPart, PressPart, ButtonValue } from './parts.ts';
import { slackError } from './failures.ts';
import type { Visitor } from './recognise.ts';
import { messageKey, type PressOrigin } from './pressOrigin.ts';
import { loadingView, modalForm, widerView, type ModalMetadata } from './views.ts';
import { MORE_ROOM } from './card/textBoxes.ts';

/** The delay after which a waiting modal is opened. Slack opens one only within three seconds of the press. */
const OPEN_MODAL_WITHIN_MS = 1_500;

/** Handles a press on a button or a menu entry. */
export async function pressed(
  acting: SlackDeps,
  { body, payload, client, ack }: { body: ActionBody; payload: ActionPayload; client: WebClient; ack: Ack },
): Promise<void> {
  if (payload.action_id === MORE_ROOM) return makeRoom({ body, payload, client, ack });
  const reference = referenceOf(payload);
  if (!reference) return ack();
  const visitor = visitorOf(body);
  const spot = spotOf(acting, body, client, visitor, reference);
  const part = reference.p ?? (reference.k === undefined ? undefined : acting.parts.known(reference.k));
  const event = actionEvent(payload, body);
  if (part?.type === 'press') return press(acting, spot, part, event, ack);
  await ack();
  if (part) return openForm(acting, spot, part);
  await fetched(acting, spot, reference.k, event);
}

/** Adds boxes to the form that is open. When it has changed or is gone, nothing is added. */
async function makeRoom({
  body: { view },
  payload: { value = '' },
  client,
  ack,
}: {
  body: ActionBody;
  payload: ActionPayload;
  client: WebClient;
  ack: Ack;
}): Promise<void> {
  await ack();
  const form = openFormOf(view);
  if (!view || !form) return;
  const hash = view.hash === undefined ? {} : { hash: view.hash };
  await client.views.update({ view_id: view.id, ...hash, view: widerView(form, value) }).catch((fault: unknown) => {
    if (!isGone(fault) && slackError(fault) !== 'hash_conflict') throw fault;
  });
}

function spotOf(
  { windows }: Pick<SlackDeps, 'windows'>,
  body: ActionBody,
  client: WebClient,
  visitor: Visitor,
  { w: who, c: kind, l: language }: ButtonValue,
): PressOrigin {
  const { container, channel, view } = body;
  const at = container?.channel_id ?? channel?.id;
  const message =
    container?.type === 'message' && at !== undefined && container.message_ts !== undefined
      ? {
          team: whereOf(body).team ?? visitor.team,
          channel: at,
          ts: container.message_ts,
          ephemeral: container.is_ephemeral === true,
        }
      : undefined;
  const meta: ModalMetadata = {
    ...(who !== undefined && { who }),
    ...(kind !== undefined && { kind }),
    ...(language !== undefined && LANGUAGES.includes(language) && { language }),
    ...(message && !message.ephemeral && { m: messageKey(message) }),
  };
  const form = openFormOf(view);
  return {
    client,
    visitor,
    trigger: body.trigger_id,
    responseUrl: body.response_url,
    at,
    ...(message && { message }),
    channel: channelOf(at, channel?.name),
    ...(view?.type === 'modal' && {
      view: { id: view.id, hash: view.hash, isLast: windows.touched(view.id), ...(form && { form }) },
    }),
    meta,
  };
}

async function press(acting: SlackDeps, spot: PressOrigin, part: PressPart, event: string, ack: Ack): Promise<void> {
  let arrived = (): void => undefined;
  const stored = new Promise<void>((resolve) => (arrived = resolve));
  const work = askCore(acting, spot, part, part.inputs ?? {}, { event, stored: arrived });
  await within(
    Promise.race([stored, work]).then(() => acting.changes.room()),
    ACK_MS,
  );
  await ack();
  const soon = await within(work, OPEN_MODAL_WITHIN_MS);
  const at = soon ? spot : await waiting(acting, spot);
  const { actor, shown } = soon ?? (await work);
  await answer(acting, { ...at, verb: part.verb, meta: { ...at.meta, who: actor.from } }, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}

/** Opens a waiting modal for the answer, because Slack would not open one later. */
async function waiting(acting: SlackDeps, spot: PressOrigin): Promise<PressOrigin> {
  if ((spot.view && !spot.view.form) || spot.trigger === undefined) return spot;
  const view = loadingView(acting.words, await languageFor(acting, spot));
  const id = await showView(spot, { view, parts: new Map<string, CardPart>() }).catch(() => undefined);
  return id === undefined ? spot : { ...spot, view: { id } };
}

async function openForm(acting: SlackDeps, spot: PressOrigin, part: FormPart): Promise<void> {
  const language = await languageFor(acting, spot);
  const made = modalForm(part, spot.meta, { words: acting.words, language });
  try {
    await showView(spot, made);
  } catch (fault) {
    // Slack no longer opens the modal, so the person is asked to press again.
    if (spot.view?.form) return noteInForm(spot, reasonNotShown(acting, language, fault));
    const late: ShownAnswer = {
      ok: false,
      code: 'conflict',
      message: reasonNotShown(acting, language, fault),
      language,
    };
    // A person who has closed the window does not want an answer in it.
    if (spot.view && isGone(fault)) return;
    await answer(acting, { ...spot, trigger: undefined }, late);
    acting.fault('a form did not open', fault);
  }
}

/** The definition of the button has to be read first, so the modal opens at once and is filled afterwards. */
async function fetched(acting: SlackDeps, spot: PressOrigin, key: string | undefined, event: string): Promise<void> {
  const at = await waiting(acting, spot);
  let part: CardPart | undefined;
  const look = async () => {
    part = key === undefined ? undefined : await acting.parts.find(key);
    return { actor: await actorOf(acting, spot.visitor, spot.meta.who) };
  };
  const { shown, isUnasked } = await asking(acting, spot, look, async ({ actor: { language } }) => ({
    ok: false,
    code: 'stale',
    message: acting.words(language, 'old'),
    language,
  }));
  if (isUnasked || !part) return answer(acting, at, shown);
  if (part.type === 'form') return openForm(acting, at, part);
  return press(acting, at, part, event, async () => undefined);
}
