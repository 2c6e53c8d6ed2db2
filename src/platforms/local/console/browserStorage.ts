/** Values that the browser keeps for the next visit. A browser that keeps nothing is not a fault. */

export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`concord.${name}`);
  } catch {
    return null;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`concord.${name}`, value);
  } catch {
    return;
  }
}
