/** The styles of the Word documents, by name: whoever edits a style changes all text that has it. */
import type { IStylesOptions } from 'docx';
import { LOCALE } from '../../i18n/format.ts';
import type { Language } from '../../core/people.ts';

/** Letters in half points, room in twentieths of a point. */
const ROOMY = { body: 22, title: 36, headings: [28, 24, 22], small: 20, room: 1, cell: 30 } as const;
const COMPACT = { body: 20, title: 28, headings: [24, 22, 20], small: 18, room: 0.5, cell: 10 } as const;
const HEADING = { color: '1F3864', bold: true, font: 'Calibri' };

export const languageOf = (language: Language) => ({
  value: LOCALE[language],
  eastAsia: 'zh-CN',
  bidirectional: 'ar-SA',
});

export function stylesFor(language: Language, compact?: true): IStylesOptions {
  const { body, title, headings, small, room, cell } = compact ? COMPACT : ROOMY;
  const spaced = (before: number, after: number) => ({
    spacing: { before: before * room, after: after * room },
    keepNext: true,
    keepLines: true,
  });
  return {
    default: {
      document: {
        run: { font: 'Calibri', size: body, language: languageOf(language) },
        paragraph: { spacing: { after: 120 * room } },
      },
      title: { run: { ...HEADING, size: title }, paragraph: spaced(120, 200) },
      heading1: { run: { ...HEADING, size: headings[0] }, paragraph: spaced(320, 120) },
      heading2: { run: { ...HEADING, size: headings[1] }, paragraph: spaced(240, 100) },
      heading3: { run: { ...HEADING, size: headings[2] }, paragraph: spaced(200, 80) },
    },
    paragraphStyles: [
      { id: 'Organisation', name: 'Organisation', basedOn: 'Normal', run: { bold: true, color: '595959', size: 24 } },
      { id: 'Subtle', name: 'Subtle', basedOn: 'Normal', run: { color: '595959', size: small } },
      {
        id: 'Quote',
        name: 'Quote',
        basedOn: 'Normal',
        quickFormat: true,
        run: { italics: true },
        paragraph: { indent: { left: 480, right: 480 }, spacing: { after: 0 }, keepLines: true },
      },
      {
        id: 'QuoteAuthor',
        name: 'Quote author',
        basedOn: 'Normal',
        run: { color: '404040', size: small },
        paragraph: { indent: { left: 480, right: 480 }, keepLines: true },
      },
      {
        id: 'Cell',
        name: 'Cell',
        basedOn: 'Normal',
        run: { size: small },
        paragraph: { spacing: { before: cell, after: cell } },
      },
      { id: 'Gap', name: 'Gap', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: { before: 0, after: 0 } } },
      { id: 'Edge', name: 'Page edge', basedOn: 'Normal', run: { size: 18, color: '404040' } },
    ],
  };
}
