/**
 * Concord's own access to a platform: its token or secret, its scopes, and what an administrator allows. Each call shows
 * whether the access works. While it does not, that is reported as a trouble.
 */
import type { OurReason } from '../core/envelope.ts';
import type { Troubles } from '../core/troubles.ts';

export interface Access {
  /** A call was refused for lack of access. `what` names the call; without a name, every call would be refused. */
  lost(loss: AccessLoss, what?: string): void;
  /** A call succeeded, so every other call works too, except those that were refused by name. */
  good(what: string): void;
  /** Is every call refused? */
  isLost(): boolean;
  /** @throws Error with a plain message while every call is refused */
  check(): void;
}

export interface AccessLoss {
  readonly reason: OurReason;
  /** The platform's own error code (`token_revoked`, `AADSTS7000215`). */
  readonly said: string;
}

interface Deps {
  /** The platform's name for people: `Slack`. */
  readonly platform: string;
  /** Identifies this access: `slack/T1`. */
  readonly about: string;
  readonly troubles: Troubles;
  /** Makes the message for administrators, instead of the usual one. */
  readonly words?: (loss: AccessLoss) => string;
}

/** The name of the trouble when every call is refused: `slack/T1/access`. */
export const ALL_CALLS = 'access';

export function createAccess({
  platform,
  about,
  troubles,
  words: say = (loss) => lossWords(platform, loss),
}: Deps): Access {
  const losses = new Map<string, string>();
  const back = (what: string): void => {
    if (losses.delete(what)) troubles.end(`${about}/${what}`);
  };

  return {
    lost(loss, what = ALL_CALLS) {
      const words = say(loss);
      losses.set(what, words);
      troubles.begin(`${about}/${what}`, words);
    },
    good(what) {
      if (losses.size === 0) return;
      back(ALL_CALLS);
      back(what);
    },
    isLost: () => losses.has(ALL_CALLS),
    check() {
      const words = losses.get(ALL_CALLS);
      if (words !== undefined) throw new Error(words);
    },
  };
}

export function lossWords(platform: string, { reason, said }: AccessLoss): string {
  switch (reason) {
    case 'accessRefused':
      return `${platform} refuses Concord’s own token or secret (${said}): what waits goes out when it is mended`;
    case 'scopeMissing':
      return `Concord lacks a scope in ${platform} (${said}): take the manifest over into the app, and install it again`;
    case 'restricted':
      return `an administrator’s setting keeps Concord out of ${platform} (${said})`;
    case 'signInAway':
      return `where Concord gets its token for ${platform} does not answer (${said}): what waits goes out when it does`;
  }
}
