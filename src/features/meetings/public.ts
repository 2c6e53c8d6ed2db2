/** What features above this one (rooms, report) may use of it. */
export { itemsOf } from './queries/facts.ts';
export { inOrder, itemLabel } from './rules/item.ts';
export { invited } from './rules/state.ts';
