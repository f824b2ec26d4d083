import { PolicyText } from '../policy/deploy-time-text';
import { Policy } from '../policy/model';

const REQUIRED_BOUNDARY = 'iam:permissionsboundary';

/** Returns what conditions name as the permissions boundaries of new principals. */
export const requiredBoundaries = (policies: readonly Policy[]): ReadonlySet<PolicyText> =>
  new Set(
    policies
      .flatMap(({ statements }) => statements)
      .flatMap(({ conditions }) => conditions)
      .filter(({ key }) => key.toLowerCase() === REQUIRED_BOUNDARY)
      .flatMap(({ values }) => values),
  );
