/**
 * Answers people in workspaces whose installation is removed, cannot be decrypted, or cannot be checked with Slack. They
 * can still press. The response to the press and its response URL need no token, so the person is told, and nothing is
 * done.
 */
import type { AckFn } from '@slack/bolt';
import { escaped } from './card/text.ts';
import { isSlackFault, lossOf } from './failures.ts';
import { post } from './http.ts';
import {
  commanderOf,
  firstInput,
  installedAt,
  submitterOf,
  visitorOf,
  type ActionBody,
  type CommandBody,
  type EventEnvelope,
  type ViewBody,
} from './inbound.ts';
import type { PayloadKind } from './payload.ts';
import { unknownAt } from './upkeep.ts';
import { identityOf, throughOf, type Account } from './users.ts';
import type { SlackWords } from './words.ts';
import type { Language } from '../../core/people.ts';
import type { Troubles } from '../../core/troubles.ts';
import type { Door } from '../door.ts';
import { CannotOpen, type WorkspaceIds, type Workspaces } from './workspaces.ts';

export interface UnservedWorkspaces {
  /** True when the workspace cannot be served and the person was told. */
  told(kind: PayloadKind, body: object, ack: AckFn<unknown>): Promise<boolean>;
}

interface Deps {
  readonly workspaces: Pick<Workspaces, 'of'>;
  readonly words: SlackWords;
  readonly troubles: Troubles;
  /** The language of the answer, without asking Slack. */
  readonly languageOf: (identity: string) => Promise<Language>;
  /** The answer when the store cannot be used. */
  readonly refused: Door['refused'];
  readonly fault: (what: string, fault: unknown) => void;
}

/** Why the workspace cannot be served: a word, or the fault of a look-up that may work in a moment. */
type Why = 'notServed' | { readonly fault: unknown };

/** Events that report the end of an installation. */
const ENDINGS: ReadonlySet<unknown> = new Set(['app_uninstalled', 'tokens_revoked']);
const RESPONSE_MS = 5_000;

export function createUnservedWorkspaces(deps: Deps): UnservedWorkspaces {
  const { workspaces, troubles, words, languageOf, refused, fault } = deps;

  async function why(where: WorkspaceIds): Promise<Why | undefined> {
    const about = unknownAt(where.team ?? where.enterprise ?? '');
    try {
      if (await workspaces.of(where)) {
        troubles.end(about);
        return undefined;
      }
      const at = where.team ?? where.enterprise ?? 'a workspace';
      troubles.begin(about, `Slack: people press in ${at}, where Concord is not installed: install it there again`);
      return 'notServed';
    } catch (error) {
      if (error instanceof CannotOpen || lossOf(error)) return 'notServed';
      fault('a workspace of Slack could not be looked up', error);
      return { fault: error };
    }
  }

  const messageOf = (reason: Why, language: Language): string => {
    if (reason === 'notServed') return words(language, reason);
    return isSlackFault(reason.fault) ? words(language, 'notNow') : refused(reason.fault, language).message;
  };

  return {
    async told(kind, body, ack) {
      if (kind === 'event' && ENDINGS.has((body as { event?: { type?: unknown } }).event?.type)) return false;
      const { where, account } = placeOf(kind, body);
      const reason = await why(where);
      if (reason === undefined) return false;
      // Without a token an event cannot be answered. One that is not acknowledged is sent again by Slack.
      if (kind === 'event' && reason !== 'notServed') throw reason.fault;
      const language = account ? await languageOf(identityOf(account)).catch(() => 'en' as const) : 'en';
      await tell(kind, body, messageOf(reason, language), ack);
      return true;
    },
  };
}

/** The installation that is meant, and the account. */
function placeOf(kind: PayloadKind, body: object): { where: WorkspaceIds; account?: Account } {
  if (kind === 'event') return { where: installedAt(body as EventEnvelope) };
  const account =
    kind === 'command'
      ? commanderOf(body as CommandBody)
      : kind === 'view'
        ? submitterOf(body as ViewBody)
        : visitorOf(body as ActionBody);
  return { where: throughOf(account), account };
}

async function tell(kind: PayloadKind, body: object, message: string, ack: AckFn<unknown>): Promise<void> {
  const text = escaped(message);
  if (kind === 'command') return ack({ response_type: 'ephemeral', text });
  const field = kind === 'view' ? firstInput(body as ViewBody) : undefined;
  // Shown under a field of the form, so that the inputs stay.
  if (field !== undefined) return ack({ response_action: 'errors', errors: { [field]: message } });
  await ack();
  const { response_url: url }: Pick<ActionBody, 'response_url'> = body;
  if (url === undefined) return;
  await post(url, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text }),
    timeoutMs: RESPONSE_MS,
  });
}
