/** What meetings and the report, which lie above this feature, may ask of the work plan. */
export { planTrouble, type PlanTrouble } from './queries/trouble.ts';
