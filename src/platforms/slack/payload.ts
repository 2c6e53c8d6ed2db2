/**
 * Checks that a payload has the properties that Bolt reads without checking. Slack's own requests always pass. Others were
 * signed by somebody who has the secret, or changed on the way.
 */
type Json = Readonly<Record<string, unknown>>;

export type PayloadKind = 'event' | 'command' | 'action' | 'view' | 'shortcut' | 'notice' | 'other';

/** Not one of Slack's payloads. */
export class UnknownPayload extends Error {
  override readonly name = 'UnknownPayload';
}
/** A payload of Slack that Concord does not handle. */
export class IgnoredPayload extends Error {
  override readonly name = 'IgnoredPayload';
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isMaybe = (value: unknown, is: (value: unknown) => boolean): boolean =>
  value === undefined || value === null || is(value);
const hasId = (value: unknown): boolean => isObject(value) && isText(value['id']);

/** Slack's messages about itself that have no handler, such as that events are withheld for a while. */
const NOTICES: ReadonlySet<unknown> = new Set(['app_rate_limited']);
const SHORTCUTS: ReadonlySet<unknown> = new Set(['shortcut', 'message_action']);
const VIEWS: ReadonlySet<unknown> = new Set(['view_submission', 'view_closed']);

/** The kind of a payload, decided in the same order as Bolt does; undefined for what Slack does not send. */
export function kindOf(body: unknown): PayloadKind | undefined {
  if (!isObject(body)) return undefined;
  const { type } = body;
  if (body['event'] !== undefined) return isEvent(body) ? 'event' : undefined;
  if (body['command'] !== undefined) return isCommand(body) ? 'command' : undefined;
  if (NOTICES.has(type)) return 'notice';
  if (!isText(type) || !isByUser(body)) return undefined;
  if (body['actions'] !== undefined) return isAction(body) ? 'action' : undefined;
  if (SHORTCUTS.has(type)) return isText(body['callback_id']) ? 'shortcut' : undefined;
  if (VIEWS.has(type)) return isView(body) ? 'view' : undefined;
  return 'other';
}

function isEvent({ event, event_id: id, authorizations, team_id: team, enterprise_id: enterprise }: Json): boolean {
  if (!isObject(event) || !isText(event['type']) || !isText(id)) return false;
  const { user, channel, item, text } = event;
  return (
    (user === undefined || isText(user) || hasId(user)) &&
    (channel === undefined || isText(channel) || isObject(channel)) &&
    (item === undefined || isObject(item)) &&
    isMaybe(text, (words) => typeof words === 'string') &&
    [team, enterprise].every((each) => isMaybe(each, isText)) &&
    isMaybe(authorizations, (all) => Array.isArray(all) && all.every(isObject))
  );
}

const isCommand = (body: Json): boolean =>
  ['command', 'user_id', 'team_id', 'trigger_id', 'response_url'].every((name) => isText(body[name])) &&
  ['text', 'channel_id', 'channel_name', 'enterprise_id'].every((name) =>
    isMaybe(body[name], (value) => typeof value === 'string'),
  );

const isByUser = ({ user, team, enterprise, response_url: url }: Json): boolean =>
  hasId(user) && isMaybe(team, hasId) && isMaybe(enterprise, hasId) && isMaybe(url, isText);

const isAction = ({ actions, container, channel, view, message }: Json): boolean =>
  Array.isArray(actions) &&
  actions.length > 0 &&
  actions.every((action) => isObject(action) && isText(action['type'])) &&
  isMaybe(container, isObject) &&
  isMaybe(channel, hasId) &&
  isMaybe(view, hasId) &&
  isMaybe(message, isObject);

function isView({ type, view }: Json): boolean {
  if (!isObject(view) || !isText(view['id']) || typeof view['callback_id'] !== 'string') return false;
  if (!isMaybe(view['private_metadata'], (text) => typeof text === 'string')) return false;
  if (type === 'view_closed') return true;
  const values = isObject(view['state']) ? view['state']['values'] : undefined;
  return (
    isObject(values) && Object.values(values).every((block) => isObject(block) && Object.values(block).every(isObject))
  );
}
