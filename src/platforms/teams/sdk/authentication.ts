/** Who may call us: the SDK's check of the token, and what it passes over. */
import { withinOrThrow } from '../../../core/timeout.ts';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity } from '../activity.ts';

/** The caller is not Teams, or not for us. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}
/** Nobody could be checked: the keys could not be fetched. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}

const SERVICE_URL = 'serviceurl';

/** @throws Unauthorized, CannotVerify */
export async function authenticate(
  auth: ConfigurationBotFrameworkAuthentication,
  activity: Activity,
  header: string,
  localDevelopment: boolean,
): Promise<void> {
  const asked = auth.authenticateRequest(activity as never, header);
  const checked = withinOrThrow(asked, TIMEOUT_MS, () => new CannotVerify('the keys did not come in time'));
  const { claimsIdentity } = await checked.catch((fault: unknown) => {
    throw isOurs(fault) ? new CannotVerify(String(fault)) : new Unauthorized(String(fault));
  });
  // The SDK passes over a missing service address, and tokens that name none: whoever we answer must have signed for it.
  const signed = claimsIdentity.getClaimValue(SERVICE_URL);
  if (!localDevelopment && (!signed || signed !== activity.serviceUrl))
    throw new Unauthorized('the token is for another service address');
}

/** The SDK fetches Microsoft's keys without a limit; Teams itself waits no longer for an answer. */
const TIMEOUT_MS = 10_000;

/** The check itself could not be made. */
function isOurs(fault: unknown): boolean {
  if (fault instanceof CannotVerify) return true;
  const { name, statusCode, code } = (fault ?? {}) as { name?: unknown; statusCode?: unknown; code?: unknown };
  return name === 'FetchError' || statusCode === 500 || code === 'ECONNREFUSED';
}
