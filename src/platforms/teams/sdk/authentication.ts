/** Checks who calls, with the SDK and where the SDK does not check. */
import { withinOrThrow } from '../../../core/timeout.ts';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Activity } from '../activity.ts';

/** The caller is not Teams, or the call is not for this bot. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}
/** The caller could not be checked, because the keys could not be fetched. */
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
  // The SDK accepts a missing service address, and tokens without one. Concord sends answers to that address, so the token
  // must contain it.
  const signed = claimsIdentity.getClaimValue(SERVICE_URL);
  if (!localDevelopment && (!signed || signed !== activity.serviceUrl))
    throw new Unauthorized('the token is for another service address');
}

/**
 * The time limit for fetching Microsoft's keys, for which the SDK has none. Teams itself does not wait longer for an
 * answer.
 */
const TIMEOUT_MS = 10_000;

/** Is it a fault of the check itself? */
function isOurs(fault: unknown): boolean {
  if (fault instanceof CannotVerify) return true;
  const { name, statusCode, code } = (fault ?? {}) as { name?: unknown; statusCode?: unknown; code?: unknown };
  return name === 'FetchError' || statusCode === 500 || code === 'ECONNREFUSED';
}
