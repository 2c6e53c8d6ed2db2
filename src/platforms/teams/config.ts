/** The settings of Microsoft Teams, with the checks of their combination. */
import * as z from 'zod';
import { isLoopbackHost } from '../../core/loopback.ts';
import type { Environment, SettingsReader } from '../descriptor.ts';
import type { TeamsSettings } from './settings.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;
const isYes = (value: string | undefined): boolean => value !== undefined && /^(yes|true|1)$/.test(value);

/** The SDK treats an unknown type as MultiTenant, so the type is checked strictly, but in any case. */
const appType = z
  .string()
  .transform((given) => TYPES.find((type) => type.toLowerCase() === given.trim().toLowerCase()))
  .refine((type) => type !== undefined, `must be one of ${TYPES.join(', ')}`);

const shape = {
  MICROSOFT_APP_ID: z.string().regex(guid, 'must be the id of the registration (a GUID)').optional(),
  MICROSOFT_APP_PASSWORD: z.string().optional(),
  MICROSOFT_APP_TENANT_ID: z.string().regex(guid, 'must be the id of a tenant (a GUID)').optional(),
  MICROSOFT_APP_TYPE: appType.optional(),
  MICROSOFT_ALLOWED_TENANTS: z
    .string()
    .transform((list) =>
      list
        .split(/[,;\s]+/)
        .filter(Boolean)
        .map((tenant) => tenant.toLowerCase()),
    )
    .refine((list) => list.every((tenant) => guid.test(tenant)), 'must be ids of tenants (GUIDs), comma-separated')
    .optional(),
  TEAMS_LOCAL_DEVELOPMENT: z.enum(['yes', 'no', 'true', 'false', '1', '0'], { error: 'must be yes or no' }).optional(),
};
type Read = z.infer<z.ZodObject<typeof shape>>;

const isSetUp = (given: Environment): boolean => Object.keys(given).some((name) => name.startsWith('MICROSOFT_'));

/** Is any setting of Teams given, valid or not? */
const isAskedFor = (given: Environment): boolean => isSetUp(given) || isYes(given['TEAMS_LOCAL_DEVELOPMENT']);

/** Faults in the combination of settings. */
function faults(given: Environment): string[] {
  if (isYes(given['TEAMS_LOCAL_DEVELOPMENT'])) return developmentFaults(given);
  if (!isSetUp(given)) return [];
  const type = (given['MICROSOFT_APP_TYPE'] ?? 'SingleTenant').toLowerCase();
  const has = (name: string): boolean => given[name] !== undefined;
  const found: string[] = [];
  if (!has('MICROSOFT_APP_ID')) found.push('MICROSOFT_APP_ID is missing: without it every caller would be believed.');
  if (type === 'userassignedmsi' && has('MICROSOFT_APP_PASSWORD'))
    found.push('MICROSOFT_APP_PASSWORD is not for a managed identity (UserAssignedMSI): leave it out.');
  if (type !== 'userassignedmsi' && !has('MICROSOFT_APP_PASSWORD'))
    found.push('MICROSOFT_APP_PASSWORD is missing: Teams needs the secret of the registration.');
  if (type !== 'multitenant' && !has('MICROSOFT_APP_TENANT_ID'))
    found.push('MICROSOFT_APP_TENANT_ID is missing: it is the tenant in which the bot is registered.');
  if (!has('MICROSOFT_APP_TENANT_ID') && !has('MICROSOFT_ALLOWED_TENANTS'))
    found.push('MICROSOFT_ALLOWED_TENANTS is missing: say whose people may use the bot.');
  return found;
}

/**
 * In local development every caller is accepted. So only this machine may reach the port, and no other platform may be set
 * up.
 */
function developmentFaults(given: Environment): string[] {
  const found: string[] = [];
  if (given['MICROSOFT_APP_ID'] || given['MICROSOFT_APP_PASSWORD'])
    found.push('TEAMS_LOCAL_DEVELOPMENT=yes authenticates nobody: leave MICROSOFT_APP_ID and its secret out.');
  if (given['HOST'] && !isLoopbackHost(given['HOST']))
    found.push('TEAMS_LOCAL_DEVELOPMENT=yes believes whoever can reach it: HOST must be 127.0.0.1.');
  if (given['NODE_ENV'] === 'production') found.push('TEAMS_LOCAL_DEVELOPMENT=yes is not for production.');
  return found;
}

/** Undefined when Teams is not set up. Only for settings without faults. */
function read(data: Read): TeamsSettings | undefined {
  const localDevelopment = isYes(data.TEAMS_LOCAL_DEVELOPMENT);
  if (!localDevelopment && !data.MICROSOFT_APP_ID) return undefined;
  const tenant = data.MICROSOFT_APP_TENANT_ID?.toLowerCase();
  return {
    appId: data.MICROSOFT_APP_ID?.toLowerCase() ?? '',
    ...(data.MICROSOFT_APP_PASSWORD && { password: data.MICROSOFT_APP_PASSWORD }),
    ...(tenant && { tenant }),
    type: data.MICROSOFT_APP_TYPE ?? (localDevelopment ? 'MultiTenant' : 'SingleTenant'),
    allowedTenants: data.MICROSOFT_ALLOWED_TENANTS ?? (tenant ? [tenant] : []),
    localDevelopment,
  };
}

export const teamsReader: SettingsReader<TeamsSettings> = {
  names: {
    MICROSOFT_APP_ID: 'Teams: application id',
    MICROSOFT_APP_PASSWORD: 'Teams: secret',
    MICROSOFT_APP_TENANT_ID: 'Teams: tenant id',
    MICROSOFT_APP_TYPE: 'Teams: SingleTenant (default), MultiTenant or UserAssignedMSI',
    MICROSOFT_ALLOWED_TENANTS: 'Teams: ids, comma-separated, of the tenants that may use the bot (the one above)',
    TEAMS_LOCAL_DEVELOPMENT: 'Teams: yes believes every caller, for a test client on this machine; needs no app id',
  },
  shape,
  isAskedFor,
  faults,
  read,
};
