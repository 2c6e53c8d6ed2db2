/** A meeting for calendars, and its minutes as a document and as text [ToR 3.b.iii]. */
import type { ActionLine, MinutesItemView, MinutesView, MeetingView } from './view.ts';
import type { Classification } from '../../../core/classification.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { actionInWords, called } from '../../../i18n/called.ts';
import { file, type FileAt } from '../../../kit/file.ts';
import { ics, ICS } from './ics.ts';
import { html, HTML } from '../../../kit/documents/html.ts';
import type { Paper, Part } from '../../../kit/documents/paper.ts';
import { plainText, PLAIN } from '../../../kit/documents/plain.ts';
import { word, WORD } from '../../../kit/documents/word.ts';

const anyone = (): boolean => true;
const label = ({ classification }: MinutesView): Classification => classification;

/** What puts the meeting into a calendar; of one that is cancelled, what takes it out. */
export const invitationIcs = file('meeting', ICS, anyone, ({ view, say }: FileAt<MeetingView>) =>
  ics(say, [view.event], { method: view.event.cancelled ? 'CANCEL' : 'PUBLISH' }),
);

type At = FileAt<MinutesView>;
export const minutesWord = file('minutes', WORD, anyone, ({ view, say }: At) => word(document(say, view)), label);
export const minutesText = file('minutes', PLAIN, anyone, ({ view, say }: At) => plainText(document(say, view)), label);
export const minutesHtml = file('minutes', HTML, anyone, ({ view, say }: At) => html(document(say, view)), label);

const document = (say: Speaker, view: MinutesView): Paper => ({
  title: title(say, view),
  language: say.language,
  reference: view.number ?? view.ref,
  classification: view.classification,
  parts: paper(say, view),
});

const title = (say: Speaker, view: MinutesView): string => say('card.minutes.of', { meeting: called(say, view) });
const line = (label: string, value: string): Part => ({ type: 'text', text: `${label}\t${value}` });
const heading = (text: string): Part => ({ type: 'heading', text });

function paper(say: Speaker, view: MinutesView): Part[] {
  return [
    { type: 'title', text: title(say, view) },
    { type: 'subtle', text: `${view.number ?? view.ref}\t${say(`card.minutes.state.${view.state}`)}` },
    line(say('card.meeting.when'), say.instant(view.startsAt)),
    ...(view.until === undefined ? [] : [line(say('card.minutes.until'), say.instant(view.until))]),
    ...(view.place === undefined ? [] : [line(say('card.meeting.place'), view.place)]),
    line(
      say('card.desk.present'),
      view.present.length === 0 ? say('card.desk.nobody') : say.list(view.present.map(say.entity)),
    ),
    ...(view.regrets.length === 0
      ? []
      : [line(say('card.reply.those.regrets'), say.list(view.regrets.map(say.entity)))]),
    ...(view.text === undefined
      ? []
      : [{ type: 'text', text: view.text } as const, heading(say('card.minutes.recorded'))]),
    ...view.items.flatMap((one) => itemParts(say, one)),
    ...(view.noted.length === 0
      ? []
      : [
          heading(say('card.agenda.noted')),
          ...view.noted.map((one): Part => ({ type: 'bullet', text: say('card.minutes.notedLine', one) })),
        ]),
    ...(view.earlier.length === 0
      ? []
      : [heading(say('card.agenda.earlier')), ...view.earlier.map((one) => actionPart(say, one))]),
    ...view.corrections.map(({ at, by, text }): Part => ({
      type: 'quote',
      text,
      by: say('card.minutes.correction', { by, at }),
    })),
  ];
}

function itemParts(say: Speaker, one: MinutesItemView): Part[] {
  const how = one.then ?? one.outcome;
  const outcome =
    one.number !== undefined
      ? say('card.outcomeOf.numbered', { number: one.number })
      : how && say(`card.outcomeOf.${how}`);
  return [
    heading(
      one.veiled ? say('card.line.veiled', { ref: one.item }) : say('card.line', { ref: one.item, title: one.title }),
    ),
    ...(one.question === undefined
      ? []
      : [{ type: 'text', text: say('card.minutes.question', { words: one.question }) } as const]),
    { type: 'strong', text: outcome ?? say('card.minutes.notReached') },
    ...(one.text === undefined || one.text === '' ? [] : [{ type: 'text', text: one.text } as const]),
    ...(one.present.length === 0 ? [] : [line(say('card.desk.present'), say.list(one.present.map(say.entity)))]),
    ...one.objections.map(({ entity, text }) => said(text, say('card.said.objects', { name: entity }))),
    ...one.absent.map(({ entity, text }) => said(text, say('card.minutes.absentObjection', { name: entity }))),
    ...one.lifted.map(({ entity, text }) => said(text, say('card.said.lifted', { name: entity }))),
    ...one.actions.map((action) => actionPart(say, action)),
  ];
}

/** Without its words, where they are not for this reader. */
const said = (text: string, by: string): Part =>
  text === '' ? { type: 'text', text: by } : { type: 'quote', text, by };

function actionPart(say: Speaker, action: ActionLine): Part {
  const { due, done } = action;
  const what = actionInWords(say, action);
  const until = done ? say('card.action.done') : due ? say('card.action.due', { on: due }) : say('card.action.noDate');
  return { type: 'bullet', text: `${what}\t${until}` };
}
