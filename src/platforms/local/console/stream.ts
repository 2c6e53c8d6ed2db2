import { events, type Message } from './api.ts';

interface Heard {
  /** Called when the stream has connected, each time. Earlier messages are read from the chat itself. */
  readonly onOpen: () => void;
  readonly onMessage: (message: Message) => void;
  readonly onEdit: (message: Message) => void;
  readonly onUnread: (person: string, unread: number) => void;
}

/**
 * Listens to changes in a person's chat and to the numbers of other people's unread messages. @returns a function that ends
 * this
 */
export function listen(person: string, { onOpen, onMessage, onEdit, onUnread }: Heard): () => void {
  const stream = events(person);
  const on = (type: string, take: (data: unknown) => void): void => {
    stream.addEventListener(type, (event) => take(JSON.parse((event as MessageEvent<string>).data)));
  };
  stream.addEventListener('open', () => {
    document.body.classList.remove('offline');
    onOpen();
  });
  stream.addEventListener('error', () => document.body.classList.add('offline'));
  on('message', (data) => onMessage(data as Message));
  on('edit', (data) => onEdit(data as Message));
  on('unread', (data) => {
    const { person: of, unread } = data as { readonly person: string; readonly unread: number };
    onUnread(of, unread);
  });
  return () => stream.close();
}
