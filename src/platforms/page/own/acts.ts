/** What is pressed on one's own page: done with a pass, kept until the code comes without one. */
import type { Card } from '../../../core/card.ts';
import { eventId, ref } from '../../../core/ids.ts';
import { formsOn, linesOf } from '../../answerText.ts';
import type { ShownAnswer } from '../../door.ts';
import { INPUT, type RefusedForm } from '../card.ts';
import type { KeptPress } from '../codes.ts';
import { ASKED } from '../fields.ts';
import type { OwnLink } from '../keys.ts';
import type { Pass } from '../passes.ts';
import { cardOf, cardPage, formSent, newEvent } from './cardPage.ts';
import { lookAt } from './look.ts';
import { notice, redirect, written } from './pages.ts';
import { keepPass, type OwnDeps, type Subject, type Visit } from './visit.ts';

/** The press in the fields of a form. */
export function pressIn(fields: Readonly<Record<string, string>>): KeptPress {
  const { verb = '', event = '', target, version, opened, drawnFor } = fields;
  const inputs: Record<string, string> = {};
  for (const [name, given] of Object.entries(fields)) {
    const own = name.slice(INPUT.length);
    if (name.startsWith(ASKED.toggle)) inputs[own] ??= 'no';
    else if (name.startsWith(ASKED.many)) inputs[own] ??= '';
    else if (name.startsWith(INPUT)) inputs[own] = given.replace(/\r\n/g, '\n');
  }
  return {
    verb,
    inputs,
    // The same form sent twice (a double press, a reloaded page) is one event.
    event: event.slice(0, 60) || newEvent(),
    ...(target && { target: ref(target) }),
    ...(version && { seen: version }),
    ...(opened && { opened: opened.slice(0, 100) }),
    ...(drawnFor && { drawnFor: drawnFor.slice(0, 100) }),
  };
}

/** The fields of a form that sends this press again. */
export const fieldsOf = ({
  verb,
  target,
  seen,
  opened,
  drawnFor,
  event,
  inputs,
}: KeptPress): Readonly<Record<string, string>> => ({
  verb,
  event,
  ...(target && { target }),
  ...(seen && { version: seen }),
  ...(opened && { opened }),
  ...(drawnFor && { drawnFor }),
  ...Object.fromEntries(Object.entries(inputs).map(([name, given]) => [`${INPUT}${name}`, given])),
});

/** The press that only shows something, and brings a card back when a form on it was refused. */
interface Showing {
  readonly verb: string;
  readonly target?: string;
  readonly inputs?: Readonly<Record<string, string>>;
}
const MAX_SHOWING = 2_000;
function showingIn(back: string | undefined): Showing | undefined {
  if (back === undefined || back === '') return undefined;
  try {
    const { verb, target, inputs } = JSON.parse(back) as Partial<Record<keyof Showing, unknown>>;
    if (typeof verb !== 'string') return undefined;
    return {
      verb,
      ...(typeof target === 'string' && { target }),
      ...(typeof inputs === 'object' && inputs !== null && { inputs: inputs as Showing['inputs'] & object }),
    };
  } catch {
    return undefined;
  }
}

/** For the audit line: by which link and pass, and when the pass was proved. */
const viaOf = ({ link }: Subject, { name, proved, account }: Pass): string =>
  [
    ...(link?.delivery === undefined ? [] : [`link ${link.delivery}`]),
    ...(account === undefined ? [] : ['tab']),
    `pass ${name} of ${proved}`,
  ].join(' · ');

/** Does a press for somebody who has a pass, and shows what came of it. */
export async function act(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  pass: Pass,
  press: KeptPress,
  back?: string,
): Promise<undefined> {
  const from = fromOf(subject, pass);
  const { event, ...pressed } = press;
  keepOn(deps, visit);
  const shown = await deps.door.press({ ...from, ...pressed, eventId: eventId(event) });
  await noteVisit(deps, visit, subject.link, pass);
  const own = lookAt(visit.place.path, subject, press, shown);
  if (own !== undefined) return redirect(visit, own);
  const showing = showingIn(back);
  const query = showing && { ...from, inputs: {}, ...showing, queryOnly: true as const, eventId: eventId(newEvent()) };
  const asked = query && (await deps.door.press(query));
  return answer(deps, visit, subject, { shown, press, ...(asked?.ok && { asked, back }) });
}

/** `GET /m/look`: nothing is noted, and nothing but a question is asked. */
export async function look(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  pass: Pass,
  press: KeptPress,
): Promise<undefined> {
  const { event, ...asked } = press;
  const query = { ...fromOf(subject, pass), ...asked, queryOnly: true as const, eventId: eventId(event) };
  return answer(deps, visit, subject, { shown: await deps.door.press(query), press });
}

/** Words, as they can be typed in a chat. */
export async function say(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  pass: Pass,
  { text: typed, event }: { readonly text: string; readonly event: string },
): Promise<undefined> {
  keepOn(deps, visit);
  const shown = await deps.door.say({ ...fromOf(subject, pass), text: typed, eventId: eventId(event) });
  await noteVisit(deps, visit, subject.link, pass);
  return answer(deps, visit, subject, { shown, press: { verb: '', inputs: {}, event } });
}

/** Who presses, and how. */
export function fromOf(subject: Subject, pass: Pass) {
  const { person, network } = subject.known;
  const platform = subject.link?.delivery === undefined ? 'page' : 'mail';
  return { from: person.id, network, platform, via: viaOf(subject, pass) } as const;
}
/** Each press starts the thirty days of the browser again. */
function keepOn(deps: OwnDeps, visit: Visit): void {
  if (visit.passWord !== undefined) keepPass(deps, visit, visit.passWord);
}

/** The act is done, so its answer is shown even when this cannot be written. */
async function noteVisit(deps: OwnDeps, { passWord }: Visit, link: OwnLink | undefined, pass: Pass): Promise<void> {
  try {
    if (link?.delivery !== undefined) await deps.seen(link.delivery);
    if (passWord !== undefined) await deps.passes.used(passWord, pass, deps.now());
  } catch (fault) {
    deps.fault('a visit to a page of somebody’s own could not be noted', fault);
  }
}

interface Came {
  readonly shown: ShownAnswer;
  readonly press: KeptPress;
  /** What stood there before, as it is now. */
  readonly asked?: ShownAnswer;
  readonly back?: string | undefined;
}

/** Shows what came of a press. */
export async function answer(
  deps: OwnDeps,
  visit: Visit,
  subject: Subject,
  { shown, press, asked, back }: Came,
): Promise<undefined> {
  const { ok, isQuery } = shown;
  const before = asked?.card && { card: asked.card, back: back ?? '' };
  const asks = isQuery && ok && press.verb !== '' ? press : undefined;
  const now = shown.card && { card: shown.card, back: backOf(shown.card, asks) };
  const refused = refusedForm(shown, press);
  const own = { card: await cardOf(deps, visit, subject), back: '' };
  const all = [now, before, own].flatMap((one) => one ?? []);
  const [first = own] = all;
  const chosen = (refused && all.find(({ card }) => hasForm(card, refused))) ?? first;
  const named = refused ? formSent(chosen.card, refused) : chosen.card;
  const kept = shown.code === 'stale' ? written(deps.texts(subject.known.person.language), press.inputs) : '';
  const said = isQuery && ok && chosen === now ? '' : notice(linesOf(shown, named), ok) + kept;
  const more = { said, back: chosen.back, ...(refused && { refused }) };
  return cardPage(deps, visit, subject, chosen.card, { status: ok ? 200 : 422, ...more });
}

/** What shows a card again, as the forms on it carry it. */
function backOf({ refreshVerb, context }: Card, asked: KeptPress | undefined): string {
  const shows: Showing | undefined = asked
    ? { verb: asked.verb, ...(asked.target && { target: asked.target }), inputs: asked.inputs }
    : refreshVerb && { verb: refreshVerb, ...(context?.target && { target: context.target }) };
  const written = shows ? JSON.stringify(shows) : '';
  return written.length > MAX_SHOWING ? '' : written;
}

const refusedForm = ({ fields, ok }: ShownAnswer, { verb, target, inputs }: KeptPress): RefusedForm | undefined =>
  ok || !fields || Object.keys(fields).length === 0
    ? undefined
    : { verb, inputs, faults: fields, ...(target && { target }) };
const hasForm = (card: Card, { verb, faults }: RefusedForm): boolean =>
  formsOn(card).some(
    (form) => form.verb === verb && Object.keys(faults).some((name) => form.fields.some(({ id }) => id === name)),
  );
