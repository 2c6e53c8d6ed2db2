/** Shows what is wrong with a form under the fields concerned. */
import type { Input } from 'adaptivecards';
import { h } from './dom.ts';

/** Moves to the first field with a complaint. Returns the complaints whose fields are not on the card. */
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

/** Shows a complaint until the field is changed. Returns false when the field is not drawn. */
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
