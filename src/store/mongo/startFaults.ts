import mongoose from 'mongoose';
import { StoreUnusable } from '../store.ts';
import { StoreTimeout } from './operations.ts';

/**
 * Explains to administrators why a start could not use MongoDB. The driver's message is not repeated: it contains hosts,
 * and may contain the password.
 */
export interface StartFault {
  readonly words: string;
  /** The fault may end by itself: a server is starting, or a replica set is electing its primary. */
  readonly mayPass: boolean;
}

const passing = (words: string): StartFault => ({ words, mayPass: true });
const lasting = (words: string): StartFault => ({ words, mayPass: false });

const FAULTS = {
  dns: lasting('The host name in its address is not known (DNS). Check the name, and that this machine can look it up'),
  dnsAway: passing('The host name in its address cannot be looked up now: the name server (DNS) does not answer'),
  refused: passing('Its host is there, but nothing listens on that port. Check the port, and that MongoDB is running'),
  noRoute: passing('There is no way to its host from this machine. Check the network between the two'),
  noAnswer: passing('It does not answer. Check the host, and that no firewall stands between the two'),
  cut: passing(
    'It closes the connection at once. It may want TLS (tls=true in the address), or not let this machine in',
  ),
  tls: lasting(
    'No secure connection (TLS) comes about. Check its certificate, the tls options in the address, and that it speaks TLS at all',
  ),
  file: lasting('A file that its address names (a certificate or a key) cannot be read'),
  login: lasting(
    'The user name or the password is wrong, or the user is kept in another database (then authSource=admin, mostly, in the address)',
  ),
  noLogin: lasting('It wants a user name and a password, and its address has none'),
  rights: lasting(
    'The user has not the rights that are needed: give it readWrite on the database that the address names',
  ),
  setName: lasting('No server there is of the replica set that the address names (replicaSet=…). Check that name'),
  noPrimary: passing('The replica set has no primary that could be reached. Check its members'),
  old: lasting('This MongoDB is too old, or lacks what Concord needs: see docs/admin/mongodb.md'),
  address: lasting(
    'Its address cannot be used. Check the options after the question mark, and that special characters in the password are written as %40 and so on',
  ),
} satisfies Record<string, StartFault>;

/** The explanation; undefined when it is not a fault of MongoDB or the network. */
export function startFaultOf(fault: unknown): StartFault | undefined {
  const faults = [...allIn(fault)];
  const codes = new Set(faults.flatMap(({ code }) => (code === undefined ? [] : [code])));
  const some = (...wanted: readonly (string | number)[]): boolean => wanted.some((code) => codes.has(code));
  const text = (pattern: RegExp): boolean => faults.some(({ message }) => pattern.test(message));
  const named = (pattern: RegExp): boolean => faults.some(({ name }) => pattern.test(name));

  if (some(18, 11, 334, 'ERR_MONGO_AUTH') || (some(8000) && text(/auth/i))) return FAULTS.login;
  if (some(13) && text(/requires authentication|not authenticated/i)) return FAULTS.noLogin;
  if (some(13, 31, 8000) || named(/^MongoMissingCredentials/)) return FAULTS.rights;
  if (some('EAI_AGAIN', 'ETIMEOUT', 'ESERVFAIL')) return FAULTS.dnsAway;
  if (some('ENOTFOUND', 'ENODATA', 'EBADNAME')) return FAULTS.dns;
  if (some('ENOENT', 'EACCES', 'EISDIR')) return FAULTS.file;
  if ([...codes].some((code) => typeof code === 'string' && TLS.test(code)) || text(/before secure TLS/))
    return FAULTS.tls;
  if (named(/^MongoCompatibilityError$/) || some(59, 115, 238, 303)) return FAULTS.old;
  const topology = topologyIn(faults);
  if (topology?.isEmptySet || text(/setName/)) return FAULTS.setName;
  if (topology?.hasMembers || some(10107, 13435, 13436, 11602, 189, 91)) return FAULTS.noPrimary;
  if (some('ECONNREFUSED')) return FAULTS.refused;
  if (some('EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL')) return FAULTS.noRoute;
  if (some('ECONNRESET', 'EPIPE') || text(/connection \S+ to \S+ closed/)) return FAULTS.cut;
  if (named(/^(Mongo|Mongoose)(Parse|InvalidArgument|API)?Error$/) && !topology) return FAULTS.address;
  if (fault instanceof StoreTimeout || named(/ServerSelection|Network|Timeout/) || some('ETIMEDOUT'))
    return FAULTS.noAnswer;
  return undefined;
}

/** @param tried milliseconds since the first try */
export function asUnusable(fault: unknown, tried = 0): StoreUnusable | undefined {
  const known = startFaultOf(fault);
  const patience = known?.mayPass && tried > 1_000 ? ` It was tried for ${Math.round(tried / 1_000)} s.` : '';
  if (known) return new StoreUnusable('unreachable', `MongoDB cannot be used. ${known.words}.${patience}`);
  if (!(fault instanceof mongoose.mongo.MongoError)) return undefined;
  const { codeName, code } = fault as { codeName?: unknown; code?: unknown };
  const what = [codeName, code].filter((part) => typeof part === 'string' || typeof part === 'number').join(', ');
  return new StoreUnusable('unreachable', `MongoDB refuses what Concord needs at its start (${what || fault.name}).`);
}

const TLS = /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|EPROTO$|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_CA)/;

interface Found {
  readonly name: string;
  readonly message: string;
  readonly code: string | number | undefined;
  readonly reason: unknown;
}

/** The fault and its causes. The driver puts what it knows about each server into `reason`. */
function* allIn(fault: unknown, depth = 0): Generator<Found> {
  if (!(fault instanceof Error) || depth > MAX_CAUSES) return;
  const { code, cause, reason } = fault as {
    code?: unknown;
    cause?: unknown;
    reason?: unknown;
  };
  const isCode = typeof code === 'string' || typeof code === 'number';
  yield {
    name: fault.name,
    message: fault.message,
    code: isCode ? code : undefined,
    reason,
  };
  yield* allIn(cause, depth + 1);
  for (const { error } of serversIn(reason)) yield* allIn(error, depth + 1);
}
const MAX_CAUSES = 6;

interface Server {
  readonly type: string;
  readonly error: unknown;
}

function serversIn(reason: unknown): Server[] {
  const servers = (reason as { servers?: unknown } | undefined)?.servers;
  return servers instanceof Map ? ([...servers.values()] as Server[]) : [];
}

function topologyIn(
  faults: readonly Found[],
): { readonly isEmptySet: boolean; readonly hasMembers: boolean } | undefined {
  const reason = faults.find(
    (one) => (one.reason as { servers?: unknown } | undefined)?.servers instanceof Map,
  )?.reason;
  if (!reason) return undefined;
  const servers = serversIn(reason);
  const isSet = /^ReplicaSet/.test(String((reason as { type?: unknown }).type));
  return {
    isEmptySet: isSet && servers.length === 0,
    hasMembers: servers.some(({ type }) => /^RS/.test(type)),
  };
}
