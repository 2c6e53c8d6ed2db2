/** What can be asked of the register: the routes and states of decisions, and the formats of its files. */
export const ROUTES = ['written', 'meeting', 'steeringCommittee'] as const;
export const LINE_STATES = ['inForce', 'superseded', 'toReview'] as const;
export const FORMATS = ['csv', 'xlsx', 'json', 'docx', 'txt', 'html'] as const;
