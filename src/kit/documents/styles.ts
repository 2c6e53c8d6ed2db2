/** The styles of the Word documents, by name: whoever edits a style changes all text that has it. */
import type { IStylesOptions } from 'docx';
import { LOCALE } from '../../i18n/format.ts';
import type { Language } from '../../core/people.ts';

/** Half points. */
const BODY = 22;
const HEADING = { color: '1F3864', bold: true, font: 'Calibri' };
const spaced = (before: number, after: number) => ({ spacing: { before, after }, keepNext: true, keepLines: true });

export const languageOf = (language: Language) => ({
  value: LOCALE[language],
  eastAsia: 'zh-CN',
  bidirectional: 'ar-SA',
});

export const stylesFor = (language: Language): IStylesOptions => ({
  default: {
    document: {
      run: { font: 'Calibri', size: BODY, language: languageOf(language) },
      paragraph: { spacing: { after: 120 } },
    },
    title: { run: { ...HEADING, size: 36 }, paragraph: spaced(120, 200) },
    heading1: { run: { ...HEADING, size: 28 }, paragraph: spaced(320, 120) },
    heading2: { run: { ...HEADING, size: 24 }, paragraph: spaced(240, 100) },
    heading3: { run: { ...HEADING, size: BODY }, paragraph: spaced(200, 80) },
  },
  paragraphStyles: [
    { id: 'Organisation', name: 'Organisation', basedOn: 'Normal', run: { bold: true, color: '595959', size: 24 } },
    { id: 'Subtle', name: 'Subtle', basedOn: 'Normal', run: { color: '595959', size: 20 } },
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
      run: { italics: true },
      paragraph: { indent: { left: 480, right: 480 }, keepLines: true },
    },
    {
      id: 'Cell',
      name: 'Cell',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { before: 30, after: 30 } },
    },
    { id: 'Gap', name: 'Gap', basedOn: 'Normal', run: { size: 8 }, paragraph: { spacing: { before: 0, after: 0 } } },
    { id: 'Edge', name: 'Page edge', basedOn: 'Normal', run: { size: 18, color: '404040' } },
  ],
});
