/** What rooms and the report, which lie above this feature, may ask of a meeting. */
export { itemsOf } from './queries/facts.ts';
export { inOrder, itemLabel } from './rules/item.ts';
export { invited } from './rules/state.ts';
