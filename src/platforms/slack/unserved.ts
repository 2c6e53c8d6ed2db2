/**
 * Answers people in workspaces whose installation is removed, cannot be decrypted, or cannot be checked with Slack. They
 * can still press. The response to the press and its response URL need no token, so the person is told, and nothing is
 * done.
 */
import type { AckFn } from '@slack/bolt';
import { escaped } from './card/text.ts';
import { lossOf } from './failures.ts';
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
  readonly fault: (what: string, fault: unknown) => void;
}

/** Events that report the end of an installation. */
const ENDINGS: ReadonlySet<unknown> = new Set(['app_uninstalled', 'tokens_revoked']);
const RESPONSE_MS = 5_000;

export function createUnservedWorkspaces(deps: Deps): UnservedWorkspaces {
  const { workspaces, troubles, words, languageOf, fault } = deps;

  async function why(where: WorkspaceIds): Promise<'notServed' | 'notNow' | undefined> {
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
      fault('Slack could not be asked about a workspace', error);
      return 'notNow';
    }
  }

  return {
    async told(kind, body, ack) {
      if (kind === 'event' && ENDINGS.has((body as { event?: { type?: unknown } }).event?.type)) return false;
      const { where, account } = placeOf(kind, body);
      const word = await why(where);
      if (word === undefined) return false;
      const language = account ? await languageOf(identityOf(account)).catch(() => 'en' as const) : 'en';
      await tell(kind, body, words(language, word), ack);
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
    signal: AbortSignal.timeout(RESPONSE_MS),
  });
}
