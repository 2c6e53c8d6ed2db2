export function buildProgram(folder?: string, entryPoint?: string): Promise<void>;
/** Code with every letter beyond ASCII escaped. */
export function inAscii(code: string): string;
export function buildScript(
  folder: string,
  entryPoints: Readonly<Record<string, string>>,
  more?: { readonly outExtension?: Readonly<Record<string, string>>; readonly splitting?: boolean },
): Promise<unknown>;
export function buildThread(folder?: string): Promise<unknown>;
export function buildConsole(folder?: string): Promise<void>;
export function buildTab(folder?: string): Promise<unknown>;
export function build(): Promise<unknown>;
