/**
 * Checks everything from Slack before Bolt reads it, and filters out malformed payloads, workspaces that are not served,
 * and Slack's messages about itself.
 */
import type { App, ReceiverEvent } from '@slack/bolt';
import { IgnoredPayload, UnknownPayload, kindOf } from './payload.ts';
import type { RunningEvents } from './running.ts';
import type { UnservedWorkspaces } from './unserved.ts';

interface Deps {
  readonly running: RunningEvents;
  readonly unserved: UnservedWorkspaces;
  /** Are events from a socket now left to another process, or to Slack's next try? */
  readonly isLeft: () => boolean;
  readonly warn: (what: string) => void;
}

type Process = (event: ReceiverEvent) => Promise<void>;

/**
 * Wraps the method to which all of Bolt's receivers pass events. @throws UnknownPayload, IgnoredPayload, which the receiver
 * answers at once
 */
export function takeIn(app: App, deps: Deps): void {
  const process: Process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (deps.isLeft()) return;
    await deps.running.during(() => take(deps, process, event));
  };
}

async function take({ unserved, warn }: Deps, process: Process, event: ReceiverEvent): Promise<void> {
  const { body } = event;
  const kind = kindOf(body);
  if (kind === undefined) throw new UnknownPayload('this is nothing that Slack sends');
  if (kind === 'notice') {
    warn(`Slack says ${String(body['type'])}: some of what people do is not being told`);
    await event.ack();
    return;
  }
  const answered = { yet: false };
  const ack: ReceiverEvent['ack'] = async (answer) => {
    answered.yet = true;
    await event.ack(answer);
  };
  if (await unserved.told(kind, body, ack)) return;
  try {
    await process({ ...event, ack });
  } catch (fault) {
    // The fault is logged already. It is passed on only while Slack waits for an answer.
    if (!answered.yet) throw fault;
  }
  if (!answered.yet) throw new IgnoredPayload('nothing here takes this');
}
