/** Words of several cards and files of the register. */
import type { Speaker } from '../../../i18n/speaker.ts';
import { enteredBy, representedInWords } from '../../../i18n/called.ts';
import { changesOf, type CorrectionMade } from '../../../core/corrections.ts';
import { changeLines } from '../../../kit/blocks/corrections.ts';
import { askedInWords, raisedLines } from '../../../kit/blocks/raised.ts';
import { inSentences, stopLines, withReason } from '../../../kit/blocks/stops.ts';
import { platformName } from '../../../kit/blocks/platforms.ts';
import { why, whyBack } from '../../../kit/blocks/reasons.ts';
import type { Ref } from '../../../core/ids.ts';
import type { CameView, EnteredView, ObjectionEnd, RegisterLineView } from './view.ts';

type Named = Pick<RegisterLineView, 'kind' | 'title' | 'ref' | 'closed'>;
/** The title of a line. Minutes are not a decision and have a title of their own kind. */
export const titleOf = (say: Speaker, { kind, title, ref, closed }: Named): string =>
  kind === 'minutes' && !closed ? say('register.minutesOf', { title, ref }) : title;

/** That an entity asked for a discussion, by whom and when. */
export const discussionLine = (
  say: Speaker,
  { entity: name, raised }: RegisterLineView['discussion'][number],
): string => askedInWords(say, name, raised);

/** What happened to an objection, when, and who withdrew it; who had made it; and whether it had stopped the procedure. */
export const endOf = (say: Speaker, one: ObjectionEnd): string => endWith(say, one);

/** The same with the word why it was withdrawn, for whoever reads nothing beside it. */
export const endAndWhy = (say: Speaker, one: ObjectionEnd): string => endWith(say, one, one.reason);

function endWith(say: Speaker, one: ObjectionEnd, reason?: string): string {
  const stopped = stopLines(say, one.stops, (by) => by);
  const end = withReason(say, howEnded(say, one, stopped.length > 0), reason);
  return inSentences([end, ...raisedLines(say, one.raised), ...stopped]);
}

function howEnded(say: Speaker, one: ObjectionEnd, hadStopped: boolean): string {
  const { ended, entity: name, at, by, entered, source, held } = one;
  if ((ended === 'stood' || ended === 'left') && one.meeting !== undefined)
    return inMeeting(say, { ...one, meeting: one.meeting }, ended);
  if ((ended === 'replaced' || ended === 'departed') && at !== undefined)
    return say(`register.objection.${ended}`, { name, at });
  if (ended === 'recorded' && hadStopped) return say('register.objection.onRecord', { name });
  if (at === undefined || (ended !== 'withdrawn' && ended !== 'lifted'))
    return say(`register.objection.${asKnown(ended)}`, { name });
  if (ended === 'lifted' && held !== undefined)
    return by === undefined
      ? say('register.objection.liftedLater', { name, held, at })
      : say('register.objection.liftedLaterBy', { name, held, at, by: enteredBy(say, { by, entered, source }) });
  return by === undefined
    ? say(`register.objection.${ended}${entered ? 'Entered' : 'At'}`, { name, at })
    : say(`register.objection.${ended}By`, { name, at, by: enteredBy(say, { by, entered, source }) });
}

/** Without its instant, one that was replaced or whose entity left is no longer in force: withdrawn. */
const asKnown = (ended: ObjectionEnd['ended']): 'recorded' | 'absent' | 'withdrawn' | 'lifted' =>
  ended === 'recorded' || ended === 'absent' || ended === 'lifted' ? ended : 'withdrawn';

/** It was raised in a meeting and not withdrawn there. */
function inMeeting(
  say: Speaker,
  { entity: name, meeting, since }: ObjectionEnd & { readonly meeting: Ref },
  ended: 'stood' | 'left',
): string {
  if (ended === 'left') return say('register.objection.left', { name, meeting });
  return say(since === undefined ? 'register.objection.stood' : `register.objection.stood.${since}`, { name, meeting });
}

/** A position that the Secretariat entered, from which writing, by whom and when. */
export const enteredLine = (say: Speaker, { entity: name, position, by, at, source }: EnteredView): string =>
  say(by === undefined ? 'register.enteredAt' : 'register.enteredBy', {
    ...{ name, at, source, by: by ?? '' },
    position: say(`card.position.${position}`),
  });

/** The meetings that took the item, in their order, with what came of it in each. */
export const sittingLines = (say: Speaker, { sittings = [] }: Pick<RegisterLineView, 'sittings'>): string[] =>
  sittings.map(({ meeting, at, outcome }) =>
    say('register.sitting', { meeting, at, outcome: say(`register.sitting.${outcome}`) }),
  );

/** What a correction changed besides the document, with the note; and when it was made. */
export const correctedTo = (say: Speaker, { note, ...made }: CorrectionMade): string =>
  [note, ...changeLines(say, changesOf(made))].join('\n');
export const correctedAt = (say: Speaker, { at, challengedBy: name }: CorrectionMade): string =>
  name === undefined ? say('register.corrected', { at }) : say('register.correctedChallenged', { at, name });

/** Mails that came back after the end, one line each. */
export const cameBackLines = (say: Speaker, { cameBack = [] }: Pick<RegisterLineView, 'cameBack'>): string[] =>
  cameBack.map(({ entity: name, at, reason }) => say('register.cameBack', { name, at, why: whyBack(say, reason) }));

/** The positions of the entities, as labels with names. Positions that nobody took are left out. */
export function standsOf(say: Speaker, line: RegisterLineView): (readonly [string, string])[] {
  const kinds = ['present', 'endorsed', 'silent', 'abstained', 'recused', 'unreached'] as const;
  return kinds
    .filter((kind) => line[kind].length > 0)
    .map(
      (kind) =>
        [kind === 'endorsed' ? endorsedHead(say, line) : say(`register.${kind}`), standingIn(say, line, kind)] as const,
    );
}

/** Nobody endorses in a meeting: who had endorsed a request that came to one had done so in writing. */
export const endorsedHead = (say: Speaker, { route }: Pick<RegisterLineView, 'route'>): string =>
  say(route === 'written' ? 'register.endorsed' : 'register.endorsedBefore');

function standingIn(
  say: Speaker,
  line: RegisterLineView,
  kind: 'present' | 'endorsed' | 'silent' | 'abstained' | 'recused' | 'unreached',
): string {
  if (kind === 'present') return presentOf(say, line);
  return kind === 'unreached' ? unreachedOf(say, line) : say.list(line[kind]);
}

export const presentOf = (say: Speaker, { present, people }: RegisterLineView): string =>
  representedInWords(say, present, people);

/** Each entity that was not reached, with the reason where it is known. */
export function unreachedOf(say: Speaker, { unreached, reach = [] }: RegisterLineView): string {
  const reasons = unreached.map((entity) => {
    const came = reach.find((one) => one.entity === entity);
    const reason = came?.reason ?? (came?.state === 'asked' ? ASKED_BY_MAIL : undefined);
    return reason === undefined ? entity : say('register.because', { name: entity, why: why(say, reason) });
  });
  return reach.length === 0 ? say.list(unreached) : say.clauses(reasons);
}
const ASKED_BY_MAIL = 'askedByMail';

/** How the request had come to an entity, in words. */
export const cameState = (say: Speaker, { state }: CameView): string =>
  say(`record.endorsement.${state === 'asked' ? 'askedByMail' : state}`);
export const cameBy = (say: Speaker, { by = '' }: CameView): string => platformName(say, by);
