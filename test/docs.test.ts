/** Documents are part of the product: their links lead somewhere, and the glossary stays small. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const text = (page: string): string => readFileSync(join(root, page), 'utf8');

/** As pages of repositories name their headings: lower case, spaces as dashes, no other signs. */
const anchorsOf = (page: string): string[] =>
  [...text(page).matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

function faultOf(page: string, link: string): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : relative(root, join(root, dirname(page), path));
  if (!existsSync(join(root, target))) return `${page} → ${link}`;
  return anchor !== undefined && !anchorsOf(target).includes(anchor) ? `${page} → ${link}` : undefined;
}

const RULES = 'docs/domain.md';
const sources = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

interface Citation {
  readonly page: string;
  readonly section: string;
  /** The rule's name, when the citation gives it. */
  readonly name?: string;
}
/** `domain.md 3`, `domain 9`, `domain.md 3, 5`, `domain.md sections 1–3`, `domain.md 3, "When and to whom"`. */
const CITATION = /\bdomain(?:\.md)?(?: sections?)? (\d+(?:(?:, | and |–)\d+)*)(?:,[\s*]*"([^"]+)")?/g;
const citationsIn = (page: string): Citation[] =>
  [...text(page).matchAll(CITATION)].flatMap(([, list = '', name]) =>
    list.split(/, | and |–/).map((section) => ({ page, section, ...(name !== undefined && { name }) })),
  );
const inWords = ({ page, section, name }: Citation): string => `${page} → ${section} ${name ?? ''}`.trim();

describe('the documents', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const links = [...text(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.flatMap((link) => faultOf(page, link) ?? [])).toEqual([]);
  });

  it('explain at most thirty words of the house, in the order of the alphabet', () => {
    const glossary = text('docs/architecture.md').split('## Glossary')[1] ?? '';
    const words = [...glossary.matchAll(/^\| ([a-z][^|]*?) +\|/gm)].map(([, word = '']) => word);
    expect(words.slice(1).length).toBeGreaterThan(10);
    expect(words.slice(1).length).toBeLessThanOrEqual(30);
    expect(words.slice(1)).toEqual([...words.slice(1)].sort());
  });

  it('have a section for every rule that the code and the tests cite', () => {
    const sections = [...text(RULES).matchAll(/^## (\d+)\. /gm)].map(([, n]) => n);
    const names = [...text(RULES).matchAll(/\*\*([^*.]+)\.?\*\*/g)].map(([, name]) => name);
    const cited = sources.flatMap(citationsIn);
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter(({ section }) => !sections.includes(section)).map(inWords)).toEqual([]);
    expect(cited.filter(({ name }) => name !== undefined && !names.includes(name)).map(inWords)).toEqual([]);
  });
});
