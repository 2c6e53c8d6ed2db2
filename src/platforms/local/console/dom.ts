/** Makes and changes elements of the page. Words are always added as text, never as markup. */

type Child = Node | string | null | undefined | false;
type Listeners = { readonly [E in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[E]) => void };
interface Options {
  readonly class?: string;
  readonly attributes?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly on?: Listeners;
}

/** Makes an element. An attribute that is `true` has no value; `false` and undefined leave it out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  options: Options = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  for (const [name, value] of Object.entries(options.attributes ?? {})) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const [name, listener] of Object.entries(options.on ?? {})) {
    element.addEventListener(name, listener as EventListener);
  }
  element.append(...present(children));
  return element;
}

/** Replaces all content of `parent`. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...present(children));
}

const present = (children: readonly Child[]): (Node | string)[] =>
  children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false);

/** The element of the page with this id. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  close: 'M5 5l10 10M15 5L5 15',
  attach:
    'M14.500 8.500l-5.800 5.800a2.600 2.600 0 01-3.700-3.700l6.900-6.900a3.900 3.900 0 015.500 5.500l-7 7a5.200 5.200 0 01-7.400-7.400l5.600-5.600',
  send: 'M3 10l14-7-5 14-3-6-6-1z',
  people:
    'M7 9.5a3 3 0 100-6 3 3 0 000 6zM1.5 16.5c.4-3 2.6-4.5 5.5-4.5s5.1 1.5 5.5 4.5M13.5 9a2.5 2.5 0 100-5M14.500 11.800c2.300.2 3.700 1.700 4 4.200',
  panel: 'M3 4h14v12H3zM12.500 4v12',
  light:
    'M10 6.500a3.500 3.500 0 110 7 3.500 3.500 0 010-7zM10 1.500v2M10 16.500v2M1.500 10h2M16.500 10h2M4 4l1.400 1.400M14.600 14.600L16 16M4 16l1.400-1.400M14.600 5.400L16 4',
  dark: 'M16.500 12.200A7 7 0 017.800 3.500a7 7 0 108.700 8.700z',
  clock: 'M10 2.500a7.500 7.500 0 110 15 7.500 7.500 0 010-15zM10 5.500V10l3 2',
} as const;

/** A small drawing beside words of the same meaning, so screen readers skip it. */
export function icon(name: keyof typeof ICONS): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  for (const [key, value] of Object.entries({ viewBox: '0 0 20 20', width: '20', height: '20', class: 'icon' })) {
    svg.setAttribute(key, value);
  }
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}
