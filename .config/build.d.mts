export function buildProgram(folder?: string, entryPoint?: string): Promise<void>;
export function buildScript(folder: string, entryPoints: Readonly<Record<string, string>>): Promise<unknown>;
export function buildConsole(folder?: string): Promise<void>;
export function build(): Promise<unknown>;
