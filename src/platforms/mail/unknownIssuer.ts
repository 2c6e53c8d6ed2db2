/** What to do about the certificate of a server whose issuer this machine does not know: usual within an organization. */

const UNKNOWN_ISSUER =
  /unable to (?:verify the first|get (?:local )?issuer) certificate|self[- ]signed certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|SELF_SIGNED_CERT/i;

export const helpFor = (words: string): string =>
  UNKNOWN_ISSUER.test(words)
    ? '. If your organization issues its own certificates, set NODE_EXTRA_CA_CERTS to the file of its CA certificate (PEM) and start Concord anew; otherwise have the server send its whole chain'
    : '';
