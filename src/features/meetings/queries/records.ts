/** Meetings and what belongs to them in the shape of the contract's records. */
import { documentsOf } from '../../../kit/records.ts';

export const records = {
  agenda: documentsOf('agenda'),
  meetings: documentsOf('meetings'),
  meetingRequests: documentsOf('meetingRequests'),
  series: documentsOf('series'),
};
