import type { Line } from '../support/report.ts';
export const tick = async (): Promise<Line[]> => [];
