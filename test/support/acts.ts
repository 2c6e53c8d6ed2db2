/** Every act of the contract, feature by feature, with the states in which its feature's acts are tried. */
import type { ContractActs, Feature } from './acts/act.ts';
import { correspondence } from './acts/correspondence.ts';
import { endorsement } from './acts/endorsement.ts';
import { inputs } from './acts/inputs.ts';
import { plan } from './acts/plan.ts';
import { agenda, meeting, meetingRequest } from './acts/meeting.ts';
import { network } from './acts/network.ts';
import { register } from './acts/register.ts';
import { rmc } from './acts/rmc.ts';

export const FEATURES: Readonly<Record<string, Feature>> = {
  network,
  endorsement,
  register,
  correspondence,
  inputs,
  plan,
  rmc,
  meeting,
  agenda,
  meetingRequest,
};

export const ACTS: ContractActs = Object.assign({}, ...Object.values(FEATURES).map(({ acts }) => acts)) as ContractActs;
