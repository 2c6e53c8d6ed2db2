/**
 * Forwarded messages inside a message, which may have no words of its own. Previews of linked pages and what apps have
 * drawn are not forwarded messages.
 */
export interface MessageWithForwards {
  readonly text?: string;
  readonly files?: readonly File[];
  readonly attachments?: readonly Attachment[] | undefined;
}
interface File {
  readonly permalink?: string;
  readonly external_url?: string;
}
interface Attachment {
  readonly is_share?: boolean;
  readonly is_msg_unfurl?: boolean;
  readonly author_name?: string;
  readonly author_subname?: string;
  readonly text?: string;
  readonly fallback?: string;
  readonly from_url?: string;
  readonly files?: readonly File[];
}

const forwarded = ({ attachments }: MessageWithForwards): readonly Attachment[] =>
  (attachments ?? []).filter(
    ({ is_share: isShare, is_msg_unfurl: isMessage }) => isShare === true || isMessage === true,
  );

/** The words of the message and of the messages forwarded in it, in Slack's own markup. */
export function wordsIn(message: MessageWithForwards): string {
  const others = forwarded(message).map(({ author_name: name, author_subname: short, text, fallback }) => {
    const author = name || short;
    // The fallback text names the author itself.
    return text ? `${author ? `${author}: ` : ''}${text}` : (fallback ?? '');
  });
  return [message.text ?? '', ...others].filter((words) => words.trim() !== '').join('\n\n');
}

/** The addresses of forwarded messages and their files, because the files themselves are not copied. */
export function linksIn(message: MessageWithForwards): string {
  const others = forwarded(message);
  const files = [...(message.files ?? []), ...others.flatMap((each) => each.files ?? [])];
  const urls = [
    ...files.map(({ permalink, external_url: external }) => external ?? permalink),
    ...others.map(({ from_url: url }) => url),
  ];
  return urls.filter((url) => url?.startsWith('https://') === true).join(' ');
}
