import { wordings } from './finding-wording';

/** Problems of acknowledgements themselves. */
export const ACKNOWLEDGEMENT_FINDINGS = wordings({
  'unknown-finding-id': {
    severity: 'warning',
    title: 'Acknowledgement of a finding that does not exist',
    why: 'It accepts nothing, so the finding that it is for is reported all the time',
    remedy: 'Correct the id. docs/findings.md lists all ids',
  },
});

/** Problems of findings that are accepted outside of an app, in connect-iam.yaml or Metadata. */
export const ACCEPTANCE_FINDINGS = wordings({
  'expired-acceptance': {
    severity: 'warning',
    title: 'Accepted finding whose date is over',
    why: 'Somebody accepted the risk up to this day, so the finding counts again',
    remedy: 'Remove the access, or review it and write a new date',
  },
  'unused-acceptance': {
    severity: 'warning',
    title: 'Accepted finding that does not exist',
    why: 'It accepts nothing now, and would hide a later finding of the same name',
    remedy: 'Remove the entry, or correct its id, file, or resource',
  },
});

/** Problems of reading. */
export const READING_FINDINGS = wordings({
  'unread-part': {
    severity: 'warning',
    title: 'A part that was not read',
    why: 'It may allow what no rule sees, so nothing is known about the access in it',
    remedy: 'Give what is missing, or acknowledge that it changes no access',
  },
});
