/** Fills a template. The same template and content give the same bytes. */
import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import PizZip from 'pizzip';
import type { Data } from '../fields/field.ts';
import { writable } from '../paper.ts';
import { packed } from '../packed.ts';
import { MARKS } from '../runs.ts';
import { turned } from './turned.ts';

/** @throws Error when it cannot be filled; a template that was checked can */
export function filledTemplate(template: Uint8Array, data: Data): Uint8Array {
  // Packed anew: the library is given what was unpacked within limits.
  const zip = new PizZip(zipSync(unzipSync(template), { level: 1 }));
  const filler = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    parser,
    nullGetter: () => '',
  });
  filler.render(clean(data));
  const parts = unzipSync(filler.getZip().generate({ type: 'uint8array', compression: 'STORE' }));
  return packed(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        TEXTS.test(name) ? strToU8(turned(strFromU8(content))) : content,
      ]),
    ),
  );
}
const TEXTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

/**
 * `name` is a field's value, and `name?` whether it has one. Nothing else is understood, because a template is not a program.
 */
const parser = (tag: string) => {
  const [, name = '', asks] = /^\s*(\w+)(\??)\s*$/.exec(tag) ?? [];
  return {
    get(scope: unknown): unknown {
      if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)) return undefined;
      const value = (scope as Data)[name] ?? '';
      return asks === '?' ? value.length > 0 : value;
    },
  };
};

/** Without what XML cannot hold, and without the marks that turn text around: runs say that. */
function clean(data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? writable(value).replace(MARKS, '') : value.map(clean),
    ]),
  );
}
