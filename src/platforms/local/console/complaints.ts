/** What is wrong with what was filled in, said under the field that it is about. */
import type { Input } from 'adaptivecards';
import { h } from './dom.ts';

/** Goes to the first field with a complaint. Gives the complaints that have no field here. */
export function complain(inputs: readonly Input[], verb: string, fields: Readonly<Record<string, string>>): string[] {
  const places = new Map(inputs.map((input) => [input.id, input]));
  const homeless: string[] = [];
  let first: Input | undefined;
  for (const [name, complaint] of Object.entries(fields)) {
    const input = places.get(`${verb}#${name}`);
    if (!input || !under(input, complaint)) homeless.push(complaint);
    else if (!first || inputs.indexOf(input) < inputs.indexOf(first)) first = input;
  }
  first?.focus();
  return homeless;
}

let said = 0;

/** Stays until the field is changed. False when the field is not drawn. */
function under(input: Input, complaint: string): boolean {
  const place = input.renderedElement;
  const control = place?.querySelector<HTMLElement>('input, textarea, select');
  if (!place || !control) return false;
  place.querySelector('.complaint')?.remove();
  said += 1;
  const element = h('p', { class: 'complaint', attributes: { id: `complaint-${said}`, dir: 'auto' } }, complaint);
  place.append(element);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', element.id);
  const withdraw = (): void => {
    element.remove();
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  };
  control.addEventListener('input', withdraw, { once: true });
  return true;
}
