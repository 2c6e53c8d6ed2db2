/** Huge cards as mails. They take long, because the largest are megabytes. */
import { mailRenderers } from '../../support/mail/renderers.ts';

for (const renderer of mailRenderers) renderer((kind) => kind === 'huge');
