/** Acts as the people of the sample network, over the local platform's own interface. */
export interface DemoPerson {
  readonly id: string;
  readonly entity: string | null;
  readonly roles: readonly string[];
}

export interface DemoClient {
  /** Somebody of the Secretariat. */
  readonly officer: string;
  /** Everybody's entity that has a focal point, in the roll's order. */
  readonly entities: readonly string[];
  readonly focalPoint: (entity: string) => string;
  /**
   * Presses as this person.
   * @returns what the act made or changed (`E-1`)
   * @throws Error when the core refuses
   */
  readonly act: (
    person: string,
    verb: string,
    target?: string | null,
    inputs?: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  /** Lets time pass until that instant; what is due on the way is done. */
  readonly to: (instant: string) => Promise<void>;
  readonly records: <T>(kind: string) => Promise<T[]>;
}

/** @param base address of the program, without a final slash */
export async function openClient(base: string): Promise<DemoClient> {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const sent = body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await fetch(`${base}/local${path}`, { method, ...sent });
    const answer = (await response.json()) as T;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return answer;
  };
  const [network] = await call<{ id: string }[]>('GET', '/networks');
  const id = network?.id ?? '';
  const people = await call<DemoPerson[]>('GET', `/people?network=${id}`);
  const has = (role: string) => people.find(({ roles }) => roles.includes(role))?.id ?? '';
  const points = people.filter(({ roles, entity }) => roles.includes('focalPoint') && entity !== null);
  return {
    officer: has('secretariat'),
    entities: points.map(({ entity }) => entity ?? ''),
    focalPoint: (entity) => points.find((person) => person.entity === entity)?.id ?? '',
    async act(person, verb, target, inputs = {}) {
      const path = `/people/${encodeURIComponent(person)}/act`;
      const answer = await call<{ ok: boolean; message: string; target?: string }>('POST', path, {
        verb,
        inputs,
        ...(target && { target }),
      });
      if (!answer.ok) throw new Error(`${verb}: ${answer.message}`);
      return answer.target ?? target ?? '';
    },
    async to(instant) {
      await call('POST', '/clock', { now: instant });
    },
    records: (kind) => call('GET', `/records?network=${id}&kind=${kind}`),
  };
}
