import { Found } from './rule';
import { knownRegions } from '../catalogue/regions';
import { distance } from '../catalogue/similar-actions';
import { ArnParts } from '../policy/arn';
import { hasDeployTimeValue, PolicyText } from '../policy/deploy-time-text';

/** What is wrong with the Region or the account of an ARN of the family. */
export type WrongPart = Pick<Found, 'what' | 'instead' | 'severity'>;

/**
 * Returns what is wrong with the Region or the account of an ARN; undefined when nothing is.
 * Ignores wildcards, references, and placeholders of documents, in capitals or brackets.
 */
export const wrongPart = ({ region, account }: ArnParts): WrongPart | undefined =>
  wrongAccount(account) ?? wrongRegion(region);

function wrongAccount(account: PolicyText): WrongPart | undefined {
  if (/^\d{12}$/.test(account) || !/^[\d-]*$/.test(account)) return undefined;
  const digits = account.replace(/-/g, '');
  const what = account === '' ? 'has no account' : `has the account ${account}`;
  const isDashed = /^\d{12}$/.test(digits);
  return {
    what,
    instead: isDashed ? `Write the account as ${digits}` : 'Write the 12 digits of the account',
  };
}

const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d$/;

function wrongRegion(region: PolicyText): WrongPart | undefined {
  const lower = region.toLowerCase();
  if (region === '')
    return { what: 'has no Region', instead: 'Write the Region of the resource, or *' };
  if (!isRegionText(region) || knownRegions().includes(region)) return undefined;
  const [near] = knownRegions().filter((known) => distance(known, lower, 1) <= 1);
  const what = `has the Region ${region}`;
  if (near !== undefined) return { what, instead: `Write ${near}`, ...mayBeNew(region) };
  return { what, instead: 'Write the name of a Region, such as us-east-1', ...mayBeNew(region) };
}

/** A Region in the usual form may be newer than the list. */
const mayBeNew = (region: string): Pick<WrongPart, 'severity'> =>
  REGION.test(region) ? { severity: 'warning' } : {};

/** Matches `eu-west2` and `EU-WEST-2`, but not `REGION` or `your-region`. */
const isRegionText = (region: PolicyText): boolean =>
  !hasDeployTimeValue(region) &&
  /^[a-z]{2}[a-z]*-[a-z]+-?\d*(-[a-z]*-?\d*)?$/i.test(region) &&
  !/region/i.test(region);
