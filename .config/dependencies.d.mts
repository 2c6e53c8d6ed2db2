export const isPermissive: (licence?: string) => boolean;
/** @returns each direct dependency, and the packages under each licence */
export function dependencies(): {
  readonly direct: readonly {
    readonly name: string;
    readonly licence: string;
    readonly packages: number;
    readonly bytes: number;
  }[];
  readonly licences: ReadonlyMap<string, readonly string[]>;
};
