/**
 * Every text of every card can be read in Teams, light and dark (WCAG 2.1, 1.4.3: at least 4.5:1), by the colours that
 * Microsoft publishes in its host configurations for Teams.
 */
import { describe, expect, it } from 'vitest';
import { toAdaptiveCard } from '../../src/platforms/adaptiveCard.ts';
import { inlines } from '../support/adaptiveCardClient.ts';
import { drawSample, samples } from '../support/cardSamples.ts';

type Json = Readonly<Record<string, unknown>>;
/** As `#RRGGBB`, or `#AARRGGBB` with how much of it covers what is under it. */
type Colors = Readonly<Record<string, readonly [text: string, subtle: string]>>;
interface Style {
  readonly ground: string;
  readonly texts: Colors;
}
type Theme = Readonly<Record<string, Style>>;

const LIGHT: Colors = {
  default: ['#252424', '#bf252424'],
  good: ['#92c353', '#e592c353'],
  warning: ['#f8d22a', '#e5f8d22a'],
  attention: ['#c4314b', '#e5c4314b'],
  accent: ['#6264a7', '#8b8cc7'],
};
const ON_DARK: Colors = {
  default: ['#ffffff', '#bfffffff'],
  good: ['#92c353', '#e592c353'],
  warning: ['#f8d22a', '#e5f8d22a'],
  attention: ['#d74654', '#e5d74654'],
  accent: ['#a6a7dc', '#8b8cc7'],
};
/** The dark theme has light surfaces, with dark text on them. */
const ON_TINT: Colors = { ...ON_DARK, default: ['#201f1f', '#2d2c2c'] };
const TINTS = { good: '#ccffcc', attention: '#ffc5b2', warning: '#ffe2b2' };
const tinted = (texts: Colors): Theme =>
  Object.fromEntries(Object.entries(TINTS).map(([name, ground]) => [name, { ground, texts }]));
const THEMES: Readonly<Record<string, Theme>> = {
  light: {
    default: { ground: '#ffffff', texts: LIGHT },
    emphasis: { ground: '#f9f8f7', texts: LIGHT },
    ...tinted(LIGHT),
  },
  dark: {
    default: { ground: '#2d2c2c', texts: ON_DARK },
    emphasis: { ground: '#292828', texts: ON_DARK },
    ...tinted(ON_TINT),
  },
};

const parts = (color: string): number[] => (color.slice(1).match(/../g) ?? []).map((part) => parseInt(part, 16));
function over(color: string, ground: string): number[] {
  const [alpha = 255, ...rgb] = color.length === 9 ? parts(color) : [255, ...parts(color)];
  const under = parts(ground);
  return rgb.map((value, i) => (value * alpha + (under[i] ?? 0) * (255 - alpha)) / 255);
}
function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(color: string, ground: string): number {
  const [dark = 0, light = 0] = [luminance(over(color, ground)), luminance(parts(ground))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What cannot be read: the text, and its contrast. */
function unreadable(part: unknown, theme: Theme, style = 'default'): string[] {
  if (Array.isArray(part)) return part.flatMap((each) => unreadable(each, theme, style));
  if (typeof part !== 'object' || part === null) return [];
  const one = part as Json;
  const own =
    one['type'] === 'Container' && typeof one['style'] === 'string'
      ? one['style']
      : one['type'] === 'Action.ShowCard'
        ? 'emphasis'
        : style;
  const inside = Object.entries(one).flatMap(([name, value]) =>
    name === 'data' || name === 'fallback' ? [] : unreadable(name === 'inlines' ? inlines(value) : value, theme, own),
  );
  if (one['type'] !== 'TextBlock' && one['type'] !== 'TextRun') return inside;
  const { ground, texts } = theme[own] ?? { ground: '#ffffff', texts: {} };
  const [text, subtle] = texts[typeof one['color'] === 'string' ? one['color'].toLowerCase() : 'default'] ?? [
    ground,
    ground,
  ];
  const found = contrast(one['isSubtle'] === true ? subtle : text, ground);
  return found < 4.5 ? [...inside, `${String(one['text'])} (${found.toFixed(2)}:1)`] : inside;
}

describe.each(Object.entries(THEMES))('in the %s theme of Teams', (_name, theme) => {
  it('every text of every card can be read', () => {
    const faint = samples('ordinary').flatMap((sample) =>
      (['en', 'fr'] as const).flatMap((language) =>
        unreadable(toAdaptiveCard(drawSample(sample, language)), theme).map((text) => `${sample.card}: ${text}`),
      ),
    );
    expect([...new Set(faint)]).toEqual([]);
  });

  it('a text with a tone has weight and a surface, and its words stand on it', () => {
    const card = {
      title: 'A title',
      actions: [],
      summary: 'A title',
      body: (['good', 'attention', 'warning'] as const).map((tone) => ({ type: 'text' as const, text: tone, tone })),
    };
    const drawn = toAdaptiveCard(card);
    expect(drawn.body.slice(1)).toEqual(
      ['good', 'attention', 'warning'].map((tone) => ({
        type: 'Container',
        style: tone,
        items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: tone, weight: 'Bolder' }] }],
      })),
    );
    expect(unreadable(drawn, theme)).toEqual([]);
  });
});

it('is measured as the standard measures it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 1);
  expect(contrast('#92c353', '#ffffff')).toBeCloseTo(2.07, 2);
  expect(contrast('#f8d22a', '#ffffff')).toBeCloseTo(1.47, 1);
});
