/** The network's holidays by year, with their names and the source of the list; and the question for next year's list. */
import type { Block, Card, ListItem } from '../../../core/card.ts';
import { fold, heading, list, subtle, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { SettingsView } from './view.ts';

type Holiday = SettingsView['holidays'][number];

const yearOf = ({ date }: Holiday): number => Number(date.slice(0, 4));

const KNOWN = {
  newYear: 'card.holiday.newYear',
  newYearObserved: 'card.holiday.newYearObserved',
  goodFriday: 'card.holiday.goodFriday',
  eidAlFitr: 'card.holiday.eidAlFitr',
  memorialDay: 'card.holiday.memorialDay',
  eidAlAdha: 'card.holiday.eidAlAdha',
  independenceDay: 'card.holiday.independenceDay',
  independenceDayObserved: 'card.holiday.independenceDayObserved',
  labourDay: 'card.holiday.labourDay',
  thanksgiving: 'card.holiday.thanksgiving',
  christmas: 'card.holiday.christmas',
  christmasObserved: 'card.holiday.christmasObserved',
} as const;
const isKnown = (known: string | undefined): known is keyof typeof KNOWN =>
  known !== undefined && Object.hasOwn(KNOWN, known);

const nameOf = (say: Speaker, { known, name }: Holiday): string => (isKnown(known) ? say(KNOWN[known]) : (name ?? ''));

/** The holidays, one on each line, in the form that `settings.set` reads. */
export function holidaysAsTyped(say: Speaker, { holidays: all }: SettingsView): string {
  // Dates without names are written on one line.
  const isNamed = all.some((one) => one.expected === true || nameOf(say, one) !== '');
  return all.map((one) => typedLine(say, one)).join(isNamed ? '\n' : ', ') || say('card.holiday.none');
}
function typedLine(say: Speaker, one: Holiday): string {
  const name = nameOf(say, one);
  const day = name === '' ? one.date : `${one.date}: ${name}`;
  return one.expected ? [day, say('card.holiday.mark')].join(' ') : day;
}

const item = (say: Speaker, one: Holiday): ListItem => {
  const name = nameOf(say, one);
  const note = one.expected
    ? name === ''
      ? say('card.holiday.expected')
      : say('card.holiday.nameExpected', { name })
    : name;
  return { text: say.date(one.date), ...(note !== '' && { note }) };
};

/** The holidays of this year and of later ones are shown; earlier ones are in a part that opens. */
export function holidays({ say, reader, view }: CardContext<SettingsView>): Card {
  const title = say('card.holidays.title');
  const present = Number(view.today.slice(0, 4));
  const years = [...new Set(view.holidays.map(yearOf))];
  const of = (year: number): Block =>
    list(view.holidays.filter((one) => yearOf(one) === year).map((one) => item(say, one)));
  const source = view.values['holidaySource'];
  return {
    title,
    body: [
      ...(years.length === 0 ? [text(say('card.holidays.none'))] : []),
      ...years.filter((year) => year >= present).flatMap((year) => [heading(String(year)), of(year)]),
      ...years.filter((year) => year < present).flatMap((year) => fold(String(year), [of(year)])),
      subtle(source ? say('card.holidays.from', { source }) : say('card.holidays.source')),
      ...(view.holidays.some(({ expected }) => expected) ? [subtle(say('card.holidays.expected'))] : []),
    ],
    actions: [
      ...(reader.manages
        ? [{ type: 'press' as const, title: say('card.holidays.change'), verb: 'settings.show' as const }]
        : []),
      { type: 'press', title: say('card.act.home'), verb: 'home' },
    ],
    summary: title,
  };
}

/** To the Secretariat in November. Not sent when there is a list that was compared with the published one. */
export function holidaysMissing({
  say,
  view,
  data,
}: CardContext<SettingsView, { readonly year: number }>): Card | null {
  const { year } = data;
  const ofYear = view.holidays.filter((one) => yearOf(one) === year);
  const expected = ofYear.filter((one) => one.expected);
  if (ofYear.length > 0 && expected.length === 0) return null;
  const words = { year: String(year) };
  const title = say(ofYear.length === 0 ? 'card.holidaysMissing.none' : 'card.holidaysMissing.expected', words);
  return {
    title,
    tone: 'attention',
    body: [
      text(say(ofYear.length === 0 ? 'card.holidaysMissing.noneBody' : 'card.holidaysMissing.expectedBody', words)),
      ...(expected.length > 0 ? [list(expected.map((one) => item(say, one)))] : []),
    ],
    actions: [
      { type: 'press', title: say('card.holidays.change'), verb: 'settings.show', look: 'primary' },
      { type: 'press', title: say('card.holidays.act'), verb: 'holidays.show' },
    ],
    summary: title,
  };
}
