export function buildProgram(folder?: string): Promise<unknown>;
export function buildConsole(folder?: string): Promise<void>;
export function build(): Promise<unknown>;
