import { at } from './parts';
import { STAGE } from './pieces';
import { fileOf } from './settings';
import { isObject, own } from '../json';

const REGION = { Ref: 'AWS::Region' };

/** The most characters in the name of a role. */
const LONGEST = 64;

/** Returns the name that the framework gives to a shared role, or to the role of a function. */
export function roleName(content: unknown, functionName?: string): unknown {
  const parts = [...beginning(content), ...(functionName === undefined ? [] : [functionName])];
  const whole = [...parts, REGION, 'lambdaRole'];
  const { value: region } = at(fileOf(content), 'provider', 'region');
  const { length } = whole
    .map((one) => (one === REGION ? (region ?? DEFAULT_REGION) : one))
    .join('-');
  const isCut = functionName !== undefined && length > LONGEST;
  return joined(isCut ? whole.slice(0, -1) : whole);
}

/** Returns the name that the framework gives to a function. */
export const functionName = (content: unknown, name: string): unknown =>
  joined([...beginning(content), name]);

/** Returns the names of the service and the stage. */
function beginning(content: unknown): readonly unknown[] {
  const service = own(content, 'service');
  const { value: stage = STAGE } = at(fileOf(content), 'provider', 'stage');
  return [isObject(service) ? (own(service, 'name') ?? service) : service, stage];
}

const DEFAULT_REGION = 'us-east-1';

const joined = (parts: readonly unknown[]): object => ({ 'Fn::Join': ['-', parts] });
