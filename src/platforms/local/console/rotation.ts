/**
 * Draws the RMC's terms: a row for each seat, time from left to right, a box for each term in the colour of its entity.
 * Every box has the entity's name, and the list below says the same in words.
 */
import { DAY_MS } from '../../../core/spans.ts';
import { h } from './dom.ts';
import { t } from './frameTexts.ts';

/** A term, as the records have it. */
export interface Box {
  readonly target: string;
  readonly seat: number;
  readonly entity: string;
  readonly from: string;
  readonly to: string;
  readonly state: string;
}

/** A box with its place, in the picture's own units. */
export interface Place extends Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly label: string;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly places: readonly Place[];
  readonly years: readonly { readonly year: number; readonly x: number }[];
  readonly seats: readonly { readonly seat: number; readonly y: number }[];
}

const YEAR = 88;
const ROW = 34;
const LEFT = 26;
const TOP = 22;
const GAP = 2;
/** The average width of a letter, in the picture's units. */
const LETTER = 7;

/** A date as a number of years, with the part of the year that has passed. */
function position(date: string): number {
  const year = Number(date.slice(0, 4));
  const [starts, next, at] = [`${year}-01-01`, `${year + 1}-01-01`, date].map((day) => Date.parse(day)) as [
    number,
    number,
    number,
  ];
  return year + (at - starts) / (next - starts);
}
const dayAfter = (date: string): string => new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

/** @param boxes at least one term, in any order */
export function layOut(boxes: readonly Box[]): Layout {
  const starts = Math.floor(Math.min(...boxes.map(({ from }) => position(from))));
  const ends = Math.ceil(Math.max(...boxes.map(({ to }) => position(dayAfter(to)))));
  const seats = [...new Set(boxes.map(({ seat }) => seat))].sort((a, b) => a - b);
  const row = (seat: number): number => TOP + seats.indexOf(seat) * ROW;
  const x = (at: number): number => LEFT + (at - starts) * YEAR;
  const places = boxes.map((box): Place => {
    const left = x(position(box.from));
    const width = Math.max(x(position(dayAfter(box.to))) - left - GAP, GAP);
    return { ...box, x: left, y: row(box.seat), width, label: fitting(box.entity, width) };
  });
  return {
    width: x(ends),
    height: TOP + seats.length * ROW,
    places,
    years: Array.from({ length: ends - starts }, (_, i) => ({ year: starts + i, x: x(starts + i) })),
    seats: seats.map((seat) => ({ seat, y: row(seat) })),
  };
}

/** The part of a name that fits. The whole name is shown on hover. */
function fitting(name: string, width: number): string {
  const most = Math.floor((width - 6) / LETTER);
  if (name.length <= most) return name;
  return most < 2 ? '' : `${name.slice(0, most - 1)}…`;
}

/**
 * A colour for each entity, light enough for dark words in both themes. Neighbours in the list have very different colours.
 */
export function colours(entities: readonly string[]): ReadonlyMap<string, string> {
  const sorted = [...new Set(entities)].sort();
  return new Map(sorted.map((entity, i) => [entity, `hsl(${Math.round((i * 137.5) % 360)} 70% ${i % 2 ? 76 : 84}%)`]));
}

const SVG = 'http://www.w3.org/2000/svg';
type Attributes = Readonly<Record<string, string | number>>;
function s(tag: string, attributes: Attributes, ...children: readonly (Node | string)[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** The picture, in an element that scrolls sideways on a narrow page. */
export function drawRotation(boxes: readonly Box[]): HTMLElement {
  const layout = layOut(boxes);
  const colour = colours(boxes.map(({ entity }) => entity));
  const described = t('A row for each seat, a box for each term. The list below says the same in words.');
  const svg = s(
    'svg',
    {
      viewBox: `0 0 ${layout.width} ${layout.height}`,
      width: layout.width,
      height: layout.height,
      role: 'img',
      class: 'rotation',
    },
    s('title', {}, t('Who sits in the RMC, and when')),
    s('desc', {}, described),
    ...layout.years.flatMap(({ year, x }) => [
      s('line', { x1: x - GAP / 2, x2: x - GAP / 2, y1: TOP - 4, y2: layout.height, class: 'rotation-year' }),
      s('text', { x: x + 2, y: TOP - 8, class: 'rotation-head' }, String(year)),
    ]),
    ...layout.seats.map(({ seat, y }) => s('text', { x: 4, y: y + ROW / 2 + 3, class: 'rotation-head' }, String(seat))),
    ...layout.places.map((place) => drawBox(place, colour.get(place.entity) ?? '')),
  );
  return h(
    'div',
    { class: 'rotation-strip', attributes: { tabindex: 0, role: 'group', 'aria-label': t('The RMC, seat by seat') } },
    svg,
  );
}

function drawBox({ target, entity, from, to, state, x, y, width, label }: Place, fill: string): SVGElement {
  const empty = entity === '';
  const says = `${target} · ${empty ? t('empty') : entity} · ${t('{from} to {to}', { from, to })}`;
  return s(
    'g',
    {},
    s('title', {}, says),
    s('rect', {
      x,
      y,
      width,
      height: ROW - 6,
      rx: 4,
      class: `rotation-box${empty ? ' rotation-empty' : ''}${state === 'current' ? ' rotation-now' : ''}`,
      ...(empty ? {} : { fill }),
    }),
    s('text', { x: x + 4, y: y + ROW / 2 + 1, class: empty ? 'rotation-head' : 'rotation-name' }, empty ? '—' : label),
  );
}
