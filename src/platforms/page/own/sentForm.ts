/** Reads a form that a browser has sent to one's own page. */
import { readBody, readForm, textsIn } from '../body.ts';
import { refuse } from './pages.ts';
import type { Fields } from './takeAct.ts';
import type { OwnTexts } from './texts.ts';
import type { Visit } from './visit.ts';

/** The largest form, in bytes. */
const MAX_FORM = 256 * 1024;

/** The fields of the form; undefined when the request has been answered. */
export async function fieldsIn(visit: Visit, say: OwnTexts): Promise<Fields | undefined> {
  const body = await readBody(visit.req, MAX_FORM);
  if (!body) return refuse(visit, say, 413, 'tooLarge');
  const form = await readForm(body, visit.req.headers['content-type']);
  return form ? textsIn(form) : refuse(visit, say, 415, 'notForm');
}
