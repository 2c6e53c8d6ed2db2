import { StoreUnusable } from '../store.ts';

/** The parts of a MongoDB address that this program needs. */
export interface MongoAddress {
  /** The address without the options that the program fixes. May contain a password. */
  readonly uri: string;
  readonly database: string;
}

const FORM = /^(mongodb(?:\+srv)?:\/\/[^/?\s]+)(?:\/([^?\s]*))?(?:\?(\S*))?$/;
/** MongoDB's own databases. */
const RESERVED = new Set(['admin', 'config', 'local']);

/**
 * Options that an address cannot change, because reads must be current and writes must survive a fail-over. The address
 * decides all others, such as `retryWrites=false`: Amazon DocumentDB before 8.0.2 has no retryable writes.
 */
const FIXED = new Set(
  ['readPreference', 'readPreferenceTags', 'maxStalenessSeconds', 'readConcernLevel', 'w', 'journal', 'j']
    .concat(['wTimeoutMS', 'wtimeout', 'safe'])
    .map((name) => name.toLowerCase()),
);

/** @throws StoreUnusable with a message that contains nothing of the address */
export function readAddress(uri: string): MongoAddress {
  const [, hosts, path = '', query = ''] = FORM.exec(uri.trim()) ?? [];
  if (hosts === undefined || path.includes('@'))
    throw unusable(
      'The address of MongoDB cannot be read. It should look like mongodb://host/concord; in a name or password the characters : / ? # [ ] @ % are written as %3A, %2F and so on.',
    );
  const database = decoded(path);
  if (database === '')
    throw unusable(
      'The address of MongoDB names no database. Put its name after the host, for example /concord: mongodb://host/concord.',
    );
  if (RESERVED.has(database))
    throw unusable('The address of MongoDB names one of its own databases (admin, config, local). Name another.');
  const kept = query.split('&').filter((part) => part !== '' && !FIXED.has((part.split('=')[0] ?? '').toLowerCase()));
  return {
    uri: `${hosts}/${path}${kept.length > 0 ? `?${kept.join('&')}` : ''}`,
    database,
  };
}

const unusable = (words: string): StoreUnusable => new StoreUnusable('address', `${words} Nothing was changed.`);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
