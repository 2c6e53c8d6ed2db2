/** The private key with which mails are signed (DKIM, RFC 6376 and 8463). */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** @throws when the file cannot be read or holds no key that signs mails */
function readKey(file: string): KeyObject {
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ed25519')
    throw new Error('neither RSA nor Ed25519');
  return key;
}

/** Why the key in this file signs nothing; undefined when it does. */
export function dkimKeyFault(file: string): string | undefined {
  try {
    readKey(file);
    return undefined;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    return code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR'
      ? 'the file cannot be read'
      : 'there is no private key for DKIM in the file (PEM, RSA or Ed25519)';
  }
}

/** `ed25519` keys stand in the DNS without the head that says what they are: so many bytes at the end are the key. */
const ED25519_BYTES = 32;

/** The public key as `p=` has it; undefined for a file that signs nothing. */
export function publicKeyOf(file: string): string | undefined {
  if (dkimKeyFault(file) !== undefined) return undefined;
  const key = createPublicKey(readKey(file));
  const bytes = key.export({ type: 'spki', format: 'der' });
  return (key.asymmetricKeyType === 'ed25519' ? bytes.subarray(-ED25519_BYTES) : bytes).toString('base64');
}
