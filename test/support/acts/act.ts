/** How the contract declares an act, as the tests hold the program to it. */

/** Everybody of the small network who is tried: a role, and who has it. */
export const EVERYBODY = {
  focalPoint: 'una-5',
  alternate: 'una-6',
  secretariat: 'una-1',
  coordinator: 'una-2',
  chair: 'una-4',
  rmcChair: 'una-9',
  observer: 'una-3',
  stranger: 'nobody',
} as const;
export type Role = keyof typeof EVERYBODY;
export const ROLES = Object.keys(EVERYBODY) as readonly Role[];

export const REPRESENTATIVES: readonly Role[] = ['focalPoint', 'alternate'];
export const SECRETARIAT: readonly Role[] = ['secretariat', 'coordinator'];
export const ANYONE: readonly Role[] = ROLES.filter((role) => role !== 'stranger');

export interface ContractAct {
  /** Whom the roll lets do it. */
  readonly who: readonly Role[];
  /** The names of its inputs. */
  readonly inputs: readonly string[];
  /** For these it also depends on whose the thing is, which the roll does not say: the table beside the test has it. */
  readonly depends: readonly Role[];
  /** Inputs with which it does something. */
  readonly sample?: Readonly<Record<string, unknown>>;
}
export type ContractActs = Readonly<Record<string, ContractAct>>;

/** @param inputs as the contract lists them, a blank between */
export const act = (
  who: readonly Role[],
  inputs = '',
  sample?: ContractAct['sample'],
  depends: readonly Role[] = [],
): ContractAct => ({
  who,
  inputs: inputs.split(' ').filter(Boolean),
  depends,
  ...(sample && { sample }),
});

/** A document in one of its states, against which every act of its feature is tried. */
export interface Scene {
  readonly kind: string;
  readonly target: string;
  /** The document that holds it, when the target is a part of it. */
  readonly document?: string;
  readonly state: unknown;
  readonly stage: string;
  /** The instant of the press. */
  readonly at: string;
  /** What else has to be there. */
  readonly beside?: readonly {
    readonly kind: string;
    readonly target: string;
    readonly state: unknown;
    readonly stage: string;
  }[];
}
export type Scenes = Readonly<Record<string, Scene>>;

/** Acts that belong together, and the states of the document that they are about. */
export interface Feature {
  readonly acts: ContractActs;
  readonly scenes: Scenes;
}
